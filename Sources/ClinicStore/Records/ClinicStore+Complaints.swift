import ClinicModel
import GRDB

extension Complaint: StoredRecord {
    public static var listing: Listing<Complaint> { Listing(leading: Patient.lead, joins: Patient.join) }

    public static func patientID(of record: Stored<Complaint>, in clinic: ClinicReader) -> RecordID<Patient>? {
        record.patientID
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
        if let visitID, try clinic.patientID(ofVisit: visitID) != complaint.patientID {
            throw SeverityRatingError.anotherPatientsVisit(visitID)
        }
        if ratedOn < complaint.recordedOn { throw SeverityRatingError.beforeComplaint(complaint.recordedOn) }
    }
}

/// A complaint that would be recorded after its first rating.
public struct ComplaintDayError: ClinicError, Hashable {
    public let firstRatedOn: CalendarDay

    public var kind: ErrorKind { .rule }
    public var description: String {
        "The complaint was rated on \(firstRatedOn); it was recorded on that day or before."
    }
}

/// What a severity rating cannot be.
public enum SeverityRatingError: ClinicError, Hashable {
    case beforeComplaint(CalendarDay)
    case anotherPatientsVisit(RecordID<Visit>)

    public var kind: ErrorKind { .rule }

    public var description: String {
        switch self {
        case .beforeComplaint(let day):
            "The rating is of a day before the complaint was recorded, \(day); it is of that day or later."
        case .anotherPatientsVisit(let id): "\(id) is a visit of another patient."
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
    ///
    /// - Throws: ``ComplaintDayError`` where it would be recorded after it was rated.
    public func edit(_ complaint: Stored<Complaint>, to new: Complaint) throws -> Stored<Complaint> {
        let ratings = try records(SeverityRating.self, Selection("t.complaint_id = ?", [complaint.id.number]))
        if let first = ratings.map(\.ratedOn).min(), first < new.recordedOn {
            throw ComplaintDayError(firstRatedOn: first)
        }
        return try change(complaint, to: new)
    }
}
