import ClinicModel
import GRDB

extension Complaint: StoredRecord {
    public static var listing: Listing<Complaint> { Listing(leading: Patient.lead, joins: Patient.join) }

    public static func patientID(of record: Stored<Complaint>, in clinic: ClinicReader) -> RecordID<Patient>? {
        record.patientID
    }

    public func check(in clinic: ClinicReader) throws {
        if let condition { _ = try clinic.catalogueRow(condition, of: Condition.self) }
    }
}

extension SeverityRating: StoredRecord {
    public static var listing: Listing<SeverityRating> {
        Listing(
            leading: [
                "complaint_id": "t.complaint_id", "patient_id": "c.patient_id", "patient_name": Patient.nameSQL("p"),
            ],
            joins: "JOIN complaints c ON c.id = t.complaint_id JOIN patients p ON p.id = c.patient_id")
    }

    public static func patientID(
        of record: Stored<SeverityRating>, in clinic: ClinicReader
    ) throws -> RecordID<Patient>? {
        try clinic.record(record.complaintID).patientID
    }

    public func check(in clinic: ClinicReader) throws {
        let complaint = try clinic.record(complaintID)
        if ratedOn < complaint.recordedOn { throw SeverityRatingError.beforeComplaint(complaint.recordedOn) }
    }
}

/// What a severity rating cannot be.
public enum SeverityRatingError: ClinicError, Hashable {
    case beforeComplaint(CalendarDay)

    public var kind: ErrorKind { .rule }

    public var description: String {
        switch self {
        case .beforeComplaint(let day):
            "The rating is of a day before the complaint was recorded, \(day); it is of that day or later."
        }
    }
}

extension Selection<Complaint> {
    public static func of(_ patient: RecordID<Patient>) -> Selection {
        Selection("t.patient_id = ?", [patient.number])
    }
}

extension Selection<SeverityRating> {
    /// Oldest first.
    public static func of(_ patient: RecordID<Patient>) -> Selection {
        Selection(
            "t.complaint_id IN (SELECT id FROM complaints WHERE patient_id = ?)", [patient.number],
            order: "t.rated_on, t.id")
    }
}

extension ClinicWriter {
    /// Changes what is kept of a complaint.
    public func edit(_ complaint: Stored<Complaint>, to new: Complaint) throws -> Stored<Complaint> {
        try change(complaint, to: new)
    }
}
