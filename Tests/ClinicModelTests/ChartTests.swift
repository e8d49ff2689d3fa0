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
                visit: visit, officeName: "Main Street", clinicianName: nil, findings: [], adjustments: [], addenda: [])
        }
        let chart = Chart(
            patient: Stored(id: RecordID(7), namedPatient()), officeName: nil, clinicianName: nil, complaints: [],
            ratings: [], visits: sheets)
        #expect(chart.holdingPeriods.map(HoldingTable.line) == table.periods)
    }
}
