import ClinicModel

/// A kind of record of which the audit log has every change.
struct AuditedKind: Sendable {
    /// What the audit log calls it.
    let name: String
    let table: String
    /// Whether its records are named by their letter and number alone.
    let isLettered: Bool
    /// A record as people name it: `P-3`, `finding 12`.
    let spoken: @Sendable (Int64) -> String
    private let fields: [AuditedField]

    init<Value: StoredRecord>(_: Value.Type) {
        name = Value.name
        table = Value.table
        isLettered = Value.letter != nil
        spoken = { Value.spoken($0) }
        fields = Value.fields.map { AuditedField($0.name, $0.type) }
    }

    /// The field with this name comes before that with another.
    func comesBefore(_ name: String, _ other: String) -> Bool {
        func place(_ name: String) -> Int { fields.firstIndex { $0.name == name } ?? fields.count }
        return (place(name), name) < (place(other), other)
    }

    /// Hands each record of a file to `body`: its id with no bytes first, then with each field that has a value, as the
    /// audit log writes it.
    ///
    /// A file that an earlier program made may lack the table, or some of its columns.
    func forEachMember(
        in db: Connection, ids: ClosedRange<Int64> = .min ... .max,
        _ body: (_ id: Int64, _ member: UnsafeRawBufferPointer) -> Void
    ) throws {
        let columns = try db.columns(of: table)
        if columns.isEmpty { return }
        let fields = fields.filter { columns.contains($0.name) }
        let names = (["id"] + fields.map(\.name)).joined(separator: ", ")
        let statement = try db.statement("SELECT \(names) FROM \(table) WHERE id >= ? AND id <= ?")
        var bytes: [UInt8] = []
        try statement.forEachRow([.integer(ids.lowerBound), .integer(ids.upperBound)]) { row in
            guard case .integer(let id) = row.cell(at: 0) else { return }
            body(id, UnsafeRawBufferPointer(start: nil, count: 0))
            for (index, field) in fields.enumerated() {
                bytes.removeAll(keepingCapacity: true)
                if field.append(row, at: index + 1, to: &bytes) { bytes.withUnsafeBytes { body(id, $0) } }
            }
        }
    }
}

/// A field of a kind of record, as it is held against the audit log.
private struct AuditedField: Sendable {
    let name: String
    private let type: FieldType
    /// `"name":`
    private let head: [UInt8]

    init(_ name: String, _ type: FieldType) {
        self.name = name
        self.type = type
        head = Array("\"\(name)\":".utf8)
    }

    /// Appends the field of a row as the audit log writes it.
    ///
    /// What the program would not have kept so, as a text in the place of a number, becomes what the audit log never has.
    ///
    /// - Returns: whether it has a value.
    func append(_ row: CurrentRow, at place: Int, to bytes: inout [UInt8]) -> Bool {
        let value = row.keptValue(at: place)
        if case .null? = value { return false }
        bytes.append(contentsOf: head)
        if let value, type.keeps(value) {
            bytes.append(auditValue: value, of: type)
        } else {
            bytes.append(UInt8(ascii: "?"))
        }
        return true
    }
}
