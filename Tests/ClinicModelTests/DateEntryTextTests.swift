import ClinicModel
import Testing

struct DateEntryTextTests {
    private let accepted =
        "is not a date that can be read here; accepted are 1980-03-14, 1980-03, 1980, today, yesterday, tomorrow "
        + "and -3d or +3d (days from today; w, m and y too)"

    @Test(arguments: [(DateOrder.ymd, "1980/3/14"), (.dmy, "14/3/1980"), (.mdy, "3/14/1980")])
    func `an unreadable date is answered with what can be read under the practice's order`(
        order: DateOrder, example: String
    ) {
        #expect(DateEntryError.unreadable("soon", order).description == "“soon” \(accepted), and \(example).")
    }

    @Test func `without an order ISO is offered alone`() {
        #expect(DateEntryError.unreadable("soon", nil).description == "“soon” \(accepted).")
    }

    @Test func `a date that needs an order is answered with how to give one`() {
        let text = DateEntryError.noOrder("3/4/1980").description
        #expect(text.hasPrefix("“3/4/1980” "))
        #expect(text.contains("plumb practice edit --date-order"))
        #expect(text.hasSuffix("tomorrow and -3d or +3d (days from today; w, m and y too)."))
    }

    @Test func `each other refusal says what was wrong and how a day is written`() {
        #expect(
            DateEntryError.noSuchDay("30/2/1980").description
                == "“30/2/1980” is not in the calendar; a date is written like 1980-03-14.")
        #expect(
            DateEntryError.twoDigitYear("1/2/80").description
                == "“1/2/80” has a year of two digits; write all four, like 1980-03-14.")
        #expect(
            DateEntryError.notAWholeDay("1980").description
                == "“1980” is not a whole day; a day is written like 1980-03-14.")
    }

    @Test func `a date that is not in the calendar is named as it was typed`() throws {
        let entry = try DateEntry(today: calendarDay("2026-11-21"), order: nil)
        #expect(throws: DateEntryError.noSuchDay("-9999Y")) { try entry.day("-9999Y") }
    }

    @Test func `a long entry is cut to 60 characters`() {
        let text = String(repeating: "x", count: 61)
        #expect(
            DateEntryError.noSuchDay(text).description
                == "“\(String(repeating: "x", count: 59))…” is not in the calendar; a date is written like 1980-03-14."
        )
    }

    @Test func `a date that cannot be read breaks a rule`() {
        #expect(DateEntryError.noSuchDay("").kind == .rule)
        #expect(DateEntryError.unreadable("", nil).kind == .rule)
    }
}
