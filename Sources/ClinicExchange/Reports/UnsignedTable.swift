import ClinicModel
import ClinicStore

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
            key: ["visit_id"], columns: columns
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

    private static let columns: [ReportColumn<Waiting>] = [
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
