import ClinicModel
import GRDB

/// A row of a report's statement, each of its values typed by what it is put into.
struct ReportRow {
    private let row: Row

    init(_ row: Row) { self.row = row }

    /// The value of the column called `name`; throws ``FieldError`` where another program left what is no such value.
    subscript<Value: FieldRepresentable>(_ name: String) -> Value {
        get throws {
            precondition(row.hasColumn(name), "The statement has no column \(name)")
            let fieldValue: FieldValue = row[name] ?? .null
            if let value = Value.decode(fieldValue) { return value }
            let problem: FieldError.Problem =
                if case .null = fieldValue { .missing } else {
                    .notOfType(Value.fieldType.text(of: fieldValue), Value.fieldType)
                }
            let words = name.replacing("_", with: " ")
            throw FieldError(field: name, title: words.prefix(1).uppercased() + words.dropFirst(), problem: problem)
        }
    }
}

extension ClinicReader {
    /// Hands each row of a report's statement to `body`, one at a time.
    func forEachReportRow(
        _ sql: String, _ arguments: StatementArguments = [], _ body: (ReportRow) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        while let row = try rows.next() { try body(ReportRow(row)) }
    }

    /// The rows of a report's statement, each as `line` reads it.
    func reportLines<Line>(
        _ sql: String, _ arguments: StatementArguments = [], _ line: (ReportRow) throws -> Line
    ) throws -> [Line] {
        var lines: [Line] = []
        try forEachReportRow(sql, arguments) { try lines.append(line($0)) }
        return lines
    }
}
