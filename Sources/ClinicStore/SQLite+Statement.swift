import ClinicModel
import GRDB
import GRDBSQLite

// What is done for each of a million rows, done in SQLite's own interface: binding values through GRDB's makes an
// object of each.

extension Statement {
    /// Runs the statement with `values` in place of its question marks.
    func run(_ values: [FieldValue], in db: Database) throws {
        try bind(values)
        defer { sqlite3_reset(sqliteStatement) }
        let code = sqlite3_step(sqliteStatement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code, in: db) }
    }

    /// The first three columns of the first row, whole numbers, 0 for NULL; nil where there is no row.
    func firstRow(_ values: [FieldValue], in db: Database) throws -> (Int64, Int64, Int64)? {
        try bind(values)
        defer { sqlite3_reset(sqliteStatement) }
        switch sqlite3_step(sqliteStatement) {
        case SQLITE_ROW:
            return (
                sqlite3_column_int64(sqliteStatement, 0), sqlite3_column_int64(sqliteStatement, 1),
                sqlite3_column_int64(sqliteStatement, 2)
            )
        case SQLITE_DONE: return nil
        case let code: throw failure(code, in: db)
        }
    }

    private func bind(_ values: [FieldValue]) throws {
        precondition(values.count == Int(sqlite3_bind_parameter_count(sqliteStatement)), "A value for each place")
        for index in 0..<values.count {
            let place = CInt(index + 1)
            let code =
                switch values[index] {
                case .null: sqlite3_bind_null(sqliteStatement, place)
                case .integer(let integer): sqlite3_bind_int64(sqliteStatement, place, integer)
                case .number(let number): sqlite3_bind_double(sqliteStatement, place, number)
                case .text(let text): bind(text, at: place)
                }
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
    }

    private func bind(_ text: String, at place: CInt) -> CInt {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // SQLite takes a copy; no pointer is NULL in its eyes, even where the text is empty.
                guard let start = characters.baseAddress else {
                    return sqlite3_bind_text(sqliteStatement, place, "", 0, Self.copied)
                }
                return sqlite3_bind_text(sqliteStatement, place, start, CInt(characters.count), Self.copied)
            }
        }
    }

    private func failure(_ code: CInt, in db: Database) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }

    /// `SQLITE_TRANSIENT`, a macro that Swift does not see.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

extension FieldValue: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let integer): integer.databaseValue
        case .number(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> FieldValue? {
        switch value.storage {
        case .null: .null
        case .int64(let integer): .integer(integer)
        case .double(let number): .number(number)
        case .string(let text): .text(text)
        case .blob: nil
        }
    }
}

extension Row {
    /// The value of the column at `index`.
    func fieldValue(at index: Int) -> FieldValue {
        let value: DatabaseValue = self[index]
        return FieldValue.fromDatabaseValue(value) ?? .null
    }
}

/// The row that a statement stands on, as SQLite's own interface gives it: without a copy of each value.
struct SQLiteRow {
    private let statement: SQLiteStatement

    init(of statement: Statement) { self.statement = statement.sqliteStatement }

    /// The value as it is kept; nil for what is kept of no field: bytes that are no text.
    func keptValue(at index: Int) -> FieldValue? {
        switch cell(at: index) {
        case .null: sqlite3_column_type(statement, Int32(truncatingIfNeeded: index)) == SQLITE_NULL ? .null : nil
        case .integer(let integer): .integer(integer)
        case .number(let number): .number(number)
        case .text(let bytes): String(validating: bytes, as: UTF8.self).map(FieldValue.text)
        }
    }

    func cell(at index: Int) -> ListedRow.Cell {
        let index = Int32(truncatingIfNeeded: index)
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
        case SQLITE_FLOAT: return .number(sqlite3_column_double(statement, index))
        case SQLITE_TEXT:
            // In this order: the text may be converted first, and is then as long as it says.
            let start = sqlite3_column_text(statement, index)
            return .text(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
        default: return .null
        }
    }
}
