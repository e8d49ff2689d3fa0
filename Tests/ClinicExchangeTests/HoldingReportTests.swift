import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

@Suite struct HoldingReportTests {
    @Test func `each patient has the longest period and the current one`() throws {
        // P-1: 1 September to 20 October (7 to 49 days), 20 October to 21 November (14 to 32), and today's.
        // P-4: 1 August, last found holding on 20 October, 80 days. The adjustment of P-10 is void.
        #expect(
            try ReportPractice.lines(of: .holdingByPatient) == [
                "P-1|Okafor, Ada|3|14|32|unchecked|2026-11-21", "P-2|Birch, Cole|1|0||unchecked|2026-11-14",
                "P-4|Ek, Finn|1|80||holding|2026-08-01", "P-9|Kerr, Lee|1|0||unchecked|2026-11-21",
            ])
    }

    @Test func `the practice has how many held, for certain and possibly`() throws {
        // Six periods: 7 to 49, 14 to 32, 80 and more, and three that were not checked yet.
        #expect(
            try ReportPractice.lines(of: .holdingOfPractice) == [
                "1|6|3|6", "7|6|3|6", "14|6|2|6", "28|6|1|6", "56|6|1|4", "84|6|0|4", "168|6|0|4", "365|6|0|4",
            ])
    }

    /// A practice with one patient who came on `visits`: M misaligned and adjusted, I in alignment and not, E found
    /// misaligned and not adjusted.
    private func practice(_ visits: [(day: CalendarDay, what: Character)]) throws -> ClinicStore {
        let store = try ClinicStore()
        try store.write(as: .of(nil)) { writer in
            try writer.add(Office(name: "Main", timeZone: "Europe/London"))
            try writer.add(StaffMember(name: "Olive Owens", role: .owner))
            try writer.add(Patient(familyName: "Okafor"))
            for (day, what) in visits {
                var visit = Visit(of: 1, at: 1, on: day, enteredBy: 1)
                visit.determination = what == "I" ? .inAlignment : .misaligned
                visit.outcome = what == "M" ? .adjusted : .notAdjusted
                visit.reason = what == "E" ? .declined : nil
                try writer.add(visit)
            }
        }
        return store
    }

    @Test func `of periods that are known to have held as long, the last is meant`() throws {
        let store = try practice([
            ("2026-01-01", "M"), ("2026-01-06", "I"), ("2026-01-08", "M"), ("2026-01-13", "I"), ("2026-01-20", "E"),
            ("2026-02-01", "M"), ("2026-02-02", "I"), ("2026-02-03", "E"),
        ])
        // 5 to 7 days, 5 to 12, and 1 to 2.
        #expect(try store.rows(of: .holdingByPatient) == [["P-1", "Okafor", "3", "5", "12", "ended", "2026-02-01"]])
    }

    @Test func `a length is reached on its day`() throws {
        let store = try practice([("2026-01-01", "M"), ("2026-01-15", "I"), ("2026-01-29", "E")])
        // 14 to 28 days.
        #expect(
            try store.rows(of: .holdingOfPractice).map { $0.joined(separator: "|") } == [
                "1|1|1|1", "7|1|1|1", "14|1|1|1", "28|1|0|1", "56|1|0|0", "84|1|0|0", "168|1|0|0", "365|1|0|0",
            ])
    }

    @Test func `a patient who was never adjusted has no row, and a practice without adjustments none`() throws {
        let store = try practice([("2026-01-01", "I"), ("2026-01-15", "E")])
        #expect(try store.rows(of: .holdingByPatient) == [])
        #expect(try store.rows(of: .holdingOfPractice) == [])
    }
}
