import ClinicModel
import ClinicStore

/// One tidy table of an export: its columns, and how to stream its rows out of the store.
public struct Table: Sendable {
    /// `visits`; its file is `visits.csv`.
    public let name: String
    public let title: String
    /// What one row is, one sentence.
    public let description: String
    /// In order; columns are only ever appended.
    public let columns: [Column]
    public let primaryKey: [String]
    private let stream: @Sendable (ClinicReader, (borrowing ListedRow) throws -> Void) throws -> Void

    /// The values of one row, in the order of the columns.
    public typealias Row = [FieldValue]

    /// A table whose rows are made by `rows`.
    init(
        name: String, title: String, description: String, primaryKey: [String], columns: [Column],
        rows: @escaping @Sendable (ClinicReader, (Row) throws -> Void) throws -> Void
    ) {
        self.init(
            name: name, title: title, description: description, primaryKey: primaryKey, columns: columns
        ) { clinic, body in
            try rows(clinic) { row in try body(ListedRow(row)) }
        }
    }

    /// A table whose rows `stream` finds or makes.
    init(
        name: String, title: String, description: String, primaryKey: [String], columns: [Column],
        stream: @escaping @Sendable (ClinicReader, (borrowing ListedRow) throws -> Void) throws -> Void
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.primaryKey = primaryKey
        self.columns = columns
        self.stream = stream
    }

    /// The same table under other columns, which take the same values.
    func with(columns: [Column]) -> Table {
        Table(
            name: name, title: title, description: description, primaryKey: primaryKey, columns: columns, stream: stream
        )
    }

    /// Hands every row to `body`, one at a time.
    public func forEachRow(in clinic: ClinicReader, _ body: (Row) throws -> Void) throws {
        try stream(clinic) { row in try body(row.values) }
    }

    /// Hands every row to `body` where it is found, one at a time.
    func forEachListedRow(in clinic: ClinicReader, _ body: (borrowing ListedRow) throws -> Void) throws {
        try stream(clinic, body)
    }
}

/// One column of a table.
public struct Column: Sendable {
    /// The name in CSV and JSON, in snake_case.
    public let name: String
    /// The name that people read.
    public let title: String
    /// What it holds, one sentence.
    public let description: String
    public let type: FieldType
    public let isRequired: Bool
    private(set) var form = Form.plain
    /// Whether the record that it names is there, if its table is.
    private(set) var isKey = true

    init(_ name: String, _ type: FieldType, _ title: String, _ description: String, isRequired: Bool = false) {
        self.name = name
        self.title = title
        self.description = description
        self.type = type
        self.isRequired = isRequired
    }

    init<Owner>(_ field: Field<Owner>) {
        self.init(field.name, field.type, field.title, field.description, isRequired: field.isRequired)
    }

    init(_ lookup: Lookup) {
        self.init(lookup.name, lookup.type, lookup.title, lookup.description, isRequired: lookup.isRequired)
    }

    /// The same column, with its values in another form, which its description says.
    func `in`(_ form: Form) -> Column {
        var column = Column(name, type, title, "\(description) \(form.remark)", isRequired: isRequired)
        (column.form, column.isKey) = (form, isKey)
        return column
    }

    /// The same column, of which some records that it names may not be there.
    var withoutKey: Column {
        var column = self
        column.isKey = false
        return column
    }
}
