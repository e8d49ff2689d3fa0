import ClinicModel
import Testing

struct PartialDateTests {
    @Test func `a date is read to the year, the month or the day`() throws {
        #expect(PartialDate("1980") == .year(1980))
        #expect(PartialDate("1980-03") == .month(year: 1980, month: 3))
        #expect(PartialDate("1980-03-14") == .day(try calendarDay("1980-03-14")))
    }

    @Test(arguments: ["1800", "1980", "2999", "1980-01", "1980-12", "1980-03-14", "2024-02-29"])
    func `a date is written as it was read`(text: String) {
        #expect(PartialDate(text)?.description == text)
        #expect(PartialDate(text)?.fieldValue == .text(text))
        #expect(PartialDate.decode(.text(text)) == PartialDate(text))
    }

    @Test(arguments: [
        "", "-", "80", "198", "01980", "1799", "3000", "0000", "1980-", "1980-3", "1980-00", "1980-13",
        "1980-003",
        "-1980", "1980-03-", "1980-03-1", "1980-02-30", "1980-03-14-", "1980-03-14-01", "1980/03", "198003",
        " 1980", "1980 ", "+980", "1980-+3", "1980\n", "١٩٨٠", "١٩٨٠-٠٣", "１９８０", "circa 1980", "1980s",
    ])
    func `text that is no such date is refused`(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test(arguments: [FieldValue.null, .integer(1980), .number(1980), .text(""), .text("1980-13")])
    func `a value that is no such date is refused`(value: FieldValue) {
        #expect(PartialDate.decode(value) == nil)
    }

    @Test(arguments: [
        ("2023", "2024"), ("2024-02", "2024-03"), ("2024-03-01", "2024-03-02"), ("2023-12-31", "2024"),
        ("2023", "2024-01-01"), ("1999-12", "2000"), ("2024-02", "2024-03-01"), ("2024-02-29", "2024-03"),
    ])
    func `a date that surely lies before another is before it, and not the other way`(
        earlier: String, later: String
    ) throws {
        #expect(try partialDate(earlier).isBefore(partialDate(later)))
        #expect(try !partialDate(later).isBefore(partialDate(earlier)))
    }

    @Test(arguments: [
        ("2024", "2024"), ("2024", "2024-03"), ("2024", "2024-12-31"), ("2024-03", "2024-03-31"),
        ("2024-03-05", "2024-03-05"),
    ])
    func `a date that may be the same is before it in neither direction`(left: String, right: String) throws {
        #expect(try !partialDate(left).isBefore(partialDate(right)))
        #expect(try !partialDate(right).isBefore(partialDate(left)))
    }
}
