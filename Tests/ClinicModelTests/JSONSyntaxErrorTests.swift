import ClinicModel
import Testing

/// What is not JSON by RFC 8259, in the spirit of the `n_` cases of JSONTestSuite, and where it goes wrong.
struct JSONSyntaxErrorTests {
    private func error(_ bytes: [UInt8]) -> JSONSyntaxError? {
        #expect(throws: JSONSyntaxError.self) { try JSONText(parsing: bytes) }
    }

    @Test(arguments: [
        ("", 1, 1, "a value", nil), ("  ", 1, 3, "a value", nil), ("[1,]", 1, 4, "a value", "]"),
        ("[,1]", 1, 2, "a value", ","), ("[1,,2]", 1, 4, "a value", ","), ("[1", 1, 3, "“,” or “]”", nil),
        ("[1 2]", 1, 4, "“,” or “]”", "2"), ("[1}", 1, 3, "“,” or “]”", "}"), ("[1:2]", 1, 3, "“,” or “]”", ":"),
        ("1 2", 1, 3, "the end of the text", "2"), ("[]]", 1, 3, "the end of the text", "]"),
        ("{}}", 1, 3, "the end of the text", "}"), ("{", 1, 2, "a key in straight quotation marks (\")", nil),
        (#"{"a":1,}"#, 1, 8, "a key in straight quotation marks (\")", "}"),
        ("{a:1}", 1, 2, "a key in straight quotation marks (\")", "a"),
        ("{'a':1}", 1, 2, "a key in straight quotation marks (\")", "'"),
        ("{“a”:1}", 1, 2, "a key in straight quotation marks (\")", "“"),
        ("{1:1}", 1, 2, "a key in straight quotation marks (\")", "1"),
        (#"{"a" 1}"#, 1, 6, "“:”", "1"), (#"{"a"}"#, 1, 5, "“:”", "}"), (#"{"a":}"#, 1, 6, "a value", "}"),
        (#"{"a":1 "b":2}"#, 1, 8, "“,” or “}”", "\""), (#"{"a":1"#, 1, 7, "“,” or “}”", nil),
        ("[True]", 1, 2, "a value", "True"), ("nul", 1, 1, "a value", "nul"), ("nulll", 1, 1, "a value", "nulll"),
        ("NaN", 1, 1, "a value", "NaN"), ("Infinity", 1, 1, "a value", "Infinity"), ("+1", 1, 1, "a value", "+"),
        (".5", 1, 1, "a value", "."), ("[1] // done", 1, 5, "the end of the text", "/"),
        ("/* */ 1", 1, 1, "a value", "/"), ("[1;2]", 1, 3, "“,” or “]”", ";"),
        ("0x1", 1, 2, "the end of the text", "x"),
        ("[\u{A0}1]", 1, 2, "a value", "U+00A0"), ("[\u{C}]", 1, 2, "a value", "U+000C"),
        ("[\0]", 1, 2, "a value", "U+0000"), ("\u{2028}1", 1, 1, "a value", "U+2028"),
    ])
    func `what stands where something else is expected is told`(
        text: String, line: Int, column: Int, wanted: String, found: String?
    ) {
        let error = error(Array(text.utf8))
        #expect(error?.problem == .unexpected(wanting: wanted, found: found))
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test(arguments: [
        ("01", "01"), ("-", "-"), ("-a", "-"), ("1.", "1."), ("1.e2", "1.e2"), ("1e", "1e"), ("1e+", "1e+"),
        ("--1", "--1"), ("-01", "-01"), ("1.2.3", "1.2.3"), ("2e1.5", "2e1.5"), ("1+1", "1+1"), ("-.5", "-.5"),
    ])
    func `a number that is not written as one is told`(text: String, number: String) {
        #expect(error(Array(text.utf8))?.problem == .malformedNumber(number))
    }

    @Test(arguments: ["9223372036854775808", "1e400", "-1e400", "1e-400", "0.0001e-400"])
    func `a number that would not be kept as it is is told`(text: String) {
        #expect(error(Array(text.utf8))?.problem == .numberOutOfRange(text))
    }

    @Test(arguments: [
        (#""abc"#, 1, JSONSyntaxError.Problem.unterminated), (#"["abc]"#, 2, .unterminated), (#"""#, 1, .unterminated),
        (#""\"#, 2, .unknownEscape), ("\"a\nb\"", 3, .control("\n")), ("\"a\tb\"", 3, .control("\t")),
        ("\"\0\"", 2, .control("\0")), ("\"\u{1F}\"", 2, .control("\u{1F}")), (#""\x41""#, 2, .unknownEscape),
        (#""\'""#, 2, .unknownEscape), (#""\U0041""#, 2, .unknownEscape), (#""\u""#, 2, .unknownEscape),
        (#""\u004""#, 2, .unknownEscape), (#""\u00G1""#, 2, .unknownEscape), (#""\u+041""#, 2, .unknownEscape),
        (#""\u004"#, 2, .unknownEscape), (#""é\ud800""#, 3, .loneSurrogate), (#""\udc00""#, 2, .loneSurrogate),
        (#""\ud800\u0041""#, 2, .loneSurrogate), (#""\ud800\n""#, 2, .loneSurrogate),
        (#""\ud800\ud800""#, 2, .loneSurrogate), (#""\udc00\ud800""#, 2, .loneSurrogate),
    ])
    func `a text that is not written as one is told`(text: String, column: Int, problem: JSONSyntaxError.Problem) {
        let error = error(Array(text.utf8))
        #expect(error?.problem == problem)
        #expect(error?.column == column)
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], 2), ([0x22, 0xC3, 0xA9, 0x80, 0x22], 3), ([0x22, 0xC0, 0xAF, 0x22], 2),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 2), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 2), ([0x22, 0xE2, 0x82], 2),
            ([0xFF, 0xFE, 0x22, 0x00], 1), ([0x22, 0xE9, 0x22], 2),
        ] as [([UInt8], Int)])
    func `bytes that are not UTF-8 are told`(bytes: [UInt8], column: Int) {
        let error = error(bytes)
        #expect(error?.problem == .notUTF8)
        #expect(error?.line == 1)
        #expect(error?.column == column)
    }

    @Test(arguments: [
        ("{\n  \"a\": 1,\n  \"b\": 2,\n}", 4, 1), ("[\r\n1,\r\n\r\n x]", 4, 2), ("[\r1,\rx]", 3, 1),
        ("[\n\r\nx]", 3, 1),
        ("[\"Nguyễn 王 😀\" x]", 1, 15), ("\u{FEFF}[x]", 1, 2), ("\u{FEFF}x", 1, 1), ("\u{FEFF}", 1, 1),
    ])
    func `a place is a line and a column in scalars`(text: String, line: Int, column: Int) {
        let error = error(Array(text.utf8))
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test func `an error is told in a sentence`() {
        #expect(
            error(Array("[1,\n]".utf8))?.description
                == "Line 2, column 1: a value is expected, and \u{201C}]\u{201D} stands here.")
        #expect(error([])?.description == "Line 1, column 1: a value is expected, and the text ends here.")
        #expect(error([])?.kind == .rule)
        let long = String(repeating: "x", count: 100)
        #expect(
            error(Array(long.utf8))?.description
                == "Line 1, column 1: a value is expected, and \u{201C}\(long.prefix(59))\u{2026}\u{201D} stands here.")
    }
}
