import ClinicModel
import GRDB

extension Complaint: StoredRecord {
    public func check(in clinic: ClinicReader, replacing old: Stored<Complaint>?) throws {
        guard let old, old.recordedOn != recordedOn else { return }
        let ratings = Selection<SeverityRating>("t.complaint_id = ? AND t.void_reason IS NULL", [old.id.number])
        if let first = try clinic.records(SeverityRating.self, ratings).map(\.ratedOn).min(), first < recordedOn {
            throw ComplaintDayError(firstRatedOn: first)
        }
    }

    public func checkEntry(in clinic: ClinicReader, replacing old: Stored<Complaint>?) throws {
        guard let code, let codeVersion, (old?.code, old?.codeVersion) != (code, codeVersion) else { return }
        try clinic.checkCode(code, system: .icd10cm, version: codeVersion)
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

    public static var filterKeys: FilterKeys {
        FilterKeys(
            patient: "c.patient_id", day: "t.rated_on", stands: "t.void_reason IS NULL AND c.void_reason IS NULL")
    }

    public static func patientID(
        of record: Stored<SeverityRating>, in clinic: ClinicReader
    ) throws -> RecordID<Patient>? {
        try clinic.record(record.complaintID).patientID
    }

    public func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {
        let complaint = try clinic.record(complaintID)
        if let visitID, try clinic.patientID(ofVisit: visitID) != complaint.patientID {
            throw SeverityRatingError.anotherPatientsVisit(visitID)
        }
        // A void rating stands in the way of no later day of the complaint, so it may be of an earlier one.
        if voidReason == nil, ratedOn < complaint.recordedOn {
            throw SeverityRatingError.beforeComplaint(complaint.recordedOn)
        }
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
    /// Those of a patient that are not void, in the order in which the patient told of them.
    public static func of(_ patient: RecordID<Patient>) -> Selection {
        Selection("t.patient_id = ? AND t.void_reason IS NULL", [patient.number])
    }
}

extension Selection<SeverityRating> {
    /// Those of a patient that are not void, oldest first.
    public static func of(_ patient: RecordID<Patient>) -> Selection {
        Selection(
            """
            t.void_reason IS NULL
            AND t.complaint_id IN (SELECT id FROM complaints WHERE patient_id = ? AND void_reason IS NULL)
            """, [patient.number],
            order: "t.rated_on, t.id")
    }
}
