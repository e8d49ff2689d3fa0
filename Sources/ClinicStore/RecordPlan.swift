import ClinicModel
import GRDB

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

    init<Value: StoredRecord>(of type: Value.Type, in db: Database) throws {
        let names = Value.fields.map(\.name) + Value.blank.derivedColumns.map(\.name)
        insertion = try db.makeStatement(
            sql: """
                INSERT INTO \(Value.table) (\((["id"] + names).joined(separator: ", ")))
                VALUES (\(Array(repeating: "?", count: names.count + 1).joined(separator: ", ")))
                """)
        update = try db.makeStatement(
            sql: "UPDATE \(Value.table) SET \(names.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?")
        let isOfChart = Value.self is any ChartRecord.Type
        references = try Value.fields.enumerated().compactMap { place, field in
            guard
                let target = try Target(
                    of: field.type, from: Value.table, ofChart: isOfChart, in: db)
            else { return nil }
            return Reference(place: place, field: field.name, title: field.title, type: field.type, target: target)
        }
    }
}

extension RecordPlan.Target {
    /// - Parameters:
    ///   - ownTable: the table of the record that has the field.
    ///   - isOfChart: whether that record is of a patient's chart.
    fileprivate init?(of type: FieldType, from ownTable: String, ofChart isOfChart: Bool, in db: Database) throws {
        switch type {
        case .reference(let table, _), .references(let table, _):
            let void = Self.voidSQL[table]
            let isOfChart = isOfChart && void != nil
            // A merged patient is named only by those who were merged into it before.
            let merged = table == Patient.table && ownTable != Patient.table ? "merged_into" : "0"
            let sql = """
                SELECT \(isOfChart ? "patient_id" : "0"), \(void ?? "0"), \(merged) FROM \(table) WHERE id = ?
                """
            self = .record(table: table, lookup: try db.makeStatement(sql: sql), isOfChart: isOfChart)
        case .code(let catalogue):
            let sql = "SELECT active, 0, 0 FROM \(catalogue) WHERE code = ?"
            self = .word(catalogue: catalogue, lookup: try db.makeStatement(sql: sql))
        default: return nil
        }
    }

    /// The tables of records that others of the same chart refer to, and what makes one of them void.
    private static let voidSQL = [
        Visit.table: "state = 'void'", Complaint.table: "void_reason IS NOT NULL",
        ImagingStudy.table: "void_reason IS NOT NULL", CarePlan.table: "void_reason IS NOT NULL",
    ]
}
