import CSQLite
import ClinicModel

/// A prepared statement: run with values in place of its question marks, and its rows read one at a time.
final class Statement {
    private let statement: OpaquePointer
    /// Whoever runs the statement has it.
    private unowned let connection: Connection

    init(_ statement: OpaquePointer, of connection: Connection) {
        self.statement = statement
        self.connection = connection
    }

    deinit { sqlite3_finalize(statement) }

    /// The names of the columns of its rows.
    var columnNames: [String] {
        (0..<sqlite3_column_count(statement)).map {
            sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? ""
        }
    }

    /// Whether somebody reads its rows.
    var isRunning: Bool { sqlite3_stmt_busy(statement) != 0 }

    /// Runs it to its end; rows that it finds are not looked at.
    func run(_ values: [FieldValue] = []) throws { try forEachRow(values) { _ in } }

    /// Hands each row to `body` where the database has it.
    func forEachRow(_ values: [FieldValue] = [], _ body: (CurrentRow) throws -> Void) throws {
        try readRows(values) { row in
            try body(row)
            return true
        }
    }

    /// Hands each row to `body` until it returns false.
    func readRows(_ values: [FieldValue] = [], while body: (CurrentRow) throws -> Bool) throws {
        try start(values)
        defer { sqlite3_reset(statement) }
        let row = CurrentRow(of: statement)
        while try step() { if try !body(row) { return } }
    }

    func rows(_ values: [FieldValue] = []) throws -> [ResultRow] {
        var rows: [ResultRow] = []
        try forEachRow(values) { rows.append(ResultRow($0)) }
        return rows
    }

    func firstRow(_ values: [FieldValue] = []) throws -> ResultRow? {
        var first: ResultRow?
        try readRows(values) { row in
            first = ResultRow(row)
            return false
        }
        return first
    }

    /// The first three columns of the first row, whole numbers, 0 for NULL; nil if there is no row.
    func firstIntegers(_ values: [FieldValue]) throws -> (Int64, Int64, Int64)? {
        try start(values)
        defer { sqlite3_reset(statement) }
        guard try step() else { return nil }
        return (
            sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1), sqlite3_column_int64(statement, 2)
        )
    }

    /// Runs it with the values of a row of another statement, bytes that are no text among them.
    func run(valuesOf row: CurrentRow) throws {
        for place in 0..<sqlite3_bind_parameter_count(statement) { try row.bind(place, to: statement, connection) }
        defer { sqlite3_reset(statement) }
        while try step() {}
    }

    private func step() throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw connection.failure(code)
        }
    }

    private func start(_ values: [FieldValue]) throws {
        precondition(!isRunning, "A statement is run while its rows are read")
        try connection.checkTransactionStands()
        precondition(values.count == Int(sqlite3_bind_parameter_count(statement)), "A value for each place")
        for index in values.indices {
            let place = Int32(index + 1)
            let code =
                switch values[index] {
                case .null: sqlite3_bind_null(statement, place)
                case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
                case .number(let number): sqlite3_bind_double(statement, place, number)
                case .text(let text): bind(text, at: place)
                }
            guard code == SQLITE_OK else { throw connection.failure(code) }
        }
    }

    private func bind(_ text: String, at place: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // SQLite takes a copy; no pointer is NULL in its eyes, even if the text is empty.
                guard let start = characters.baseAddress else {
                    return sqlite3_bind_text(statement, place, "", 0, Self.copied)
                }
                return sqlite3_bind_text(statement, place, start, Int32(characters.count), Self.copied)
            }
        }
    }

    /// `SQLITE_TRANSIENT`, a macro that Swift does not see.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

/// The row that a statement is at, read where the database has it.
struct CurrentRow {
    private let statement: OpaquePointer

    init(of statement: OpaquePointer) { self.statement = statement }

    var count: Int { Int(sqlite3_column_count(statement)) }

    func value(at index: Int) -> FieldValue { cell(at: index).value }

    /// The value as it is kept; nil for what no field keeps: bytes that are no text.
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
            guard let start = sqlite3_column_text(statement, index) else { return .null }
            return .text(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
        default: return .null
        }
    }

    fileprivate func bind(_ index: Int32, to other: OpaquePointer, _ connection: Connection) throws {
        let code = sqlite3_bind_value(other, index + 1, sqlite3_column_value(statement, index))
        guard code == SQLITE_OK else { throw connection.failure(code) }
    }
}

/// The values of a row, to keep.
struct ResultRow {
    let values: [FieldValue]

    init(_ row: CurrentRow) { values = (0..<row.count).map { row.value(at: $0) } }

    /// The text of a column; nil for NULL and for what is no text.
    func text(_ index: Int) -> String? {
        if case .text(let text) = values[index] { text } else { nil }
    }

    /// The whole number of a column; nil for NULL and for what is none.
    func integer(_ index: Int) -> Int64? {
        if case .integer(let integer) = values[index] { integer } else { nil }
    }
}
