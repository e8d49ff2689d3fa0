import ClinicModel
import GRDB

extension Patient: StoredRecord {
    public static var listing: Listing<Patient> { Listing(leading: ["patient_name": nameSQL("t")]) }

    /// One that was merged stands no more: the records are with the other.
    public static var filterKeys: FilterKeys { FilterKeys(patient: "t.id", stands: "t.merged_into IS NULL") }

    public var derivedColumns: [(name: String, value: FieldValue)] { [("search_key", .text(searchKey))] }

    public static func index(
        _ derived: [FieldValue], of id: RecordID<Patient>, replacing old: [FieldValue]?, in clinic: ClinicWriter
    ) throws {
        try clinic.index(derived[0], of: id, replacing: old?[0])
    }

    public static func patientID(of record: Stored<Patient>, in clinic: ClinicReader) -> RecordID<Patient>? {
        record.id
    }

    public func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {
        if let primaryClinicianID { try clinic.checkTreats(primaryClinicianID) }
    }

    /// `Okafor, Ada`, as ``Patient/name`` has it, for a listing that joins `patients` under `alias`.
    static func nameSQL(_ alias: String) -> String {
        """
        coalesce(\(alias).family_name || ', ' || \(alias).given_names, \(alias).family_name, \(alias).given_names)
        """
    }

    /// The leading columns and joins of a listing whose table names the patient.
    static let lead: KeyValuePairs = ["patient_id": "t.patient_id", "patient_name": nameSQL("p")]
    static let join = "JOIN patients p ON p.id = t.patient_id"
}

extension Selection<Patient> {
    /// Those of a status and of an office, as far as each is asked for, by name.
    public static func list(status: Patient.Status? = nil, office: RecordID<Office>? = nil) -> Selection {
        Selection(
            "\(standing) AND (?1 IS NULL OR t.status = ?1) AND (?2 IS NULL OR t.office_id = ?2)",
            [status?.rawValue, office?.number],
            order: "t.search_key, t.id")
    }
}

extension ClinicReader {
    /// The patient who has this number in an older system.
    public func patientID(legacyNumber: String) throws -> RecordID<Patient>? {
        let statement = try db.cachedStatement(sql: "SELECT id FROM patients WHERE legacy_number = ?")
        return try Int64.fetchOne(statement, arguments: [legacyNumber]).map { RecordID($0) }
    }

    /// Those who have the words of a name, in any order, and this birth date.
    public func patients(called name: String, born birthDate: PartialDate) throws -> [Stored<Patient>] {
        let words = Set(PatientQuery.words(name))
        return try records(Patient.self, Selection("t.birth_date = ?", [birthDate.description])).filter {
            !words.isEmpty && Set(PatientQuery.words($0.record.name)) == words
        }
    }
}

extension ClinicWriter {
    /// Changes what is kept of a patient.
    ///
    /// - Throws: ``MergedPatientError`` where the patient was merged: what it had stays as it was.
    public func edit(
        _ patient: Stored<Patient>, to new: Patient, reason: String? = nil
    ) throws -> Stored<Patient> {
        if let trail = try mergeTrail(of: patient.id) { throw MergedPatientError(trail) }
        return try change(patient, to: new.unmerged, reason: reason)
    }
}
