import ClinicModel
import ClinicStore

extension Intake {
    private static let path = JSONPath.root.key(Patient.name)

    /// Registers the patient.
    func register(
        _ json: JSONText, in clinic: ClinicWriter, progress: inout IntakeProgress
    ) throws -> IntakeSummary {
        if let (given, _) = try patient(json, by: clinic.author, progress: &progress),
            let patient = try progress.problems.noting(at: Self.path, { try given.checked(today: clinic.author.today) })
        {
            let likely = try clinic.likelyDuplicates(of: patient)
            if let stored = try progress.problems.noting(at: Self.path, { try clinic.add(patient) }) {
                return IntakeSummary(patient: stored, likelyDuplicates: likely, filled: [])
            }
        }
        // The rest is held against the records all the same, on a chart that goes with the transaction.
        let nobody = try clinic.add(Patient(familyName: Patient.noun))
        return IntakeSummary(patient: nobody, likelyDuplicates: [], filled: [])
    }

    /// Fills what is empty on record, and notes what differs from it.
    func complete(
        _ old: Stored<Patient>, with json: JSONText, in clinic: ClinicWriter, progress: inout IntakeProgress
    ) throws -> IntakeSummary {
        guard let (given, fields) = try patient(json, by: clinic.author, progress: &progress) else {
            return IntakeSummary(patient: old, likelyDuplicates: [], filled: [])
        }
        var new = old.record
        var filled: [Field<Patient>] = []
        for field in fields {
            let (value, known) = (field.value(in: given), field.value(in: old.record))
            let (text, knownText) = (field.type.text(of: value), field.type.text(of: known))
            if known == .null {
                try field.set(value, in: &new)
                filled.append(field)
            } else if text != knownText {
                progress.problems.add(
                    Self.path.key(field.name),
                    """
                    \(field.title) is \u{201C}\(text.shortened)\u{201D} here and \
                    \u{201C}\(knownText.shortened)\u{201D} on record; change it with plumb patient edit.
                    """)
            }
        }
        let stored = try progress.problems.noting(at: Self.path) { try clinic.edit(old, to: new) }
        return IntakeSummary(patient: stored ?? old, likelyDuplicates: [], filled: filled)
    }

    /// The patient that the document gives, and the fields that it fills.
    private func patient(
        _ json: JSONText, by author: Author, progress: inout IntakeProgress
    ) throws -> (record: Patient, fields: [Field<Patient>])? {
        let fields = Self.patientFields
        let members = IntakeMembers(
            json, at: Self.path, keys: fields.keys, foreign: fields.foreignKeys, problems: &progress.problems)
        guard let members,
            let record = try fields.record(members, at: Self.path, by: author, progress: &progress)
        else { return nil }
        return (record, fields.fields.filter { members.values[$0.name] != nil })
    }
}
