import ClinicModel
import GRDB

/// How a kind of record is listed and exported: its id, the columns that lead, then every other field.
///
/// In the SQL, `t` is the record's own table.
public struct Listing<Value: ClinicRecord>: Sendable {
    private let columns: [(name: String, sql: String)]
    private let joins: String

    /// The names of the columns, in order.
    public var columnNames: [String] { columns.map(\.name) }

    /// - Parameters:
    ///   - leading: the columns after the id, by name; a field may be among them with its own SQL.
    ///   - joins: what the leading columns need beside `t`.
    init(leading: KeyValuePairs<String, String> = [:], joins: String = "") {
        let leads = leading.map { (name: $0.key, sql: $0.value) }
        let named = Set(leads.map(\.name))
        let rest = Value.fields.filter { !named.contains($0.name) }.map { (name: $0.name, sql: "t.\($0.name)") }
        columns = [(Value.key, "t.id")] + leads + rest
        self.joins = joins
    }

    func sql(where selection: Selection<Value>) -> String {
        """
        SELECT \(columns.map { "\($0.sql) AS \($0.name)" }.joined(separator: ", "))
        FROM \(Value.table) t \(joins)
        WHERE \(selection.condition)
        ORDER BY \(selection.order)
        """ + (selection.limit.map { " LIMIT \($0)" } ?? "")
    }
}

/// Which records of a kind, and in which order; the words for them stand beside each kind.
public struct Selection<Value: ClinicRecord>: Sendable {
    let condition: String
    let arguments: StatementArguments
    let order: String
    let orderArguments: StatementArguments
    let limit: Int?
    /// Whether it asks the index of the patients' search keys.
    let usesSearchIndex: Bool

    init(
        _ condition: String, _ arguments: StatementArguments = [], order: String = "t.id",
        orderArguments: StatementArguments = [], limit: Int? = nil, usesSearchIndex: Bool = false
    ) {
        self.condition = condition
        self.arguments = arguments
        self.order = order
        self.orderArguments = orderArguments
        self.limit = limit
        self.usesSearchIndex = usesSearchIndex
    }

    /// Every record, by id.
    public static var all: Selection { Selection("TRUE") }

    /// One record.
    public static func id(_ id: RecordID<Value>) -> Selection { Selection("t.id = ?", [id.number]) }

    /// The records of a chart, void ones among them, by id; of a kind that names its patient.
    public static func onChart(of patient: RecordID<Patient>) -> Selection {
        Selection("t.patient_id = ?", [patient.number])
    }

    /// Some records, by id.
    public static func ids(_ ids: [RecordID<Value>]) -> Selection {
        Selection("t.id IN (\(ids.map { String($0.number) }.joined(separator: ", ")))")
    }
}
