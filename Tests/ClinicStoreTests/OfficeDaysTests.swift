import ClinicModel
import ClinicStore
import Testing

@Suite struct OfficeDaysTests {
    private let offices: [Stored<Office>] = [
        Stored(id: 1, Office(name: "London", timeZone: "Europe/London")),
        Stored(id: 2, Office(name: "Leone", timeZone: "Pacific/Pago_Pago")),
        Stored(id: 3, Office(name: "Apia", timeZone: "Pacific/Apia")),
    ]

    @Test func `a day that is said is that of every office`() {
        let days = OfficeDays("2026-11-20", at: offices)
        #expect([1, 2, 3].map { days[$0] } == ["2026-11-20", "2026-11-20", "2026-11-20"])
        #expect(days[nil] == "2026-11-20")
        #expect(days.distinct == ["2026-11-20"])
    }

    @Test func `today is the day that each office's clock shows`() {
        // 10:30 in London is 23:30 of the day before in Leone, and 23:30 of the same day in Apia.
        let morning = OfficeDays(at: "2026-11-21T10:30:00.000Z", of: offices, elsewhere: "2026-11-21")
        #expect([1, 2, 3].map { morning[$0] } == ["2026-11-21", "2026-11-20", "2026-11-21"])
        #expect(morning.distinct == ["2026-11-20", "2026-11-21"])
        // Half an hour later it is midnight in both.
        let later = OfficeDays(at: "2026-11-21T11:00:00.000Z", of: offices, elsewhere: "2026-11-22")
        #expect([1, 2, 3].map { later[$0] } == ["2026-11-21", "2026-11-21", "2026-11-22"])
    }

    @Test func `an office that the report is not of has the day of no office`() {
        let days = OfficeDays(at: "2026-11-21T10:30:00.000Z", of: [offices[1]], elsewhere: "2026-11-19")
        #expect(days[2] == "2026-11-20")
        #expect(days[1] == "2026-11-19")
        #expect(days[nil] == "2026-11-19")
        #expect([1, 2].map { days.includes($0) } == [false, true])
        #expect(days.offices == 1)
        #expect(days.distinct == ["2026-11-20"])
    }
}
