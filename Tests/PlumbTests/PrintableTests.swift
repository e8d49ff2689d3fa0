import ClinicModel
import Testing

@testable import plumb

struct PrintableTests {
    @Test(arguments: ["", "Plain text", "王小明", "e\u{301}", "👩‍👩‍👧", "שָׁלוֹם", "a\u{200E}b", "\u{A0}"])
    func `text that does nothing to a terminal is left as it is`(text: String) {
        #expect(Array(text.printable.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func `an escape sequence is shown rather than obeyed`() {
        #expect("\u{1B}[31mred\u{1B}[0m".printable == "␛[31mred␛[0m")
        #expect("\u{1B}]0;title\u{7}".printable == "␛]0;title␇")
        #expect("\u{9B}2J".printable == "\\u{9b}2J")
    }

    @Test func `every C0 control and DEL becomes its control picture`() {
        let controls = String(String.UnicodeScalarView((UInt8(0)...0x1F).map { Unicode.Scalar($0) }))
        #expect(controls.printable == "␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟")
        #expect("\u{7F}".printable == "␡")
    }

    @Test func `every C1 control is written out`() {
        for value in UInt8(0x80)...0x9F {
            #expect(String(Unicode.Scalar(value)).printable == "\\u{\(String(value, radix: 16))}")
        }
    }

    @Test(arguments: [
        0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ])
    func `a line separator or a bidirectional control is written out`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect("a\(scalar)b".printable == "a\\u{\(String(value, radix: 16))}b")
    }

    @Test func `the characters next to those replaced are left as they are`() throws {
        for value: UInt32 in [0x20, 0x7E, 0xA0, 0x2027, 0x202F, 0x2065, 0x206A] {
            let text = String(try #require(Unicode.Scalar(value)))
            #expect(text.printable == text)
        }
    }

    @Test func `both halves of a CR LF are shown`() {
        #expect("a\r\nb".printable == "a␍␊b")
    }

    @Test func `printing what is already printable changes nothing`() {
        let once = "\u{1B}[1m\tx\u{85}\u{202E}".printable
        #expect(once.printable == once)
    }

    @Test func `prose is split at each kind of line break`() {
        #expect("a\nb\r\nc\rd".printableLines == ["a", "b", "c", "d"])
        #expect("a\n\nb\n".printableLines == ["a", "", "b", ""])
        #expect("\r\r\n".printableLines == ["", "", ""])
        #expect("".printableLines == [""])
    }

    @Test func `a tab becomes spaces up to the next tab stop`() {
        #expect("\tx".printableLines == ["        x"])
        #expect("BP\t120/80".printableLines == ["BP      120/80"])
        #expect("12345678\tx".printableLines == ["12345678        x"])
        #expect("a\tb\t\nc".printableLines == ["a       b       ", "c"])
    }

    @Test func `a tab stop is counted in cells`() {
        #expect("王小明\tx".printableLines == ["王小明  x"])
        #expect("e\u{301}\tx".printableLines == ["e\u{301}       x"])
        #expect("\u{1B}\tx".printableLines == ["␛       x"])
    }

    @Test func `only the line breaks of prose break its lines`() {
        #expect("a\u{B}b\u{C}c\u{85}d\u{2028}e".printableLines == ["a␋b␌c\\u{85}d\\u{2028}e"])
    }
}
