import ClinicModel
import Testing

/// How values are spelled in CSV, and read back.
struct FieldTypeTests {
    private static let patient = FieldType.reference(table: "patients", letter: "P")

    private static let spellings: [(FieldType, FieldValue, String)] = [
        (.line, .text("Cork"), "Cork"), (.line, .text(" 12 "), " 12 "), (.prose, .text("a\nb"), "a\nb"),
        (.integer(0...10), .integer(7), "7"), (.integer(0...10), .integer(-7), "-7"),
        (.number, .number(6), "6"), (.number, .number(0.25), "0.25"), (.number, .number(-12.5), "-12.5"),
        (.number, .number(0.0001), "0.0001"), (.boolean, .integer(1), "true"),
        (.boolean, .integer(0), "false"), (.day(.past), .text("2026-03-14"), "2026-03-14"),
        (.partialDate, .text("1980-03"), "1980-03"), (.time, .text("09:30"), "09:30"),
        (.choice(["a", "b"]), .text("b"), "b"), (.choices(["a", "b"]), .text("a;b"), "a;b"),
        (patient, .integer(12), "P-12"), (.reference(table: "tests", letter: nil), .integer(12), "12"),
        (.code(catalogue: "tests"), .text("gait"), "gait"),
    ]

    @Test(arguments: spellings)
    func `a value is written in CSV and read back`(type: FieldType, value: FieldValue, text: String) {
        #expect(type.text(of: value) == text)
        #expect(type.value(of: text) == value)
    }

    @Test(arguments: spellings.map(\.0))
    func `nothing is an empty text, for every type`(type: FieldType) {
        #expect(type.text(of: .null) == "")
        #expect(type.value(of: "") == .null)
    }

    @Test(arguments: [
        (FieldType.integer(0...10), "x"), (.integer(0...10), "7.0"), (.integer(0...10), " 7"),
        (.integer(0...10), "٧"), (.integer(0...10), "1e1"), (.integer(0...10), "9223372036854775808"),
        (.integer(0...10), "+7"), (.boolean, "yes"), (.boolean, "1"), (.boolean, "TRUE"),
        (.boolean, " true"), (.number, "x"), (.number, "1e3"), (.number, "nan"), (.number, "inf"),
        (.number, "0x10"), (.number, "6,5"), (.number, "+6"), (.number, " 6"), (.number, "6."),
        (.number, ".5"), (.number, "-"), (.number, "--6"), (.number, "1.2.3"), (.number, "0.00001"),
        (.number, "1234567890"), (.number, "٦"), (patient, "C-12"), (patient, "P-"), (patient, "P-0"),
        (patient, "-12"), (patient, "twelve"), (.reference(table: "tests", letter: nil), "P-12"),
    ])
    func `a text that spells no value of the type is refused`(type: FieldType, text: String) {
        #expect(type.value(of: text) == nil)
    }

    @Test(arguments: [
        ("6", 6), ("0", 0), ("-0.5", -0.5), ("0.25", 0.25), ("00.5", 0.5), ("1.2345", 1.2345),
        ("123456789", 123_456_789), ("0.0625", 0.0625),
    ])
    func `a number is read in plain decimals`(text: String, value: Double) {
        #expect(Double(plain: text) == value)
    }

    /// Python's `repr` gives the same shortest digits.
    @Test(arguments: [
        (0.1, "0.1"), (0.3, "0.3"), (100, "100"), (-3, "-3"), (-0.0, "0"), (1e9, "1000000000"), (2.5, "2.5"),
        (0.0001, "0.0001"), (12_345.6789, "12345.6789"),
    ])
    func `a number is written shortest, and whole ones without decimals`(value: Double, text: String) {
        #expect(value.shortText == text)
    }

    /// From Python: `format(Decimal(repr(value)), "f")`.
    @Test(arguments: [(1e-5, "0.00001"), (2.5e-7, "0.00000025"), (1e19, "10000000000000000000")])
    func `a number is never written with an exponent`(value: Double, text: String) {
        #expect(value.shortText == text)
    }
}
