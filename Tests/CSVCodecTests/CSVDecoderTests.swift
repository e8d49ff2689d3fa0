import CSVCodec
import Testing

struct CSVDecoderTests {
    @Test func `an empty text has no rows`() throws {
        #expect(try fields("") == [])
        #expect(try fields("\u{FEFF}") == [])
    }

    @Test(arguments: ["a,b\r\n1,2\r\n", "a,b\n1,2\n", "a,b\r1,2\r", "a,b\r\n1,2", "a,b\r1,2\n", "a,b\n1,2"])
    func `CRLF, LF and CR end a line, and the last line needs no end`(text: String) throws {
        #expect(try fields(text) == [["a", "b"], ["1", "2"]])
    }

    @Test func `a leading byte order mark is skipped, and any other is text`() throws {
        #expect(try fields("\u{FEFF}a,b\n\u{FEFF}1,2") == [["a", "b"], ["\u{FEFF}1", "2"]])
        #expect(try fields("\u{FEFF}\u{FEFF}a") == [["\u{FEFF}a"]])
        #expect(try fields("\u{FEFF}\"a,b\"") == [["a,b"]])
        #expect(try fields("\"\u{FEFF}a\"") == [["\u{FEFF}a"]])
    }

    @Test func `a character that shares the first byte of a byte order mark is text`() throws {
        #expect(try fields("\u{F000}a,b") == [["\u{F000}a", "b"]])
        #expect(try fields("\u{FEC0}a,b") == [["\u{FEC0}a", "b"]])
    }

    @Test func `spaces belong to the field`() throws {
        #expect(try fields(" a , b \n\t1, ") == [[" a ", " b "], ["\t1", " "]])
    }

    @Test func `empty fields are kept wherever they stand`() throws {
        #expect(try fields(",,\n,x,\n\"\",,\"\"") == [["", "", ""], ["", "x", ""], ["", "", ""]])
    }

    @Test func `quotes protect delimiters, quotes and line breaks`() throws {
        #expect(
            try fields("\"a,b\",\"say \"\"x\"\"\"\n\"\"\"\",\"1\r\n2\n3\r4\"")
                == [["a,b", "say \"x\""], ["\"", "1\r\n2\n3\r4"]])
    }

    @Test func `an empty line is a row of one empty field where rows have one field`() throws {
        #expect(try fields("a\r\r\"\"\n\r\nb\n\n") == [["a"], [""], [""], [""], ["b"], [""]])
        #expect(try fields("\r\n\na\n") == [[""], [""], ["a"]])
        #expect(try fields("\n\n") == [[""], [""]])
        #expect(try CSVDecoder.rows(in: "\r\na\r\n\r\nb").map(\.line) == [1, 2, 3, 4])
    }

    @Test func `an empty line is skipped in a table of several columns`() throws {
        #expect(try fields("\r\n\na,b\r\r1,2\n\n3,4\n\n") == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(try CSVDecoder.rows(in: "\r\n\na,b\n\n1,2").map(\.line) == [3, 5])
    }

    @Test func `another delimiter makes the comma plain text`() throws {
        #expect(
            try fields("a;b,c\n\"1;2\";3", delimiter: UInt8(ascii: ";")) == [["a", "b,c"], ["1;2", "3"]])
        #expect(try fields("a\tb|c", delimiter: UInt8(ascii: "\t")) == [["a", "b|c"]])
        #expect(try fields("a|b~c", delimiter: UInt8(ascii: "|")) == [["a", "b~c"]])
    }

    @Test func `text beyond ASCII is kept as it is`() throws {
        let decomposed = "e\u{301}"
        let row = try #require(try fields("Größe,日本,👩‍👩‍👧,\(decomposed)").first)
        #expect(row.map { Array($0.utf8) } == ["Größe", "日本", "👩‍👩‍👧", decomposed].map { Array($0.utf8) })
    }

    @Test func `a row knows the physical line it starts on`() throws {
        let rows = try CSVDecoder.rows(in: "a,b\r\n\r\n\"1\r\n2\",\"\n\r\"\n3,4\r5,6")
        #expect(rows.map(\.line) == [1, 3, 7, 8])
    }

    @Test func `rows come out as soon as they are complete`() throws {
        var decoder = CSVDecoder()
        var seen: [[String]] = []
        try decoder.decode(Array("a,b\r".utf8)) { seen.append($0.fields) }
        #expect(seen == [["a", "b"]])
        try decoder.decode(Array("\n1,".utf8)) { seen.append($0.fields) }
        #expect(seen.count == 1)
        try decoder.finish { seen.append($0.fields) }
        #expect(seen == [["a", "b"], ["1", ""]])
    }

    @Test func `an error of the caller passes through`() throws {
        struct Enough: Error {}
        var decoder = CSVDecoder()
        #expect(throws: Enough.self) {
            try decoder.decode(Array("a\nb\n".utf8)) { _ in throw Enough() }
        }
    }

    @Test func `bytes and strings give the same rows`() throws {
        let text = "ä,\"b\n\"\n1,2"
        #expect(try CSVDecoder.rows(in: Array(text.utf8)) == CSVDecoder.rows(in: text))
    }
}
