import ClinicModel
import RecordLinkage

/// Patients on record who may be the one that is being registered.
public struct LikelyDuplicates: ClinicError {
    public let patients: [LikelyDuplicate]
    /// The name of the one that is being registered.
    public let name: String

    public init(_ patients: [LikelyDuplicate], of name: String) {
        self.patients = patients
        self.name = name
    }

    public var description: String {
        list + "\nNothing was changed; to register another patient all the same, say --anyway."
    }

    /// Who they are, and what they have in common with the one that is being registered.
    public var list: String {
        "On record already:\n"
            + patients.map { likely in
                let patient = likely.patient
                let born = patient.birthDate.map { "born \($0)" }
                let reasons = likely.reasons.map(\.rawValue).joined(separator: ", ")
                return "  "
                    + [patient.id.description, patient.record.name.printable, born, "(\(reasons))"]
                    .compactMap(\.self).joined(separator: "  ")
            }.joined(separator: "\n")
    }
}

extension ClinicWriter {
    /// Adds a patient of whom none is on record yet.
    ///
    /// They are looked for in the change that adds: two desks at once cannot both miss one.
    ///
    /// - Parameter anyway: register the patient even where one like it is on record.
    /// - Throws: ``LikelyDuplicates`` where there are some, and nobody said `anyway`.
    public func register(_ patient: Patient, anyway: Bool) throws -> Stored<Patient> {
        let likely = anyway ? [] : try likelyDuplicates(of: patient)
        guard likely.isEmpty else { throw LikelyDuplicates(likely, of: patient.name) }
        return try add(patient)
    }
}
