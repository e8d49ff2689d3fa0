import ClinicModel

/// How a kind of record is listed and exported: its id, the columns that lead, then every other field.
///
/// In the SQL, `t` is the record's own table.
public struct Listing<Value: ClinicRecord>: Sendable {
    private let columns: [ListedColumn]
    private let joins: String

    /// The names of the columns, in order.
    public var columnNames: [String] { columns.map(\.name) }

    /// The columns that are no fields of the record.
    public var lookups: [Lookup] { columns.compactMap(\.lookup) }

    /// - Parameters:
    ///   - leading: the columns after the id; the fields that are not among them follow.
    ///   - joins: what the leading columns need beside `t`.
    init(leading: [ListedColumn] = [], joins: String = "") {
        let named = Set(leading.map(\.name))
        let rest = Value.fields.filter { !named.contains($0.name) }.map { ListedColumn.field($0.name) }
        columns = [ListedColumn(name: Value.key, sql: "t.id", lookup: nil)] + leading + rest
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

/// One column of a listing: a field of the record, or something that is looked up.
struct ListedColumn: Sendable {
    let name: String
    fileprivate let sql: String
    fileprivate let lookup: Lookup?

    static func field(_ name: String) -> ListedColumn { ListedColumn(name: name, sql: "t.\(name)", lookup: nil) }

    static func lookup(
        _ name: String, _ sql: String, type: FieldType = .line, _ title: String, _ description: String,
        isRequired: Bool = false
    ) -> ListedColumn {
        lookup(Lookup(name: name, title: title, description: description, type: type, isRequired: isRequired), sql)
    }

    private static func lookup(_ lookup: Lookup, _ sql: String) -> ListedColumn {
        ListedColumn(name: lookup.name, sql: sql, lookup: lookup)
    }

    static let patientID = field("patient_id")

    /// The patient whom the table joined under `alias` names.
    static func patientID(of alias: String) -> ListedColumn {
        lookup(.patientID, "\(alias).patient_id")
    }

    static let patientName = patientName(of: "p")

    /// The name of the patient whom a listing has under `alias`.
    static func patientName(of alias: String) -> ListedColumn {
        lookup(.patientName, Patient.nameSQL(alias))
    }

    /// The name of the staff member whom a listing joins under `s`.
    static let staffMember = lookup("staff_member", "s.name", "Staff member", "The staff member's name.")
}

/// What a column of a listing holds that is no field of the record.
public struct Lookup: Sendable {
    public let name: String
    public let title: String
    /// What it holds, one sentence.
    public let description: String
    public let type: FieldType
    public let isRequired: Bool

    public static let patientID = Lookup(
        name: "patient_id", title: "Patient ID", description: "The patient.", type: RecordID<Patient>.fieldType,
        isRequired: true)
    public static let patientName = Lookup(
        name: "patient_name", title: "Patient name", description: "The patient's name, family name first.", type: .line,
        isRequired: true)
}

/// Conditions that must all be true, with the values of their question marks; what is not asked for is left out.
struct Conditions {
    private var texts: [String]
    private(set) var values: [FieldValue] = []

    init(_ texts: String...) { self.texts = texts }

    mutating func require(_ text: String, _ values: [FieldValue] = []) {
        texts.append(text)
        self.values += values
    }

    /// Requires that the condition is true of a value, if there is one.
    mutating func require(_ text: String, _ value: (some FieldRepresentable)?) {
        if let value { require(text, [value.fieldValue]) }
    }

    var text: String { texts.isEmpty ? "TRUE" : texts.joined(separator: " AND ") }
}

/// Which records of a kind, and in which order; the words for them stand beside each kind.
public struct Selection<Value: ClinicRecord>: Sendable {
    let condition: String
    let arguments: [FieldValue]
    let order: String
    let orderArguments: [FieldValue]
    let limit: Int?
    /// Whether it asks the index of the patients' search keys.
    let usesSearchIndex: Bool
    /// What it is of, if that needs no search.
    private(set) var extent = Extent.some

    enum Extent: Hashable, Sendable {
        case all, some
        case one(RecordID<Value>)
    }

    init(
        _ condition: String, _ arguments: [FieldValue] = [], order: String = "t.id",
        orderArguments: [FieldValue] = [], limit: Int? = nil, usesSearchIndex: Bool = false
    ) {
        self.condition = condition
        self.arguments = arguments
        self.order = order
        self.orderArguments = orderArguments
        self.limit = limit
        self.usesSearchIndex = usesSearchIndex
    }

    init(_ conditions: Conditions, order: String = "t.id") {
        self.init(conditions.text, conditions.values, order: order)
    }

    /// Every record, by id.
    public static var all: Selection { Selection("TRUE").being(.all) }

    /// One record.
    public static func id(_ id: RecordID<Value>) -> Selection { Selection("t.id = ?", [id.fieldValue]).being(.one(id)) }

    private func being(_ extent: Extent) -> Selection {
        var selection = self
        selection.extent = extent
        return selection
    }

    /// The records of a chart, void ones among them, by id; of a kind that names its patient.
    public static func onChart(of patient: RecordID<Patient>) -> Selection {
        Selection("t.patient_id = ?", [patient.fieldValue])
    }

    /// Some records, by id.
    public static func ids(_ ids: [RecordID<Value>]) -> Selection {
        Selection("t.id IN (\(ids.map { String($0.number) }.joined(separator: ", ")))")
    }
}
