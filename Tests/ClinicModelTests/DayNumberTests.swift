import ClinicModel
import Testing

struct DayNumberTests {
    /// From Python: `(date(y, m, d) - date(1970, 1, 1)).days`.
    private static let known = [
        ("1800-01-01", -62_091), ("1800-02-28", -62_033), ("1800-03-01", -62_032), ("1899-12-31", -25_568),
        ("1900-01-01", -25_567), ("1900-02-28", -25_509), ("1900-03-01", -25_508), ("1969-12-31", -1),
        ("1970-01-01", 0), ("1972-02-29", 789), ("2000-01-01", 10_957), ("2000-02-29", 11_016),
        ("2000-03-01", 11_017), ("2024-02-29", 19_782), ("2024-12-31", 20_088), ("2026-11-21", 20_778),
        ("2038-01-19", 24_855), ("2100-02-28", 47_540), ("2100-03-01", 47_541), ("2400-02-29", 157_113),
        ("2999-12-31", 376_199),
    ]

    @Test(arguments: known)
    func `a day has the number that Python gives it`(text: String, number: Int) {
        #expect(CalendarDay(text)?.dayNumber == number)
        #expect(CalendarDay(dayNumber: number)?.description == text)
    }

    @Test func `every day from 1800 to 2999 has a number of its own, in the order of the days`() throws {
        var last: CalendarDay?
        var strays: [Int] = []
        for number in -62_091...376_199 {
            let day = CalendarDay(dayNumber: number)
            if let day, day.dayNumber == number, last.map({ $0 < day }) ?? true {
                last = day
            } else {
                strays.append(number)
            }
        }
        #expect(strays.isEmpty)
        #expect(last?.description == "2999-12-31")
    }

    @Test(arguments: [-62_092, 376_200, -719_468, -719_469, -1_000_000, 1_000_000])
    func `a number outside the calendar's years is no day`(number: Int) {
        #expect(CalendarDay(dayNumber: number) == nil)
    }
}
