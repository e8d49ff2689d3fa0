import CSVCodec
import Testing

struct CSVErrorTests {
    /// What is wrong with `bytes`, however they are cut.
    private func fault(in bytes: [UInt8], maximumRowLength: Int = 1 << 20) throws -> CSVError? {
        let whole = try Outcome(bytes, maximumRowLength: maximumRowLength)
        for size in 1...4 {
            #expect(try Outcome(bytes, chunkSize: size, maximumRowLength: maximumRowLength) == whole)
        }
        return whole.error
    }

    private func fault(in text: String, maximumRowLength: Int = 1 << 20) throws -> CSVError? {
        try fault(in: Array(text.utf8), maximumRowLength: maximumRowLength)
    }

    private func at(_ line: Int, _ column: Int, field: Int = 1) -> CSVPosition {
        CSVPosition(line: line, column: column, field: field)
    }

    @Test func `a quote that is never closed is refused where it opens`() throws {
        #expect(try fault(in: "a,b\r\n1,\"x\ny\n") == .unterminatedQuote(at(2, 3, field: 2)))
        #expect(try fault(in: "\"") == .unterminatedQuote(at(1, 1)))
        #expect(try fault(in: "\"a\"\"") == .unterminatedQuote(at(1, 1)))
        #expect(try fault(in: "\"ä\"\"\n\",\"") == .unterminatedQuote(at(2, 3, field: 2)))
    }

    @Test func `a quote inside an unquoted field is refused`() throws {
        #expect(try fault(in: "a,b\n1,x\"y\"") == .strayQuote(at(2, 4, field: 2)))
        #expect(try fault(in: "\u{FEFF}äö\"") == .strayQuote(at(1, 3)))
        #expect(try fault(in: "a\n \"b\"") == .strayQuote(at(2, 2)))
    }

    @Test func `text after a closing quote is refused`() throws {
        #expect(try fault(in: "\"a\"b") == .textAfterQuote(at(1, 4)))
        #expect(try fault(in: "x,\"\"\"\" ,y") == .textAfterQuote(at(1, 7, field: 2)))
        #expect(try fault(in: "a,\"1\r\n2\r3\n\n45\"6") == .textAfterQuote(at(5, 4, field: 2)))
    }

    @Test func `columns count Unicode scalars and the quotes as written`() throws {
        #expect(try fault(in: "äöü,\"日\"\"本\",e\u{301}👍\"") == .strayQuote(at(1, 15, field: 3)))
    }

    @Test func `a row of another length than the first is refused`() throws {
        #expect(try fault(in: "a,b\n1,2\n\n3\n") == .unevenRow(at(4, 2), expected: 2, found: 1))
        #expect(try fault(in: "a,b\n1,2,") == .unevenRow(at(2, 5, field: 3), expected: 2, found: 3))
        #expect(try fault(in: "a\n\"x\ny\",z") == .unevenRow(at(3, 4, field: 2), expected: 1, found: 2))
        #expect(try fault(in: "a,b\n\"\"\n") == .unevenRow(at(2, 3), expected: 2, found: 1))
    }

    @Test func `a NUL is refused wherever it stands`() throws {
        #expect(try fault(in: "\0") == .nul(at(1, 1)))
        #expect(try fault(in: "a,bc\0d") == .nul(at(1, 5, field: 2)))
        #expect(try fault(in: "a\n\"b\n\"\"c\0\"") == .nul(at(3, 4)))
        #expect(try fault(in: "\"a\"\0") == .nul(at(1, 4)))
    }

