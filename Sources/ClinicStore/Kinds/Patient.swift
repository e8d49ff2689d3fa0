import ClinicModel

extension Patient: StoredRecord {
    public static let kind = RecordKind<Patient>(
        act: .register, actOfChange: { $0.mergedInto == $1?.mergedInto ? nil : .merge }, ending: .kept,
        undo: .stays(putBack: { _ = try $3.edit($0, to: $1, reason: $2) }) { patient in
            "nobody who was registered is deleted. If \(patient.id) is on record twice, plumb patient merge "
                + "\(patient.id) --into P-n --reason TEXT; otherwise plumb patient edit \(patient.id) --status inactive"
        },
        owner: .patient, listing: Listing(leading: [.patientName(of: "t")]),
        // The records of a patient who was merged are with the other.
        filter: FilterKeys(patient: "t.id", counted: Selection<Patient>.notMerged),
        words: TableWords(
            "Patients",
            """
            One row for each patient; leave out those with merged_into: their records are with the patient whom it \
            names.
            """,
            withoutNames: ["patient_id", "sex", "office_id", "primary_clinician_id", "status"],
            yearsOnly: ["birth_date"]),
        arrival: Arrival(
            draft: \.unmerged, isIncomplete: { $0.mergedInto != nil },
            complete: { clinic, id, patient, reason in
                try clinic.completeMerge(of: id, as: patient, reason: reason)
            }),
        clinicians: ["primary_clinician_id"],
        derived: Derived(
            columns: ["search_key"], values: { [.text($0.searchKey)] },
            index: { new, id, old, clinic in try clinic.index(new[0], of: id, replacing: old?[0]) }))

    /// `Okafor, Ada`, as ``Patient/name`` has it, for a listing that joins `patients` under `alias`.
    static func nameSQL(_ alias: String) -> String {
        """
        coalesce(\(alias).family_name || ', ' || \(alias).given_names, \(alias).family_name, \(alias).given_names)
        """
    }

    /// What a listing joins for the name of the patient whom its table names.
    static let join = "JOIN patients p ON p.id = t.patient_id"
}

extension Selection<Patient> {
    /// Those of a status and of an office, as far as each is asked for, by name.
    public static func list(status: Patient.Status? = nil, office: RecordID<Office>? = nil) -> Selection {
        var conditions = Conditions(notMerged)
        conditions.require("t.status = ?", status)
        conditions.require("t.office_id = ?", office)
        return Selection(conditions, order: "t.search_key, t.id")
    }
}

extension ClinicReader {
    /// The patient who has this number in an older system.
    public func patientID(legacyNumber: String) throws -> RecordID<Patient>? {
        let statement = try db.cachedStatement("SELECT id FROM patients WHERE legacy_number = ?")
        return try statement.firstRow([.text(legacyNumber)])?.integer(0).map { RecordID($0) }
    }

    /// Those who have the words of a name, in any order, and this birth date.
    public func patients(called name: String, born birthDate: PartialDate) throws -> [Stored<Patient>] {
        let words = Set(PatientQuery.words(name))
        return try records(Patient.self, Selection("t.birth_date = ?", [birthDate.fieldValue])).filter {
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
