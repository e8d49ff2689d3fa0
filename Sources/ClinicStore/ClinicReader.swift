import ClinicModel
import GRDB

/// One state of the records, for reading.
///
/// Its vocabulary grows by extension, one file for each kind of record.
public class ClinicReader {
    /// Of this module alone: nobody else speaks SQL.
    let db: Database

    init(_ db: Database) { self.db = db }

    /// The tests of the screen, read once.
    public private(set) lazy var tests: Result<TestCatalogue, any Error> = Result {
        TestCatalogue(
            tests: try records(ScreenTest.self).map(\.record), units: try records(TestUnit.self).map(\.record))
    }

    /// The record with this id; throws ``NotFoundError`` where there is none.
    public func record<Value: StoredRecord>(_ id: RecordID<Value>) throws -> Stored<Value> {
        guard let record = try records(Value.self, .id(id)).first else { throw NotFoundError(id) }
        return record
    }

    /// The records of a kind.
    public func records<Value: StoredRecord>(
        _ type: Value.Type = Value.self, _ selection: Selection<Value> = .all
    ) throws -> [Stored<Value>] {
        try Array(
            cursor(selection).map { [count = Value.fields.count] row in
                Stored(
                    id: RecordID(row[0]), try Value(values: (1...count).lazy.map { row.fieldValue(at: $0) }))
            })
    }

    /// How many records of a kind there are.
    public func count<Value: StoredRecord>(_ selection: Selection<Value>) throws -> Int {
        let sql = "SELECT count(*) FROM \(Value.table) t WHERE \(selection.condition)"
        return try Int.fetchOne(db, sql: sql, arguments: selection.arguments) ?? 0
    }

    /// Hands each record to `body` as the values of its listing's columns, one at a time.
    public func forEachRow<Value: StoredRecord>(
        of selection: Selection<Value>, _ body: ([FieldValue]) throws -> Void
    ) throws {
        let listing = Value.listing
        let width = listing.columnNames.count
        let rows = try Row.fetchCursor(db, sql: listing.sql(where: selection), arguments: selection.arguments)
        while let row = try rows.next() { try body((0..<width).map { row.fieldValue(at: $0) }) }
    }

    private func cursor<Value: StoredRecord>(_ selection: Selection<Value>) throws -> RowCursor {
        let columns = ["id"] + Value.fields.map(\.name)
        let sql = """
            SELECT \(columns.map { "t.\($0)" }.joined(separator: ", ")) FROM \(Value.table) t
            WHERE \(selection.condition) ORDER BY \(selection.order)
            """ + (selection.limit.map { " LIMIT \($0)" } ?? "")
        return try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: selection.arguments)
    }
}
