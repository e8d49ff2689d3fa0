import ClinicModel
import Testing

/// What is refused, and why.
struct DateEntryErrorTests {
    private func entry(_ order: DateOrder? = nil) throws -> DateEntry {
        try DateEntry(today: calendarDay("2026-11-21"), order: order)
    }

    @Test(arguments: [
        (DateOrder?.none, "1980-02-30"), (.ymd, "1980-02-30"), (.dmy, "1980-02-30"), (.mdy, "1980-02-30"),
        (.dmy, "30/2/1980"), (.dmy, "30.2.1980"), (.dmy, "30-2-1980"), (.mdy, "2/30/1980"),
        (.mdy, "2.30.1980"),
        (.mdy, "2-30-1980"), (.ymd, "1980/2/30"), (.ymd, "1980.2.30"), (.ymd, "1980-2-30"),
    ])
    func `30 February is in no calendar, however it is written`(order: DateOrder?, text: String) throws {
        #expect(throws: DateEntryError.noSuchDay(text)) { try entry(order).day(text) }
        #expect(throws: DateEntryError.noSuchDay(text)) { try entry(order).partialDate(text) }
    }

    @Test(arguments: [
        (DateOrder?.none, "1900-02-29"), (.none, "1980-13-01"), (.none, "1980-13"), (.none, "1980-00"),
        (.none, "1980-01-00"), (.dmy, "1980-13-01"), (.mdy, "1980-13-01"), (.dmy, "13/13/1980"),
        (.mdy, "13/13/1980"), (.mdy, "14/3/1980"), (.dmy, "3/14/1980"), (.dmy, "29/2/1900"),
        (.dmy, "0/1/1980"), (.dmy, "1/1/1799"), (.none, "-9999m"), (.none, "-9999y"), (.none, "-99999y"),
    ])
    func `a day that the calendar lacks is refused`(order: DateOrder?, text: String) throws {
        #expect(throws: DateEntryError.noSuchDay(text)) { try entry(order).day(text) }
    }

    @Test(arguments: [
        (DateOrder?.none, "1/2/80"), (.dmy, "1/2/80"), (.mdy, "1/2/80"), (.ymd, "80/2/1"), (.none, "1.2.80"),
        (.none, "01-02-80"), (.dmy, "01-02-80"),
    ])
    func `a year of two digits is refused`(order: DateOrder?, text: String) throws {
        #expect(throws: DateEntryError.twoDigitYear(text)) { try entry(order).day(text) }
        #expect(throws: DateEntryError.twoDigitYear(text)) { try entry(order).partialDate(text) }
    }

    @Test(arguments: ["3/4/1980", "14/3/1980", "3.4.1980", "3-4-1980", "1980/3/4"])
    func `without an order no numbers are read but ISO's`(text: String) throws {
        #expect(throws: DateEntryError.noOrder(text)) { try entry().day(text) }
        #expect(throws: DateEntryError.noOrder(text)) { try entry().partialDate(text) }
    }

    @Test(arguments: ["13/13/1980", "14/15/1980", "30/2/1980", "2/30/1980"])
    func `without an order a day that no order has is refused too`(text: String) throws {
        #expect(throws: DateEntryError.self) { try entry().day(text) }
    }

    @Test(arguments: [
        (DateOrder.dmy, "1980/3/14"), (.mdy, "1980/3/14"), (.ymd, "14/3/1980"), (.dmy, "14/3.1980"),
        (.dmy, "14/3/198"), (.dmy, "14/3/19800"), (.dmy, "014/3/1980"), (.dmy, "14 3 1980"), (.dmy, "14/3"),
        (.dmy, "14/3/1980 x"),
    ])
    func `numbers in another order or shape are not read`(order: DateOrder, text: String) throws {
        #expect(throws: DateEntryError.unreadable(text, order)) { try entry(order).day(text) }
    }

    @Test(arguments: [
        "", " ", "soon", "3d", "+d", "+-3d", "-d", "-3", "-3x", "--3d", "-3.5d", "- 3d", "-123456d",
        "14 March 1980", "1980-03-14T00:00", "19800314", "1980-03-14 and more",
    ])
    func `what is no date is refused`(text: String) throws {
        #expect(throws: DateEntryError.unreadable(text, nil)) { try entry().day(text) }
        #expect(throws: DateEntryError.unreadable(text, .dmy)) { try entry(.dmy).partialDate(text) }
    }

    @Test(arguments: ["٢٠٢٦-٠٣-١٤", "１９８０-０３-１４", "١٤/٣/١٩٨٠", "-٣d"])
    func `digits other than 0 to 9 are not read`(text: String) throws {
        #expect(throws: DateEntryError.unreadable(text, nil)) { try entry().day(text) }
        #expect(throws: DateEntryError.unreadable(text, .dmy)) { try entry(.dmy).day(text) }
    }

    @Test(arguments: ["2026-3-1", "2026-3-01", "2026-03-1", "2026-3"])
    func `a date without its zeros is refused, but not for missing from the calendar`(text: String) throws {
        let error = #expect(throws: DateEntryError.self) { try entry().partialDate(text) }
        #expect(error != .noSuchDay(text))
    }

    @Test(arguments: ["1980", "1980-03"])
    func `a year or a month is no whole day`(text: String) throws {
        #expect(throws: DateEntryError.notAWholeDay(text)) { try entry().day(text) }
    }
}
