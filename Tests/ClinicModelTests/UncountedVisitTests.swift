import ClinicModel
import Testing

/// Visits in between that decide nothing about a holding period.
struct UncountedVisitTests {
    private static let tables = [
        HoldingTable(
            "undetermined and not adjusted",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-12 undetermined not-adjusted
                """,
            periods: """
                1 2026-01-05 - - 0 0 - unchecked
                """),
        HoldingTable(
            "undetermined between two checks and after them",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-12 in-alignment not-adjusted
                3 2026-01-19 undetermined not-adjusted
                4 2026-01-26 in-alignment not-adjusted
                5 2026-02-02 undetermined not-adjusted
                """,
            periods: """
                1 2026-01-05 2026-01-26 - 2 21 - holding
                """),
        HoldingTable(
            "no screen and not adjusted",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-12 in-alignment not-adjusted
                3 2026-01-19 -            not-adjusted
                4 2026-01-26 -            -
                """,
            periods: """
                1 2026-01-05 2026-01-12 - 1 7 - holding
                """),
        HoldingTable(
            "a void check",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-12 in-alignment not-adjusted void
                """,
            periods: """
                1 2026-01-05 - - 0 0 - unchecked
                """),
        HoldingTable(
            "a void finding of misalignment",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-12 misaligned   not-adjusted void
                3 2026-01-19 in-alignment not-adjusted
                """,
            periods: """
                1 2026-01-05 2026-01-19 - 1 14 - holding
                """),
        HoldingTable(
            "a void adjustment in between",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-12 misaligned   adjusted     void
                3 2026-01-19 in-alignment not-adjusted
                """,
            periods: """
                1 2026-01-05 2026-01-19 - 1 14 - holding
                """),
        HoldingTable(
            "a void adjustment alone",
            visits: """
                1 2026-01-05 misaligned   adjusted     void
                2 2026-01-12 in-alignment not-adjusted
                """,
            periods: ""),
    ]

    @Test(arguments: tables)
    func `a visit without a screen, undetermined or void decides nothing`(table: HoldingTable) throws {
        try expectPeriods(of: table)
    }
}
