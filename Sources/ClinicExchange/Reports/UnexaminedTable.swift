import ClinicModel
import ClinicStore

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