    @Test func `bytes that are not UTF-8 are refused where they start`() throws {
        #expect(try fault(in: Array("a,b\nä".utf8) + [0xFF]) == .invalidUTF8(at(2, 2)))
        #expect(
            try fault(in: Array("\"x\"\"\r\n".utf8) + [0xC3] + Array("\",y".utf8)) == .invalidUTF8(at(2, 1)))
        #expect(try fault(in: Array("\"xy".utf8) + [0x80] + Array("\"".utf8)) == .invalidUTF8(at(1, 4)))
        #expect(
            try fault(in: Array("a\n\"x,\"\"y\",z,".utf8) + [0xFF] + Array(",w".utf8))
                == .invalidUTF8(at(2, 11, field: 3)))
        #expect(try fault(in: [0xEF]) == .invalidUTF8(at(1, 1)))
        #expect(try fault(in: [0xEF, 0xBB, UInt8(ascii: "a")]) == .invalidUTF8(at(1, 1)))
        #expect(try fault(in: [0xEF, 0xBB, 0xBF, 0xEF, 0xBB]) == .invalidUTF8(at(1, 1)))
        // An overlong slash, half a surrogate pair, a scalar beyond U+10FFFF.
        #expect(try fault(in: [0x61, 0xC0, 0xAF]) == .invalidUTF8(at(1, 2)))
        #expect(try fault(in: [0x61, 0xED, 0xA0, 0x80]) == .invalidUTF8(at(1, 2)))
        #expect(try fault(in: [0x61, 0xF4, 0x90, 0x80, 0x80]) == .invalidUTF8(at(1, 2)))
    }

    @Test func `the earlier of two faults in a field is the one reported`() throws {
        #expect(try fault(in: [0x61, 0xFF, 0x22]) == .invalidUTF8(at(1, 2)))
        #expect(try fault(in: [0x61, 0x22, 0xFF]) == .strayQuote(at(1, 2)))
        #expect(try fault(in: [0x22, 0xFF, 0x00]) == .invalidUTF8(at(1, 2)))
        #expect(try fault(in: [0x22, 0xFF]) == .unterminatedQuote(at(1, 1)))
    }

    @Test func `a row longer than the limit is refused where it starts`() throws {
        #expect(
            try fault(in: "12345\r\n,\"5\"\n", maximumRowLength: 5)
                == .unevenRow(at(2, 2, field: 2), expected: 1, found: 2))
        #expect(
            try fault(in: "1,345\r\n\r\n\"\"\",\"\n", maximumRowLength: 5)
                == .unevenRow(at(3, 6), expected: 2, found: 1))
        #expect(try fault(in: "a\r\n123456\n", maximumRowLength: 5) == .rowTooLong(at(2, 1), limit: 5))
        #expect(try fault(in: "a\n\"1\n34\"", maximumRowLength: 5) == .rowTooLong(at(2, 1), limit: 5))
        #expect(try fault(in: ",,,,,,", maximumRowLength: 5) == .rowTooLong(at(1, 1), limit: 5))
        #expect(try fault(in: "\"123456", maximumRowLength: 5) == .rowTooLong(at(1, 1), limit: 5))
        #expect(try fault(in: "\u{FEFF}12345", maximumRowLength: 5) == nil)
    }

    @Test func `an endless line is refused before it is read in full`() throws {
        var decoder = CSVDecoder(maximumRowLength: 1000)
        let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 100)
        for _ in 0..<10 { try decoder.decode(chunk) { _ in } }
        #expect(throws: CSVError.rowTooLong(at(1, 1), limit: 1000)) { try decoder.decode(chunk) { _ in } }
    }

    @Test func `rows before the fault are handed over`() throws {
        let outcome = try Outcome(Array("a,b\n1,2\n3\n4,5\n".utf8))
        #expect(outcome.rows.map(\.fields) == [["a", "b"], ["1", "2"]])
        #expect(outcome.error == .unevenRow(at(3, 2), expected: 2, found: 1))
    }

    @Test(arguments: [
        (
            CSVError.unterminatedQuote(CSVPosition(line: 3, column: 7, field: 1)),
            "Line 3, column 7, field 1: a quote opens here and is never closed."
        ),
        (
            .strayQuote(CSVPosition(line: 1, column: 2, field: 1)),
            "Line 1, column 2, field 1: a quote stands inside a field that does not begin with a quote."
        ),
        (
            .textAfterQuote(CSVPosition(line: 1, column: 2, field: 1)),
            "Line 1, column 2, field 1: only a delimiter or the end of the line may follow a closing quote."
        ),
        (
            .unevenRow(CSVPosition(line: 4, column: 9, field: 1), expected: 2, found: 1),
            "Line 4, column 9, field 1: this row has 1 field, but the first row has 2 fields."
        ),
        (
            .nul(CSVPosition(line: 1, column: 2, field: 1)),
            "Line 1, column 2, field 1: a NUL byte stands here, which text never contains."
        ),
        (
            .invalidUTF8(CSVPosition(line: 1, column: 2, field: 1)),
            "Line 1, column 2, field 1: the bytes here are not valid UTF-8 text."
        ),
        (
            .rowTooLong(CSVPosition(line: 2, column: 1, field: 1), limit: 5),
            "Line 2, column 1, field 1: the row that starts here is longer than the limit of 5 bytes."
        ),
        (
            .tooManyFields(CSVPosition(line: 1, column: 9, field: 4), limit: 3),
            "Line 1, column 9, field 4: this row has more than the limit of 3 fields."
        ),
    ])
    func `an error says in one sentence what is wrong and where`(error: CSVError, sentence: String) {
        #expect(error.description == sentence)
    }
}
