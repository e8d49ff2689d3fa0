/// A value that a field of a record has or had, and from when until when.
public struct PastValue<Value: ClinicRecord>: Sendable {
    public let field: Field<Value>
    public let value: FieldValue
    /// The entry of the audit log with which it came.
    public let entry: Stored<AuditEntry>
    /// Nil where the field has it still.
    public private(set) var until: Instant?

    init(_ field: Field<Value>, _ value: FieldValue, since entry: Stored<AuditEntry>) {
        self.field = field
        self.value = value
        self.entry = entry
    }

    /// What each field of a record was, in the order of the fields, the oldest first.
    ///
    /// - Parameter entries: those of the record, in their order.
    public static func history(of entries: [Stored<AuditEntry>]) -> [PastValue] {
        var values: [[PastValue]] = Value.fields.map { _ in [] }
        for entry in entries {
            guard let after = entry.after, case .object(let members)? = try? JSONText(parsing: Array(after.utf8)) else {
                continue
            }
            let json = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
            for (place, field) in Value.fields.enumerated() {
                // What a new record has no value of, it has nothing of from then on.
                let isFirst = values[place].isEmpty
                guard let value = json[field.name].flatMap(field.type.value) ?? (isFirst ? .null : nil) else {
                    continue
                }
                if !isFirst { values[place][values[place].count - 1].until = entry.at }
                values[place].append(PastValue(field, value, since: entry))
            }
        }
        return values.flatMap(\.self)
    }
}
