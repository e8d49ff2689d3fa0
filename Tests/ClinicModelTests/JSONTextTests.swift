import ClinicModel
import Foundation
import Testing

/// Each text was read back with Python's `json.loads`, which gave the value that it was made from.
struct JSONTextTests {
    @Test(arguments: [
        (JSONText.null, "null"), (.boolean(true), "true"), (.boolean(false), "false"), (.integer(0), "0"),
        (.integer(-12), "-12"), (.integer(.max), "9223372036854775807"), (.integer(.min), "-9223372036854775808"),
        (.number(6), "6"), (.number(0.25), "0.25"), (.number(-0.5), "-0.5"), (.string(""), #""""#),
        (.string("x"), #""x""#), (.array([]), "[]"), (.object([]), "{}"),
    ])
    func `a single value is written`(value: JSONText, text: String) {
        #expect(value.compact == text)
        #expect(value.indented == text)
    }

    /// RFC 8259, section 7.
    @Test(arguments: [
        ("a\"b", #""a\"b""#), ("a\\b", #""a\\b""#), ("\\\"", #""\\\"""#), ("a\nb", #""a\nb""#), ("a\rb", #""a\rb""#),
        ("a\r\nb", #""a\r\nb""#), ("a\tb", #""a\tb""#), ("\u{0}", #""\u0000""#), ("\u{8}\u{C}", #""\u0008\u000c""#),
        ("\u{1B}[0m", #""\u001b[0m""#), ("\u{1F}", #""\u001f""#), ("a/b", #""a/b""#), ("\u{7F}", "\"\u{7F}\""),
        ("Nguyễn", #""Nguyễn""#), ("\n\u{301}", "\"\\n\u{301}\""), ("😀\u{2028}", "\"😀\u{2028}\""),
    ])
    func `only quotes, reverse solidi and controls are escaped`(text: String, json: String) {
        #expect(Array(JSONText.string(text).compact.unicodeScalars) == Array(json.unicodeScalars))
        #expect(
            Array(JSONText.object([(text, .null)]).compact.unicodeScalars) == Array("{\(json):null}".unicodeScalars))
    }

    @Test func `every text is read back by another reader`() throws {
        var strays: [UInt32] = []
        for value: UInt32 in 0...0x2FF {
            let scalar = try #require(Unicode.Scalar(value))
            let text = "<\(scalar)\"\(scalar)\\>"
            let json = Data(JSONText.array([.string(text)]).compact.utf8)
            let read = try? JSONSerialization.jsonObject(with: json) as? [String]
            if read.map({ $0.map { Array($0.unicodeScalars) } }) != [Array(text.unicodeScalars)] {
                strays.append(value)
            }
        }
        #expect(strays.isEmpty)
    }

    private let nested = JSONText.object([
        ("z", .integer(1)), ("a", .array([.boolean(true), .null, .integer(-2), .number(0.25), .string("x")])),
        ("m", .object([("k", .array([]))])), ("e", .object([])),
    ])

    /// As Python's `json.dumps(value, separators=(",", ":"))`.
    @Test func `the keys of an object keep their order on one line`() {
        #expect(nested.compact == #"{"z":1,"a":[true,null,-2,0.25,"x"],"m":{"k":[]},"e":{}}"#)
    }

    /// As Python's `json.dumps(value, indent=2)`.
    @Test func `the keys of an object keep their order over several lines`() {
        let text = """
            {
              "z": 1,
              "a": [
                true,
                null,
                -2,
                0.25,
                "x"
              ],
              "m": {
                "k": []
              },
              "e": {}
            }
            """
        #expect(nested.indented == text)
    }

    @Test func `objects are the same only with their keys in the same order`() {
        let (one, other) = (JSONText.integer(1), JSONText.integer(2))
        #expect(JSONText.object([("a", one), ("b", other)]) == .object([("a", one), ("b", other)]))
        #expect(JSONText.object([("a", one), ("b", other)]) != .object([("b", other), ("a", one)]))
        #expect(JSONText.string("1") != .integer(1))
        #expect(Set([JSONText.null, .null, .string("null")]).count == 2)
    }
}
