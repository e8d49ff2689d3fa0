import ClinicModel
import GRDB

extension ClinicReader {
    /// Throws where something was done since to a record that a change touched, or to one that names it.
    ///
    /// - Parameter number: the last entry of the change.
    func checkNothingBuilt(on entries: [Stored<AuditEntry>], after number: Int64) throws {
        let touched = Set(entries.compactMap { key(of: $0.record) })
        // What names a record of a chart is on that chart.
        let patients = Set(entries.map(\.patientID))
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT t.id, t.action, t.record_type, t.record_id, t.patient_id FROM audit_entries t
                WHERE t.id > ? AND t.record_id IS NOT NULL AND \(Self.isChange) ORDER BY t.id
                """, arguments: [number])
        while let row = try rows.next() {
            guard let kind = kinds.named(row[2]) else { continue }
            let record: Int64 = row[3]
            let patient: Int64? = row[4]
            let isNear = patients.contains(nil) || patients.contains(patient.map { RecordID($0) })
            var found = touched.contains(kind.key(record)) ? kind.key(record) : nil
            if found == nil, isNear { found = try recordsNamed(by: kind, record).intersection(touched).first }
            guard let found else { continue }
            let action: String = row[1]
            throw UndoError.builtOn(
                spoken(found), by: kind.spoken(record), participle: Self.participle(action),
                entry: row[0])
        }
    }

    private func spoken(_ key: RecordKey) -> String {
        kinds.ofTable(key.table)?.spoken(key.number) ?? "it"
    }

    /// What was done to a record, after "was".
    private static func participle(_ action: String) -> String {
        switch AuditEntry.Action(rawValue: action) {
        case .add: "added"
        case .sign: "signed"
        case .void: "voided"
        case .move: "moved"
        default: "changed"
        }
    }
}
