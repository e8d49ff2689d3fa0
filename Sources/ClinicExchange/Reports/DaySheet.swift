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
