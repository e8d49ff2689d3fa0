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
