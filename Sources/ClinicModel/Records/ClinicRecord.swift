/// A kind of record: its words, its fields, and the rules between them.
public protocol ClinicRecord: Hashable, Sendable {
    /// The word for one record, `patient`; also what the audit log calls it.
    static var name: String { get }
    /// The word for many, `patients`; also the table in the database and in an export.
    static var table: String { get }
    /// The letter that ids are written with wherever people see them, `P`; nil where they see none.
    static var letter: String? { get }
    /// Every field, in the order of the columns of an export. Fields are only ever appended.
    static var fields: [Field<Self>] { get }
    /// A record with nothing in it, for ``init(values:)`` to fill.
    static var blank: Self { get }

    /// Throws a ``ClinicError`` where the fields, each right by itself, contradict one another.
    func checkRules() throws
}

extension ClinicRecord {
    public static var letter: String? { nil }
    public func checkRules() throws {}

    /// The word for one record as people read it, `staff member`.
    public static var noun: String { name.spaced }

    /// The word for many as people read it, `staff members`.
    public static var nouns: String { table.spaced }

    /// The word for its id, `patient_id`.
    public static var key: String { "\(name)_id" }

    /// The field called `name`, a column's name.
    public static func field(_ name: String) -> Field<Self>? { fields.first { $0.name == name } }

    /// A record from the values of all its fields, in their order.
    public init(values: some Sequence<FieldValue>) throws {
        self = .blank
        for (field, value) in zip(Self.fields, values) { try field.set(value, in: &self) }
    }

    /// The values of all the fields, in their order.
    public var values: [FieldValue] { Self.fields.map { $0.value(in: self) } }

    /// The record as it is stored: texts trimmed, every field and every rule held.
    ///
    /// - Parameter today: the day after which nothing can have happened yet.
    public func checked(today: CalendarDay) throws -> Self { try checkedWithValues(today: today).record }

    /// The same, with the values of all its fields.
    public func checkedWithValues(today: CalendarDay) throws -> (record: Self, values: [FieldValue]) {
        var record = self
        var values: [FieldValue] = []
        let fields = Self.fields
        values.reserveCapacity(fields.count)
        for field in fields { values.append(try field.tidied(&record, today: today)) }
        try record.checkRules()
        return (record, values)
    }
}

extension String {
    /// With spaces for underscores: what every command's help says, so it is made without a search.
    fileprivate var spaced: String { String(map { $0 == "_" ? " " : $0 }) }
}

/// A record that may turn out to have been entered in error: it is kept then, says why, and is never counted.
public protocol VoidableRecord: ClinicRecord {
    /// Why the record is void; nil while it stands.
    var voidReason: String? { get set }
}

/// A record of one patient's chart.
public protocol ChartRecord: VoidableRecord {
    /// The fields that say when it happened, the first that is filled before the others.
    static var dayFields: [String] { get }

    var patientID: RecordID<Patient> { get set }

    /// What happened, in a line, without the day.
    var summary: String { get }
}

extension ChartRecord {
    /// When it happened, ISO 8601, as far as is known: `1980`, `1980-03` or `1980-03-14`.
    public var happenedOn: String? {
        for name in Self.dayFields {
            if case .text(let day)? = Self.field(name)?.value(in: self) { return day }
        }
        return nil
    }

}

extension VoidableRecord {
    /// The field of ``voidReason``, the last of every such record that was born with it.
    static var voidField: Field<Self> {
        Field("void_reason", \.voidReason, "Void reason", "Why the record is void; empty while it stands.")
    }
}

extension [String?] {
    /// The parts that are there, as one line; after a part that ends as a sentence does, a space is enough.
    func joinedParts(_ separator: String = ", ") -> String {
        compactMap(\.self).reduce(into: "") { line, part in
            if let last = line.last { line += ".!?".contains(last) ? " " : separator }
            line += part
        }
    }
}

/// A record together with the id that the store gave it.
@dynamicMemberLookup
public struct Stored<Value: ClinicRecord>: Hashable, Sendable {
    public let id: RecordID<Value>
    public var record: Value

    public init(id: RecordID<Value>, _ record: Value) {
        self.id = id
        self.record = record
    }

    public subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member { record[keyPath: member] }

    public subscript<Member>(dynamicMember member: WritableKeyPath<Value, Member>) -> Member {
        get { record[keyPath: member] }
        set { record[keyPath: member] = newValue }
    }
}
