import ClinicModel
import ClinicStore

extension Table {
    /// The first and the latest score of each complaint on each measure, the severity among them.
    ///
    /// - Parameter patient: only the complaints of this patient.
    public static func outcomes(of patient: RecordID<Patient>? = nil) -> Table {
        Table(
            report: "outcomes", title: "Outcomes",
            description: """
                One row for each complaint and each measure of which it has a score; void complaints, ratings and scores \
                are left out, and scores that name no complaint.
                """,
            key: ["complaint_id", "measure"], columns: outcomeColumns
        ) { clinic, body in try clinic.forEachOutcomeSeries(of: patient, body) }
    }

    private static let outcomeColumns: [ReportColumn<OutcomeSeries>] = [
        ReportColumn("complaint_id", \.complaintID, "Complaint ID", "The complaint."),
        .patientID(\.patientID), .patientName(\.patientName),
        ReportColumn("region", \.region, "Region", "Where in the body it is."),
        ReportColumn("words", \.words, type: .prose, "Words", "The complaint in the patient's own words."),
        ReportColumn("status", \.status, "Status", "What has become of it."),
        ReportColumn(
            "measure", \.measure, "Measure",
            "The measure's code; `severity` for how bad it was, 0 to 10, when it was recorded and at each rating since."
        ),
        ReportColumn("first_on", \.firstOn, "First on", "The day of the first score."),
        ReportColumn("first_score", \.firstScore, "First score", "The first score."),
        ReportColumn("latest_on", \.latestOn, "Latest on", "The day of the latest score."),
        ReportColumn("latest_score", \.latestScore, "Latest score", "The latest score."),
        ReportColumn("scores", \.scores, "Scores", "How many scores there are, the first and the latest among them."),
    ]
}

extension Table {
    /// The open complaints of a leg or foot since which no visit examined the low back, oldest first.
    public static let unexamined = Table(
        report: "unexamined", title: "Unexamined",
        description: """
            One row for each open complaint of a thigh, knee, lower leg, ankle or foot since which no visit has the low \
            back among the regions examined; void complaints and visits are left out.
            """,
        key: ["complaint_id"],
        columns: [
            ReportColumn("complaint_id", \.complaintID, "Complaint ID", "The complaint."),
            .patientID(\.patientID), .patientName(\.patientName),
            ReportColumn("recorded_on", \.recordedOn, "Recorded on", "The day on which the patient told of it."),
            ReportColumn("region", \.region, "Region", "Where in the body it is."),
            ReportColumn("side", \.side, "Side", "On which side it is."),
            ReportColumn("words", \.words, type: .prose, "Words", "The complaint in the patient's own words."),
            ReportColumn(
                "visits_since", \.visitsSince, "Visits since", "How many visits the patient had on that day or later."),
            ReportColumn(
                "last_low_back_examined_on", \.lastLowBackExaminedOn, "Low back last examined on",
                "The last day before on which the low back was examined; empty where it never was."),
        ]
    ) { clinic, body in try clinic.unexaminedComplaints().forEach(body) }
}
