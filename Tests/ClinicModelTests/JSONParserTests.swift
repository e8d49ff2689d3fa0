import ClinicModel
import Testing

/// What is JSON by RFC 8259, in the spirit of the `y_` cases of JSONTestSuite.
struct JSONParserTests {
    @Test(arguments: [
        ("null", JSONText.null), ("true", .boolean(true)), ("false", .boolean(false)), (" \t\r\n7\n", .integer(7)),
        ("0", .integer(0)), ("-0", .integer(0)), ("-12", .integer(-12)), ("9223372036854775807", .integer(.max)),
        ("-9223372036854775808", .integer(.min)), ("0.25", .number(0.25)), ("-0.5", .number(-0.5)),
        ("1.0", .number(1)), ("1e2", .number(100)), ("1E+2", .number(100)), ("25e-2", .number(0.25)),
        ("0e1", .number(0)), ("0.000", .number(0)), ("-0.0", .number(0)), (#""""#, .string("")), ("[]", .array([])),
        ("{}", .object([])), ("[ ]", .array([])), ("{ }", .object([])), ("[[]   ]", .array([.array([])])),
        ("[1,null,\"x\"]", .array([.integer(1), .null, .string("x")])), (#"{"":0}"#, .object([("", .integer(0))])),
        (#"{"a":{"b":[{}]}}"#, .object([("a", .object([("b", .array([.object([])]))]))])),
    ])
    func `a value is read`(text: String, value: JSONText) throws {
        #expect(try JSONText(parsing: Array(text.utf8)) == value)
    }

    @Test func `whole numbers stay whole, and others do not become whole`() throws {
        guard case .array(let values) = try JSONText(parsing: Array("[1, 1.0, 1e0]".utf8)) else {
            Issue.record("no array")
            return
        }
        let areWhole = values.map { if case .integer(1) = $0 { true } else { false } }
        #expect(areWhole == [true, false, false])
    }

    /// RFC 8259, section 7.
    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u00E9""#, "Aéé"), (#""\u0000""#, "\0"),
        (#""\uD83D\uDE00""#, "😀"), (#""\ud800\udc00\udbff\uDFFF""#, "\u{10000}\u{10FFFF}"), (#""\\u0041""#, "\\u0041"),
        (#""\uFFFF\ufeff""#, "\u{FFFF}\u{FEFF}"), ("\"Nguyễn 王 😀\u{2028}\u{7F}\"", "Nguyễn 王 😀\u{2028}\u{7F}"),
        (#""e\u0301""#, "e\u{301}"), (#""\u0022""#, "\""), (#""/""#, "/"),
    ])
    func `a text is read, scalar by scalar`(json: String, text: String) throws {
        guard case .string(let read) = try JSONText(parsing: Array(json.utf8)) else {
            Issue.record("no text")
            return
        }
        #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func `members keep their order, and a key that is there twice stays there twice`() throws {
        let value = try JSONText(parsing: Array(#"{"b":1,"a":2,"b":3}"#.utf8))
        #expect(value == .object([("b", .integer(1)), ("a", .integer(2)), ("b", .integer(3))]))
    }

    @Test func `a byte order mark is passed over`() throws {
        #expect(try JSONText(parsing: [0xEF, 0xBB, 0xBF, 0x37]) == .integer(7))
    }

    @Test func `sixty-four levels are read, and no more`() throws {
        func nested(_ count: Int) -> [UInt8] {
            Array(String(repeating: "[", count: count).utf8) + Array(String(repeating: "]", count: count).utf8)
        }
        #expect(try JSONText(parsing: nested(64)).compact.count == 128)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONText(parsing: nested(65)) }
        #expect(error?.problem == .tooDeep)
        #expect(error?.column == 65)
        #expect(throws: JSONSyntaxError.self) { try JSONText(parsing: Array(repeating: 0x5B, count: 1_000_000)) }
        let objects = String(repeating: #"{"a":"#, count: 65)
        #expect(throws: JSONSyntaxError.self) { try JSONText(parsing: Array(objects.utf8)) }
    }

    @Test func `siblings lie at the same depth`() throws {
        let text = "[" + Array(repeating: "[[]]", count: 100).joined(separator: ",") + "]"
        #expect(try JSONText(parsing: Array(text.utf8)).compact == text)
    }

    @Test(arguments: [
        JSONText.null, .boolean(true), .integer(.min), .number(0.25), .number(-123_456.0625), .string("a\"\\\u{1}é😀\n"),
        .array([]), .object([]),
        .object([
            ("z", .integer(1)), ("a", .array([.boolean(true), .null, .integer(-2), .number(0.5), .string("x")])),
            ("z", .object([("k\n", .array([.array([])]))])), ("e", .object([])),
        ]),
    ])
    func `what is written is read back`(value: JSONText) throws {
        #expect(try JSONText(parsing: Array(value.compact.utf8)) == value)
        #expect(try JSONText(parsing: Array(value.indented.utf8)) == value)
    }
}
