import CSVCodec
import Testing

struct CSVEncoderTests {
    @Test func `plain fields are written bare and rows end with CRLF`() {
        #expect(encodedText([["a", "b c", " d "], ["", "é", ""]]) == "a,b c, d \r\n,é,\r\n")
    }

    @Test func `a field is quoted when it holds a delimiter, a quote, CR or LF`() {
        #expect(
            encodedText([["a,b", "say \"x\"", "1\r2", "1\n2", "\"", "'"]])
                == "\"a,b\",\"say \"\"x\"\"\",\"1\r2\",\"1\n2\",\"\"\"\",'\r\n")
    }

    @Test func `only the delimiter in use needs quotes`() {
        #expect(encodedText([["a,b", "c;d"]], delimiter: UInt8(ascii: ";")) == "a,b;\"c;d\"\r\n")
    }

    @Test func `a row of one empty field is quoted so as not to be an empty line`() {
        #expect(encodedText([[""], ["x"], [""]]) == "\"\"\r\nx\r\n\"\"\r\n")
        #expect(encodedText([["", ""]]) == ",\r\n")
    }

    @Test func `a row without fields is not written`() {
        #expect(encodedText([[], ["a"], []]) == "a\r\n")
    }

    @Test func `a byte order mark is written when asked for`() {
        #expect(encoded([["a"]], byteOrderMark: true) == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
        #expect(encoded([], byteOrderMark: true) == [0xEF, 0xBB, 0xBF])
    }

    @Test func `text that looks like a byte order mark at the start is quoted`() throws {
        let rows = [["\u{FEFF}a", "\u{FEFF}b"], ["\u{FEFF}c", "d"]]
        #expect(encodedText(rows) == "\"\u{FEFF}a\",\u{FEFF}b\r\n\u{FEFF}c,d\r\n")
        #expect(try CSVDecoder.rows(in: encoded(rows)).map(\.fields) == rows)
        #expect(try CSVDecoder.rows(in: encoded(rows, byteOrderMark: true)).map(\.fields) == rows)
    }

    @Test func `bytes and strings are written alike`() {
        var encoder = CSVEncoder()
        for field in ["a", "", "\"ü\"\n"] {
            Array(field.utf8).withUnsafeBufferPointer { encoder.append(utf8: $0) }
        }
        encoder.append(utf8: UnsafeBufferPointer(start: nil, count: 0))
        encoder.endRow()
        var bytes: [UInt8] = []
        encoder.drain { bytes += $0 }
        #expect(bytes == encoded([["a", "", "\"ü\"\n", ""]]))
    }

    @Test func `draining empties the buffer, in the middle of a row too`() {
        var encoder = CSVEncoder()
        var bytes: [UInt8] = []
        for field in ["", "a", "b"] {
            encoder.append(field: field)
            encoder.drain { bytes += $0 }
            #expect(encoder.count == 0)
        }
        encoder.endRow()
        #expect(encoder.count == 2)
        encoder.append(field: "")
        encoder.drain { bytes += $0 }
        encoder.endRow()
        encoder.drain { bytes += $0 }
        #expect(String(decoding: bytes, as: UTF8.self) == ",a,b\r\n\"\"\r\n")
    }

    @Test func `bytes a sink refuses still wait`() {
        struct Full: Error {}
        var encoder = CSVEncoder()
        encoder.append(field: "abc")
        #expect(throws: Full.self) { try encoder.drain { _ in throw Full() } }
        #expect(encoder.count == 3)
    }

    @Test(arguments: [0, 7, -1, 10, 99, 100, 1_234_567_890, Int64.max, Int64.min])
    func `a number is written in decimal digits`(number: Int64) {
        var encoder = CSVEncoder()
        encoder.append(integer: number)
        encoder.append(integer: number, after: Array("P-".utf8))
        encoder.endRow()
        var bytes: [UInt8] = []
        encoder.drain { bytes += $0 }
        #expect(String(decoding: bytes, as: UTF8.self) == "\(number),P-\(number)\r\n")
    }

    @Test func `bytes that are not UTF-8 are written as the character that stands for them`() {
        var encoder = CSVEncoder()
        let fields: [[UInt8]] = [[0x61, 0xFF], [0xC3, 0xA4], [], [0x22, 0xC3]]
        for field in fields { field.withUnsafeBufferPointer { encoder.append(bytes: $0) } }
        encoder.endRow()
        var bytes: [UInt8] = []
        encoder.drain { bytes += $0 }
        #expect(String(decoding: bytes, as: UTF8.self) == "a\u{FFFD},ä,,\"\"\"\u{FFFD}\"\r\n")
    }

    @Test func `a special byte is found wherever it stands in a long field`() {
        for length in 0...40 {
            for place in 0...length {
                let plain = String(repeating: "x", count: length)
                let special = String(plain.prefix(place)) + "," + String(plain.dropFirst(place))
                #expect(encodedText([[plain, special]]) == "\(plain),\"\(special)\"\r\n")
                #expect(encodedText([["\u{1}" + plain]]) == "\u{1}\(plain)\r\n")
            }
        }
    }
}
