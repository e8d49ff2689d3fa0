import ClinicModel
import ClinicStore

extension Table {
    /// How many visits there were from one day to another, and what came of them; an end that is nil is open.
    ///
    /// - Parameter parts: what they are told apart by, one at least.
    public static func visitCounts(
        from first: CalendarDay? = nil, until last: CalendarDay? = nil, by parts: Set<VisitCount.Part>
    ) -> Table {
        Table(
            report: "visit_counts", title: "Visit counts",
            description: "One row for each office, clinician and month that had visits, void ones left out.",
            columns: columns
        ) { clinic, body in try clinic.visitCounts(from: first, until: last, by: parts).forEach(body) }
    }

    private static let columns: [ReportColumn<VisitCount>] = [
        ReportColumn("office", \.office, "Office", "The name of the office; empty where offices are not told apart."),
        ReportColumn(
            "clinician", \.clinician, "Clinician",
            "The name of the clinician; empty for visits that name none, and where clinicians are not told apart."),
        ReportColumn("month", \.month, "Month", "The month, such as 2026-03; empty where months are not told apart."),
        ReportColumn("visits", \.visits, "Visits", "How many visits there were, drafts among them."),
        ReportColumn("adjusted", \.adjusted, "Adjusted", "How many of them were adjusted."),
        ReportColumn("not_adjusted", \.notAdjusted, "Not adjusted", "How many of them were not adjusted."),
        ReportColumn("no_outcome", \.noOutcome, "No outcome", "How many of them have no outcome yet."),
        ReportColumn(
            "share_adjusted", \.shareAdjusted, "Share adjusted",
            """
            Adjusted visits over those adjusted and not adjusted, visits without an outcome left out, to 4 decimals; \
            empty where there are none.
            """),
    ]
}
