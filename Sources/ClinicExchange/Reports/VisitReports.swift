import ClinicModel
import ClinicStore

/// The day sheet of one day: who is expected, who came, and what has become of it.
public struct DaySheet: Sendable {
    private let lines: [DaySheetLine]
    /// Drafts of the day that wait for their clinician.
    public let unsignedOfDay: Int
    /// All drafts that wait at the office, or at any where none is named, of whichever day.
    public let unsigned: Int

    /// The sheet of `days`, at the offices that they are of.
    public init(of days: OfficeDays, at office: RecordID<Office>? = nil, in clinic: ClinicReader) throws {
        let waiting = try clinic.unsignedVisits(at: office)
        lines = try clinic.daySheet(of: days)
        unsigned = waiting.count
        unsignedOfDay = waiting.count { days.includes($0.officeID) && $0.visitedOn == days[$0.officeID] }
    }

    public var isEmpty: Bool { lines.isEmpty }

    /// Appointments whose patient has not come yet.
    public var booked: Int { count(.booked) }
    /// Appointments whose patient has come, and that are not over.
    public var here: Int { count(.arrived) }
    /// Appointments that were kept, and visits without one.
    public var done: Int { count(.kept) + count(.walkIn) }

    private func count(_ status: DaySheetLine.Status) -> Int { lines.count { $0.status == status } }

    public var table: Table {
        Table(
            report: "today", title: "Day sheet",
            description: """
                One row for each appointment of the day that is not void, and for each visit of the day that is not void \
                and came of none of them.
                """,
            columns: [
                ReportColumn(
                    "starts_at", \.startsAt, "Starts at",
                    "When the appointment starts, or when the visit without one was, by the office's clock."),
                .patientID(\.patientID), .patientName(\.patientName),
                ReportColumn("kind", \.kind, "Kind", "What the visit was for, or what the appointment is for."),
                ReportColumn(
                    "clinician", \.clinician, "Clinician",
                    "The clinician who performed the visit, or with whom the appointment is."),
                ReportColumn("office", \.office, "Office", "The name of the office where it is."),
                ReportColumn(
                    "status", \.status, "Status",
                    "What has become of the appointment; `walk-in` for a visit that came of none."),
                ReportColumn(
                    "appointment_id", \.appointmentID, "Appointment ID", "The appointment; empty for a walk-in."),
                ReportColumn("visit_id", \.visitID, "Visit ID", "The visit; empty while none is recorded."),
                ReportColumn("outcome", \.outcome, "Outcome", "Whether an adjustment was made at the visit."),
                ReportColumn("visit_state", \.visitState, "Visit state", "Whether the visit is a draft or signed."),
                ReportColumn("day", \.day, type: .day(.any), "Day", "The day, at the office."),
            ]
        ) { [lines] _, body in for line in lines { try body(line) } }
    }
}

extension Table {
    /// The visits that still wait for a signature, oldest first.
    ///
    /// - Parameters:
    ///   - office: only those at this office.
    ///   - clinician: only those that this clinician performed.
    ///   - days: the day until which they have waited, by their office.
    public static func unsigned(
        at office: RecordID<Office>? = nil, of clinician: RecordID<StaffMember>? = nil, on days: OfficeDays
    ) -> Table {
        Table(
            report: "unsigned", title: "Unsigned",
            description: "One row for each visit that is a draft, and still waits for its clinician's signature.",
            key: ["visit_id"], columns: unsignedColumns
        ) { clinic, body in
            for visit in try clinic.unsignedVisits(at: office, of: clinician) {
                try body(Waiting(visit: visit, days: max(0, visit.visitedOn.days(until: days[visit.officeID]))))
            }
        }
    }

    private struct Waiting {
        let visit: UnsignedVisit
        let days: Int
    }

    private static let unsignedColumns: [ReportColumn<Waiting>] = [
        ReportColumn("visit_id", \.visit.visitID, "Visit ID", "The visit."),
        ReportColumn("visited_on", \.visit.visitedOn, "Visited on", "The day of the visit."),
        ReportColumn("days_waiting", \.days, "Days waiting", "Days from the visit until today."),
        .patientID(\.visit.patientID), .patientName(\.visit.patientName),
        ReportColumn(
            "clinician", \.visit.clinician, "Clinician", "The name of the clinician whose signature it waits for."),
        ReportColumn("office", \.visit.office, "Office", "The name of the office where it was."),
        ReportColumn(
            "determination", \.visit.determination, "Determination", "What the clinician concluded from the screen."),
        ReportColumn(
            "outcome", \.visit.outcome, "Outcome", "Whether an adjustment was made; empty until it is entered."),
        ReportColumn("entered_by", \.visit.enteredBy, "Entered by", "The name of the staff member who typed it."),
    ]
}

extension Table {
    /// How many visits there were from one day to another, and what came of them; an end that is nil is open.
    ///
    /// - Parameter groupings: what they are told apart by, one at least.
    public static func visitCounts(
        from first: CalendarDay? = nil, until last: CalendarDay? = nil, by groupings: Set<VisitCount.Grouping>
    ) -> Table {
        Table(
            report: "visit_counts", title: "Visit counts",
            description: "One row for each office, clinician and month that had visits, void ones left out.",
            columns: countColumns
        ) { clinic, body in try clinic.visitCounts(from: first, until: last, by: groupings).forEach(body) }
    }

    private static let countColumns: [ReportColumn<VisitCount>] = [
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
