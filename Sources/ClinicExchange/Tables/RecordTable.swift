import ClinicModel
import ClinicStore

/// The table of one kind of record: a column for its id and for each field, and some looked up elsewhere.
public struct RecordTable<Value: StoredRecord>: Sendable {
    public let title: String
    public let description: String
    public let columns: [Column]
    /// What leaves with a pseudonymous export.
    let pseudonymousColumns: PseudonymousColumns
    /// The form in which an import adds a record, before what belongs to it is there.
    let arriving: @Sendable (Value) -> Value
    /// Whether ``arriving`` leaves something for ``completing`` to do.
    let isIncomplete: @Sendable (Value) -> Bool
    /// Whether it leaves something of every record.
    let completesEvery: Bool
    /// Gives a record its last form, once everything is there; nil where ``arriving`` leaves it as it is.
    let completing: (@Sendable (ClinicWriter, RecordID<Value>, Value, _ reason: String) throws -> Void)?

    /// - Parameters:
    ///   - lookups: the columns of the listing that are no fields of the record.
    ///   - pseudonymous: the columns that leave with a pseudonymous export.
    init(
        title: String, description: String, lookups: [Column] = [], pseudonymous: PseudonymousColumns = .none,
        arriving: @escaping @Sendable (Value) -> Value = { $0 },
        isIncomplete: (@Sendable (Value) -> Bool)? = nil,
        completing: (@Sendable (ClinicWriter, RecordID<Value>, Value, _ reason: String) throws -> Void)? = nil
    ) {
        pseudonymousColumns = pseudonymous
        self.arriving = arriving
        self.isIncomplete = isIncomplete ?? { _ in true }
        completesEvery = completing != nil && isIncomplete == nil
        self.completing = completing
        let key = Column(
            Value.key, .reference(table: Value.table, letter: Value.letter), "\(Self.singular) ID",
            "The \(Self.singular.lowercased())'s id.", isRequired: true)
        let known =
            [Value.key: key]
            .merging(Value.fields.map { ($0.name, Column($0)) }) { first, _ in first }
            .merging(lookups.map { ($0.name, $0) }) { first, _ in first }
        self.title = title
        self.description = description
        columns = Value.listing.columnNames.map { name in
            guard let column = known[name] else { preconditionFailure("\(Value.table).\(name) is not described") }
            return column
        }
    }

    private static var singular: String {
        Value.noun.prefix(1).uppercased() + Value.noun.dropFirst()
    }

    /// The whole table.
    public var all: Table { table(of: .all) }

    /// The rows of some of the records.
    public func table(of selection: Selection<Value>) -> Table {
        Table(
            name: Value.table, title: title, description: description, primaryKey: [Value.key], columns: columns,
            stream: { clinic, body in try clinic.forEachRow(of: selection, body) })
    }
}
