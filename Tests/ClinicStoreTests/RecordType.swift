import ClinicModel

@testable import ClinicStore

/// A kind of record, without its Swift type: what the schema is held against.
struct RecordType: Sendable, CustomStringConvertible {
    let table: String
    let fields: [FieldInfo]
    /// The columns that the store keeps beside the fields.
    let derived: [String]

    struct FieldInfo: Sendable {
        let name: String
        let type: FieldType
        let isRequired: Bool
    }

    var description: String { table }

    private init<Value: StoredRecord>(_: Value.Type) {
        table = Value.table
        fields = Value.fields.map { FieldInfo(name: $0.name, type: $0.type, isRequired: $0.isRequired) }
        derived = Value.kind.derived?.columns ?? []
    }

    /// Every kind of record, and the audit log.
    static let all = (Kinds.standard.all + [AuditEntry.self]).map { RecordType($0) }
}
