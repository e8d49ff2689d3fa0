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
            key: ["complaint_id", "measure"], columns: columns
        ) { clinic, body in try clinic.forEachOutcomeSeries(of: patient, body) }
    }

    private static let columns: [ReportColumn<OutcomeSeries>] = [
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
