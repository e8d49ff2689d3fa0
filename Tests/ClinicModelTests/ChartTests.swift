import ClinicModel
import Testing

struct ChartTests {
    @Test func `a chart's holding periods are oldest first, though its visits are newest first`() throws {
        let table = HoldingTable(
            "two periods, and a void visit",
            visits: """
                4 2026-02-02 in-alignment not-adjusted
                3 2026-01-19 misaligned   adjusted
                2 2026-01-12 misaligned   adjusted     void
                1 2026-01-05 misaligned   adjusted
                """,
            periods: """
                1 2026-01-05 - 2026-01-19 0 0 14 ended
                3 2026-01-19 2026-02-02 - 1 14 - holding
                """)
        let sheets = try table.visits().map { visit in
            VisitSheet(
                visit: visit, office: office(), clinicianName: nil, findings: [], adjustments: [], addenda: [])
        }
        let chart = Chart(
            patient: Stored(id: RecordID(7), namedPatient()), officeName: nil, clinicianName: nil, complaints: [],
            ratings: [], visits: sheets)
        #expect(chart.holdingPeriods.map(HoldingTable.line) == table.periods)
    }

    private func office(in timeZone: String = "Europe/London") -> Office {
        Office(name: "Main Street", timeZone: timeZone)
    }

    @Test func `an addendum stands in the timeline at the day that it was at the visit's office`() throws {
        let visit = Stored(
            id: RecordID<Visit>(3),
            Visit(
                of: RecordID(7), at: RecordID(1), on: try #require(CalendarDay("2026-03-03")), enteredBy: RecordID(1)))
        // Five in the afternoon of 3 March in Los Angeles.
        let at = try #require(Instant("2026-03-04T01:00:00.000Z"))
        let addendum = Stored(
            id: RecordID<Addendum>(1), Addendum(to: visit.id, text: "Rang her", author: RecordID(1), at: at))
        let sheet = VisitSheet(
            visit: visit, office: office(in: "America/Los_Angeles"), clinicianName: nil, findings: [], adjustments: [],
            addenda: [addendum])
        let chart = Chart(
            patient: Stored(id: RecordID(7), namedPatient()), officeName: nil, clinicianName: nil, complaints: [],
            ratings: [], visits: [sheet])
        #expect(chart.timeline.map(\.day) == ["2026-03-03", "2026-03-03"])
        #expect(chart.timeline.last?.text == "to V-3: Rang her")
    }
}
