import ClinicModel
import Testing

/// What is read, in each order of dates. Today is Saturday, 21 November 2026.
struct DateEntryTests {
    private func entry(_ order: DateOrder? = nil) throws -> DateEntry {
        try DateEntry(today: calendarDay("2026-11-21"), order: order)
    }

    @Test(arguments: [DateOrder?.none, .ymd, .dmy, .mdy])
    func `ISO dates are read whatever the practice's order`(order: DateOrder?) throws {
        #expect(try entry(order).day("1980-03-14") == CalendarDay("1980-03-14"))
        #expect(try entry(order).day("  1980-03-14\n") == CalendarDay("1980-03-14"))
        #expect(try entry(order).partialDate("1980-03-14") == PartialDate("1980-03-14"))
        #expect(try entry(order).partialDate("1980-03") == .month(year: 1980, month: 3))
        #expect(try entry(order).partialDate("1980") == .year(1980))
    }

    @Test(arguments: [
        ("today", "2026-11-21"), ("Today", "2026-11-21"), (" TODAY ", "2026-11-21"),
        ("yesterday", "2026-11-20"), ("-0d", "2026-11-21"), ("-3d", "2026-11-18"), ("-3D", "2026-11-18"),
        ("-21d", "2026-10-31"), ("-2w", "2026-11-07"), ("-52w", "2025-11-22"), ("-6m", "2026-05-21"),
        ("-11m", "2025-12-21"), ("-1y", "2025-11-21"), ("-46y", "1980-11-21"), ("-10000d", "1999-07-06"),
        ("tomorrow", "2026-11-22"), ("+0d", "2026-11-21"), ("+3d", "2026-11-24"), ("+2w", "2026-12-05"),
        ("+1m", "2026-12-21"), ("+2m", "2027-01-21"), ("+1Y", "2027-11-21"),
    ])
    func `days are told from today`(text: String, day: String) throws {
        #expect(try entry().day(text) == CalendarDay(day))
        #expect(try entry(.dmy).partialDate(text) == PartialDate(day))
    }

    @Test func `a month or a year from today is the last of its month where that is shorter`() throws {
        let march = try DateEntry(today: calendarDay("2026-03-31"), order: nil)
        #expect(try march.day("-1m") == CalendarDay("2026-02-28"))
        let leapDay = try DateEntry(today: calendarDay("2024-02-29"), order: nil)
        #expect(try leapDay.day("-1y") == CalendarDay("2023-02-28"))
        #expect(try leapDay.day("-4y") == CalendarDay("2020-02-29"))
        #expect(try leapDay.day("+1y") == CalendarDay("2025-02-28"))
    }

    @Test(arguments: [
        (DateOrder.dmy, "14/3/1980"), (.dmy, "14/03/1980"), (.dmy, "14.3.1980"), (.dmy, "14-03-1980"),
        (.mdy, "3/14/1980"), (.mdy, "03/14/1980"), (.mdy, "3.14.1980"), (.mdy, "3-14-1980"),
        (.ymd, "1980/3/14"), (.ymd, "1980/03/14"), (.ymd, "1980.3.14"), (.ymd, "1980-3-14"),
        (.ymd, "1980-03-14"), (.dmy, " 14/3/1980 "),
    ])
    func `the practice's order is read with each separator`(order: DateOrder, text: String) throws {
        #expect(try entry(order).day(text) == CalendarDay("1980-03-14"))
        #expect(try entry(order).partialDate(text) == PartialDate("1980-03-14"))
    }

    @Test(arguments: [(DateOrder.dmy, "1980-04-03"), (.mdy, "1980-03-04")])
    func `the same numbers are another day in another order`(order: DateOrder, day: String) throws {
        #expect(try entry(order).day("3/4/1980") == CalendarDay(day))
    }

    @Test(arguments: [
        (DateOrder.dmy, "29/2/2024", "2024-02-29"), (.mdy, "2/29/2000", "2000-02-29"),
        (.ymd, "2024/2/29", "2024-02-29"),
    ])
    func `a leap day is read in each order`(order: DateOrder, text: String, day: String) throws {
        #expect(try entry(order).day(text) == CalendarDay(day))
    }
}
