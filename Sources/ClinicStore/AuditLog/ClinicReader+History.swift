import ClinicModel
import GRDB

extension ClinicReader {
    /// Throws a ``Refusal`` where the person at the keyboard may not see what was kept of a patient before.
    public func permitHistory(of patient: Stored<Patient>) throws { try permit(.pastValues, on: patient) }

    /// What each field of a patient was, in the order of the fields, the oldest first.
    public func history(of patient: Stored<Patient>) throws -> [PastValue<Patient>] {
        try permitHistory(of: patient)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT \(AuditEntry.storedColumns("t")) FROM audit_entries t
                WHERE t.patient_id = ?1 AND t.record_type = ?2 AND t.record_id = ?1 ORDER BY t.id
                """, arguments: [patient.id.number, Patient.name])
        let entries = try rows.map { try $0.stored(as: AuditEntry.self) }
        return PastValue.history(of: entries.filter { $0.action.isOfRecord })
    }
}
