import ClinicModel
import ClinicStore

/// The table of one kind of record: a column for its id and for each field, and some that are looked up elsewhere.
public struct RecordTable<Value: StoredRecord>: Sendable {
    public let columns: [Column]

    public init() {
        let noun = Value.noun
        let key = Column(
            Value.key, .reference(table: Value.table, letter: Value.letter),
            "\(noun.prefix(1).uppercased() + noun.dropFirst()) ID", "The \(noun)'s id.", isRequired: true)
        let listing = Value.kind.listing
        let known =
            [Value.key: key]
            .merging(Value.fields.map { ($0.name, Column($0)) }) { first, _ in first }
            .merging(listing.lookups.map { ($0.name, Column($0)) }) { first, _ in first }
        columns = listing.columnNames.map { name in
            guard let column = known[name] else { preconditionFailure("\(Value.table).\(name) is not described") }
            return column
        }
    }

    /// The whole table.
    public var all: Table { table(of: .all) }

    /// The rows of some of the records.
    public func table(of selection: Selection<Value>) -> Table {
        let words = Value.kind.words
        return Table(
            name: Value.table, title: words.title, description: words.about, primaryKey: [Value.key],
            columns: columns, stream: { clinic, body in try clinic.forEachRow(of: selection, body) })
    }
}

extension Column {
    static let patientID = Column(.patientID)
    static let patientName = Column(.patientName)

    /// The columns of some fields, none of which another table requires.
    static func optional<Owner: ClinicRecord>(_ names: [String], of _: Owner.Type) -> [Column] {
        names.compactMap(Owner.field).map { Column($0.name, $0.type, $0.title, $0.description) }
    }
}

extension ChartSection {
    /// The rows of the section, of one patient.
    public func table(of patient: Stored<Patient>, among kinds: Kinds) -> Table? {
        func table<Value: StoredRecord>(of _: Value.Type) -> Table? {
            Value.kind.chart.map { RecordTable<Value>().table(of: $0.selection(patient.id)) }
        }
        return self == .holding ? .holdingPeriods(of: patient) : kinds.ofTable(self.table).flatMap { table(of: $0) }
    }
}
