import ClinicModel

/// What the store works out once of a kind of record, and needs for each: its statements and its references.
///
/// It knows fields by their places, so that going through the values of a record needs nothing of its type.
final class RecordPlan {
    /// Stores a new one: the id, the fields and the derived columns.
    let insertion: Statement
    /// Stores another in its place: the fields, the derived columns and the id.
    let update: Statement
    /// The fields that name records or words of catalogues.
    let references: [Reference]
    /// The places of the fields that name a clinician.
    let clinicians: [Int]

    struct Reference {
        let place: Int
        let field: String
        let title: String
        let type: FieldType
        let target: Target
    }

    /// What a field names: records of a table, or a word of a catalogue.
    enum Target {
        case record(table: String, lookup: Statement, isOfChart: Bool)
        case word(catalogue: String, lookup: Statement)
    }

    init<Value: StoredRecord>(of type: Value.Type, among kinds: Kinds, in db: Connection) throws {
        let names = Value.fields.map(\.name) + (Value.kind.derived?.columns ?? [])
        insertion = try db.statement(
            """
            INSERT INTO \(Value.table) (\((["id"] + names).joined(separator: ", ")))
            VALUES (\(Array(repeating: "?", count: names.count + 1).joined(separator: ", ")))
            """)
        update = try db.statement(
            "UPDATE \(Value.table) SET \(names.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?")
        clinicians = Value.fields.indices.filter { Value.kind.clinicians.contains(Value.fields[$0].name) }
        references = try Value.fields.enumerated().compactMap { place, field in
            guard let target = try Target(of: field, from: type, among: kinds, in: db) else { return nil }
            return Reference(place: place, field: field.name, title: field.title, type: field.type, target: target)
        }
    }
}

extension RecordPlan.Target {
    /// - Parameter own: the kind of the record that has the field.
    fileprivate init?<Own: StoredRecord>(
        of field: Field<Own>, from own: Own.Type, among kinds: Kinds, in db: Connection
    ) throws {
        switch field.type {
        case .reference(let table, _), .references(let table, _):
            guard let named = kinds.ofTable(table) else { preconditionFailure("\(table) is no table of records") }
            // What took the place of a record on another chart may be void by now itself.
            let isCrossing = Own.kind.crossings.contains(field.name)
            let isOfChart = Own.isOnChart && named.isOnChart && !isCrossing
            // A merged patient is named only by those who were merged into it before.
            let merged = table == Patient.table && Own.table != Patient.table ? "merged_into" : "0"
            let sql = """
                SELECT \(isOfChart ? "patient_id" : "0"), \(isCrossing ? "0" : named.voidSQL("t") ?? "0"), \(merged)
                FROM \(table) t WHERE id = ?
                """
            self = .record(table: table, lookup: try db.statement(sql), isOfChart: isOfChart)
        case .code(let catalogue):
            let sql = "SELECT active, 0, 0 FROM \(catalogue) WHERE code = ?"
            self = .word(catalogue: catalogue, lookup: try db.statement(sql))
        default: return nil
        }
    }
}
