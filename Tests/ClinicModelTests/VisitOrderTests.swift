import ClinicModel
import Testing

/// The order in which visits are counted: by day, by time, by id.
struct VisitOrderTests {
    private static let tables = [
        HoldingTable(
            "on one day the earlier time comes first, whatever the ids",
            visits: """
                2 2026-01-05@09:00 misaligned   adjusted
                1 2026-01-05@16:30 in-alignment not-adjusted
                """,
            periods: """
                2 2026-01-05 2026-01-05 - 1 0 - holding
                """),
        HoldingTable(
            "at one time the lower id comes first",
            visits: """
                9  2026-01-05@09:00 misaligned   adjusted
                10 2026-01-05@09:00 in-alignment not-adjusted
                """,
            periods: """
                9 2026-01-05 2026-01-05 - 1 0 - holding
                """),
        HoldingTable(
            "without times the lower id comes first",
            visits: """
                1 2026-01-05 in-alignment not-adjusted
                2 2026-01-05 misaligned   adjusted
                """,
            periods: """
                2 2026-01-05 - - 0 0 - unchecked
                """),
        HoldingTable(
            "an adjustment without a time comes before a check at midnight",
            visits: """
                2 2026-01-05       misaligned   adjusted
                1 2026-01-05@00:00 in-alignment not-adjusted
                """,
            periods: """
                2 2026-01-05 2026-01-05 - 1 0 - holding
                """),
        HoldingTable(
            "a check without a time comes before an adjustment at midnight",
            visits: """
                2 2026-01-05       in-alignment not-adjusted
                1 2026-01-05@00:00 misaligned   adjusted
                """,
            periods: """
                1 2026-01-05 - - 0 0 - unchecked
                """),
        HoldingTable(
            "the day comes before the time",
            visits: """
                2 2026-01-05@17:00 misaligned   adjusted
                1 2026-01-06@08:00 in-alignment not-adjusted
                """,
            periods: """
                2 2026-01-05 2026-01-06 - 1 1 - holding
                """),
        HoldingTable(
            "misaligned in the morning and adjusted in the afternoon",
            visits: """
                1 2026-01-05       misaligned adjusted
                2 2026-01-19@08:30 misaligned not-adjusted
                3 2026-01-19@15:00 -          adjusted
                """,
            periods: """
                1 2026-01-05 - 2026-01-19 0 0 14 ended
                3 2026-01-19 - - 0 0 - unchecked
                """),
        HoldingTable(
            "a check entered late is counted on its day",
            visits: """
                1 2026-01-05 misaligned   adjusted
                3 2026-01-12 in-alignment not-adjusted
                2 2026-01-26 misaligned   not-adjusted
                """,
            periods: """
                1 2026-01-05 2026-01-12 2026-01-26 1 7 21 ended
                """),
        HoldingTable(
            "an adjustment entered late parts the period that was there",
            visits: """
                1 2026-01-05 misaligned   adjusted
                3 2026-01-15 -            adjusted
                2 2026-01-26 in-alignment not-adjusted
                """,
            periods: """
                1 2026-01-05 - 2026-01-15 0 0 10 ended
                3 2026-01-15 2026-01-26 - 1 11 - holding
                """),
    ]

    @Test(arguments: tables)
    func `visits are counted in the order in which they happened`(table: HoldingTable) throws {
        try expectPeriods(of: table)
    }

    @Test func `no visit is earlier than itself`() throws {
        let visit = try #require(try Self.tables[0].visits().first)
        #expect(!Visit.isEarlier(visit, visit))
    }
}
