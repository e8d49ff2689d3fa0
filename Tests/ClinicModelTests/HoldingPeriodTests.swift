import ClinicModel
import Testing

/// Days between two dates are counted with Python's `datetime.date`.
struct HoldingPeriodTests {
    private static let openPeriods = [
        HoldingTable("no visits make no period", visits: "", periods: ""),
        HoldingTable(
            "visits without an adjustment make no period",
            visits: """
                1 2026-01-05 misaligned   not-adjusted
                2 2026-01-12 in-alignment not-adjusted
                3 2026-01-19 undetermined not-adjusted
                4 2026-01-26 -            not-adjusted
                5 2026-02-02 misaligned   -
                """,
            periods: ""),
        HoldingTable(
            "an adjustment opens a period that is unchecked",
            visits: """
                1 2026-01-05 misaligned adjusted
                """,
            periods: """
                1 2026-01-05 - - 0 0 - unchecked
                """),
        HoldingTable(
            "an adjustment without a screen opens one too",
            visits: """
                1 2026-01-05 - adjusted signed
                """,
            periods: """
                1 2026-01-05 - - 0 0 - unchecked
                """),
        HoldingTable(
            "what was found before the adjustment does not count",
            visits: """
                1 2026-01-02 in-alignment not-adjusted
                2 2026-01-05 misaligned   adjusted
                """,
            periods: """
                2 2026-01-05 - - 0 0 - unchecked
                """),
        HoldingTable(
            "a check in alignment finds it holding",
            visits: """
                1 2026-01-05 misaligned   adjusted     signed
                2 2026-01-12 in-alignment not-adjusted signed
                """,
            periods: """
                1 2026-01-05 2026-01-12 - 1 7 - holding
                """),
        HoldingTable(
            "the last of several checks is the one that counts the days",
            visits: """
                1 2023-12-30 misaligned   adjusted
                2 2024-01-13 in-alignment not-adjusted
                3 2024-02-10 in-alignment not-adjusted
                4 2024-03-09 in-alignment not-adjusted
                """,
            periods: """
                1 2023-12-30 2024-03-09 - 3 70 - holding
                """),
    ]

    private static let endedPeriods = [
        HoldingTable(
            "misaligned again but declined ends it, with both bounds",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-12 in-alignment not-adjusted
                3 2026-01-26 misaligned   not-adjusted
                """,
            periods: """
                1 2026-01-05 2026-01-12 2026-01-26 1 7 21 ended
                """),
        HoldingTable(
            "misaligned at the first check ends it at 0 days at least",
            visits: """
                1 2026-01-05 misaligned adjusted
                2 2026-01-19 misaligned not-adjusted
                """,
            periods: """
                1 2026-01-05 - 2026-01-19 0 0 14 ended
                """),
        HoldingTable(
            "misaligned ends it before the outcome is entered",
            visits: """
                1 2026-01-05 misaligned adjusted
                2 2026-01-19 misaligned -
                """,
            periods: """
                1 2026-01-05 - 2026-01-19 0 0 14 ended
                """),
        HoldingTable(
            "an ended period is not opened again by a later check, nor ended twice",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-12 misaligned   not-adjusted
                3 2026-01-19 in-alignment not-adjusted
                4 2026-01-26 misaligned   not-adjusted
                """,
            periods: """
                1 2026-01-05 - 2026-01-12 0 0 7 ended
                """),
        HoldingTable(
            "misaligned and adjusted again ends one and opens the next",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-12 in-alignment not-adjusted
                3 2026-01-26 misaligned   adjusted
                """,
            periods: """
                1 2026-01-05 2026-01-12 2026-01-26 1 7 21 ended
                3 2026-01-26 - - 0 0 - unchecked
                """),
        HoldingTable(
            "adjusted twice without a screen ends the first",
            visits: """
                1 2026-01-05 - adjusted
                2 2026-01-19 - adjusted
                """,
            periods: """
                1 2026-01-05 - 2026-01-19 0 0 14 ended
                2 2026-01-19 - - 0 0 - unchecked
                """),
        HoldingTable(
            "in alignment but adjusted again ends it, and is no check",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-19 in-alignment adjusted
                3 2026-02-02 in-alignment not-adjusted
                """,
            periods: """
                1 2026-01-05 - 2026-01-19 0 0 14 ended
                2 2026-01-19 2026-02-02 - 1 14 - holding
                """),
        HoldingTable(
            "undetermined but adjusted again ends it",
            visits: """
                1 2026-01-05 misaligned   adjusted
                2 2026-01-19 undetermined adjusted
                """,
            periods: """
                1 2026-01-05 - 2026-01-19 0 0 14 ended
                2 2026-01-19 - - 0 0 - unchecked
                """),
        HoldingTable(
            "several periods follow one another, with and without a gap",
            visits: """
                1 2024-02-26 misaligned   adjusted
                2 2024-03-04 in-alignment not-adjusted
                3 2024-03-18 misaligned   adjusted
                4 2024-04-01 misaligned   not-adjusted
                5 2024-04-15 misaligned   adjusted
                6 2025-04-15 in-alignment not-adjusted
                """,
            periods: """
                1 2024-02-26 2024-03-04 2024-03-18 1 7 21 ended
                3 2024-03-18 - 2024-04-01 0 0 14 ended
                5 2024-04-15 2025-04-15 - 1 365 - holding
                """),
    ]

    @Test(arguments: openPeriods)
    func `a period stays open while nothing ends it`(table: HoldingTable) throws {
        try expectPeriods(of: table)
    }

    @Test(arguments: endedPeriods)
    func `a period ends when misaligned is found, or at another adjustment`(table: HoldingTable) throws {
        try expectPeriods(of: table)
    }
}

/// Expects the periods whatever the order in which the visits are handed over.
func expectPeriods(of table: HoldingTable, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let visits = try table.visits()
    let orders = [visits, visits.reversed(), visits.sorted { $0.id.number % 2 < $1.id.number % 2 }]
    for order in orders {
        let periods = HoldingPeriod.periods(of: order).map(HoldingTable.line)
        #expect(periods == table.periods, sourceLocation: sourceLocation)
    }
}
