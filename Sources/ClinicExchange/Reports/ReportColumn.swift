import ClinicModel
import ClinicStore

/// One column of a report: its words, and what it tells of a line.
struct ReportColumn<Line>: Sendable {
    let column: Column
    let value: @Sendable (Line) -> FieldValue

    /// - Parameter type: what the column holds, where that is more than its Swift type says.
    init<Value: FieldRepresentable>(
        _ name: String, _ path: any KeyPath<Line, Value> & Sendable, type: FieldType = Value.fieldType,
        _ title: String, _ description: String
    ) {
        column = Column(name, type, title, description, isRequired: Value.isRequired)
        value = { $0[keyPath: path].fieldValue }
    }

    private init(_ column: Column, _ value: @escaping @Sendable (Line) -> FieldValue) {
        self.column = column
        self.value = value
    }

    static func patientID(_ path: any KeyPath<Line, RecordID<Patient>> & Sendable) -> Self {
        Self(.patientID) { $0[keyPath: path].fieldValue }
    }

    static func patientName(_ path: any KeyPath<Line, String> & Sendable) -> Self {
        Self(.patientName) { $0[keyPath: path].fieldValue }
    }
}

extension Table {
    /// A report, whose rows are made of `lines`.
    init<Line>(
        report name: String, title: String, description: String, key: [String] = [], columns: [ReportColumn<Line>],
        lines: @escaping @Sendable (ClinicReader, (Line) throws -> Void) throws -> Void
    ) {
        self.init(
            name: name, title: title, description: description, primaryKey: key, columns: columns.map(\.column)
        ) { clinic, body in
            try lines(clinic) { line in try body(columns.map { $0.value(line) }) }
        }
    }
}
