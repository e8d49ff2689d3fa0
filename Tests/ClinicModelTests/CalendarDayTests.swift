import ClinicModel
import Testing

struct CalendarDayTests {
    @Test(arguments: [(1900, 28), (2000, 29), (2024, 29), (2025, 28), (2026, 28), (2100, 28), (2400, 29)])
    func `February has 29 days in a leap year, which a century is only when 400 divides it`(
        year: Int, days: Int
    ) {
        #expect(CalendarDay.days(inMonth: 2, of: year) == days)
        #expect(CalendarDay(year: year, month: 2, day: days) != nil)
        #expect(CalendarDay(year: year, month: 2, day: days + 1) == nil)
    }

    @Test(arguments: zip(1...12, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]))
    func `each month has its length`(month: Int, days: Int) {
        #expect(CalendarDay.days(inMonth: month, of: 2026) == days)
        #expect(CalendarDay(year: 2026, month: month, day: days) != nil)
        #expect(CalendarDay(year: 2026, month: month, day: days + 1) == nil)
    }

    @Test(arguments: [
        (2026, 0, 1), (2026, 13, 1), (2026, -1, 1), (2026, 1, 0), (2026, 1, -1), (2026, 1, 32), (2026, 2, 30),
        (1799, 12, 31), (3000, 1, 1), (0, 1, 1), (-2026, 1, 1),
    ])
    func `a day that the calendar lacks is refused`(year: Int, month: Int, day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        ("1800-01-01", 1800, 1, 1), ("1980-03-14", 1980, 3, 14), ("2024-02-29", 2024, 2, 29),
        ("2999-12-31", 2999, 12, 31),
    ])
    func `ISO text is read and written`(text: String, year: Int, month: Int, day: Int) throws {
        let read = try calendarDay(text)
        #expect((read.year, read.month, read.day) == (year, month, day))
        #expect(read == CalendarDay(year: year, month: month, day: day))
        #expect(read.description == text)
    }

    @Test(arguments: [
        "", "-", "--", "2026", "2026-03", "2026-3-1", "2026-03-1", "2026-3-01", "26-03-01", "02026-03-01",
        "20260314", "2026/03/14", "2026.03.14", "2026\u{2013}03\u{2013}14", "2026-03-14T00:00",
        "2026-03-14Z", "2026-03-14-", "-2026-03-14", "2026--03-14", "2026-03-14 ", " 2026-03-14",
        "2026 -03-14", "2026-03-14\n", "+026-03-14", "2026-+3-14", "2026-03-+4", "2026--3-14", "2026-0x-14",
        "٢٠٢٦-٠٣-١٤", "２０２６-０３-１４", "2026-0\u{301}3-14",
    ])
    func `text that only looks like ISO is refused`(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test(arguments: [
        "1900-02-29", "2026-02-29", "2024-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
    ])
    func `ISO text of a day that the calendar lacks is refused`(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test(arguments: [
        ("1999-12-31", "2000-01-01"), ("2026-01-31", "2026-02-01"), ("2026-03-14", "2026-03-15"),
        ("1800-01-01", "2999-12-31"),
    ])
    func `days sort by year, then month, then day`(earlier: String, later: String) throws {
        let (first, second) = (try calendarDay(earlier), try calendarDay(later))
        #expect(first < second)
        #expect(!(second < first))
        #expect(!(first < first))
    }

    @Test func `a day is kept as its ISO text and as nothing else`() throws {
        let day = try calendarDay("2026-03-14")
        #expect(day.fieldValue == .text("2026-03-14"))
        #expect(CalendarDay.decode(.text("2026-03-14")) == day)
        for value: FieldValue in [.null, .integer(20_526), .number(20_526), .text(""), .text("2026-02-30")] {
            #expect(CalendarDay.decode(value) == nil)
        }
    }
}
