import ClinicModel

extension ClinicReader {
    /// Throws a ``Refusal`` where the person at the keyboard may not give a copy of this chart away.
    public func permitCopying(_ patient: Stored<Patient>) throws { try permit(.copy, on: patient) }
}

extension ClinicWriter {
    /// Notes in the audit log that a copy of a chart is about to leave.
    ///
    /// - Parameter details: for whom, what for, and where to.
    public func noteCopy(of patient: Stored<Patient>, _ details: [(key: String, value: JSONText)]) throws {
        try permitCopying(patient)
        try note(.export, Patient.name, details, patient: patient.id)
    }
}
