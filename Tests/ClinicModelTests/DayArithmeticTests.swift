import ClinicModel
import Testing

struct DayArithmeticTests {
    @Test(arguments: [
        ("2026-03-14", 0, "2026-03-14"), ("2026-02-28", 1, "2026-03-01"), ("2024-02-28", 1, "2024-02-29"),
        ("2024-02-28", 2, "2024-03-01"), ("1900-02-28", 1, "1900-03-01"), ("2026-01-01", -1, "2025-12-31"),
        ("2026-03-01", -1, "2026-02-28"), ("2026-11-21", 365, "2027-11-21"),
        ("2023-11-21", 366, "2024-11-21"),
        // From Python: date(2026, 11, 21) - timedelta(10_000), and + timedelta(100_000).
        ("2026-11-21", -10_000, "1999-07-06"), ("2026-11-21", 100_000, "2300-09-06"),
    ])
    func `days are added across months and years`(from: String, days: Int, to: String) throws {
        let (first, last) = (try calendarDay(from), try calendarDay(to))
        #expect(first.adding(days: days) == last)
        #expect(first.days(until: last) == days)
        #expect(last.days(until: first) == -days)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-05-31", 1, "2026-06-30"), ("2026-05-31", 2, "2026-07-31"), ("2026-12-31", 1, "2027-01-31"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-11-21", -6, "2026-05-21"), ("2026-11-21", -11, "2025-12-21"),
        ("2026-11-21", 13, "2027-12-21"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", -12, "2023-02-28"),
        ("2024-02-29", 48, "2028-02-29"), ("2024-02-29", -1_200, "1924-02-29"),
        ("2026-06-15", 0, "2026-06-15"),
    ])
    func `a month later is the same day, or the last of a shorter month`(
        from: String, months: Int, to: String
    ) throws {
        #expect(try calendarDay(from).adding(months: months) == CalendarDay(to))
    }

    @Test func `a sum outside the calendar's years is no day`() throws {
        let (first, last) = (try calendarDay("1800-01-01"), try calendarDay("2999-12-31"))
        #expect(first.adding(days: -1) == nil)
        #expect(last.adding(days: 1) == nil)
        #expect(first.adding(months: -1) == nil)
        #expect(last.adding(months: 1) == nil)
        #expect(first.adding(days: -9_999_999) == nil)
        #expect(first.adding(months: -1_199_988) == nil)
    }
}
