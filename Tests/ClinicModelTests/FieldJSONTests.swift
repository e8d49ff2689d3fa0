import ClinicModel
import Testing

/// How the values of fields are written in JSON.
struct FieldJSONTests {
    @Test(arguments: [
        (FieldType.line, FieldValue.text("a\"b"), #""a\"b""#), (.line, .text("12"), #""12""#),
        (.prose, .text("a\nb"), #""a\nb""#), (.integer(0...10), .integer(7), "7"), (.number, .number(0.25), "0.25"),
        (.number, .number(6), "6"), (.number, .integer(6), "6"), (.boolean, .integer(1), "true"),
        (.boolean, .integer(0), "false"), (.day(.past), .text("2026-03-14"), #""2026-03-14""#),
        (.time, .text("09:30"), #""09:30""#), (.choice(["a"]), .text("a"), #""a""#),
        (.choices(["a", "b"]), .text("a;b"), #""a;b""#),
        (.reference(table: "patients", letter: "P"), .integer(12), #""P-12""#),
        (.reference(table: "tests", letter: nil), .integer(12), "12"),
        (.code(catalogue: "tests"), .text("gait"), #""gait""#),
    ])
    func `numbers and booleans are bare, texts and ids with a letter are quoted`(
        type: FieldType, value: FieldValue, json: String
    ) {
        #expect(type.json(of: value).compact == json)
        #expect(type.json(of: .null).compact == "null")
    }
}
