import ClinicModel

/// One state of the records, for reading.
///
/// Its vocabulary grows by extension, one file for each kind of record.
public class ClinicReader {
    /// Of this module alone: nobody else speaks SQL.
    let db: Connection
    /// Who reads; nil where the program does by itself.
    let person: Author?
    public let kinds: Kinds

    /// The small tables, as the connection has them in memory.
    let small: SmallTables

    init(_ db: Connection, person: Author?, kinds: Kinds = .standard, small: SmallTables = SmallTables()) {
        self.db = db
        self.small = small
        self.person = person
        self.kinds = kinds
    }

    /// As whom this transaction is run, looked up once.
    private(set) lazy var authority: Result<Authority, any Error> = Result { try currentAuthority() }

    /// Staff members who were looked up, since most records of an import name one of a few.
    final var knownToTreat: Set<RecordID<StaffMember>> = []

    /// The tests of the screen, read once.
    public private(set) lazy var tests: Result<TestCatalogue, any Error> = Result {
        TestCatalogue(
            tests: try records(ScreenTest.self).map(\.record), units: try records(TestUnit.self).map(\.record))
    }

    /// The record with this id; throws ``NotFoundError`` where there is none.
    public func record<Value: StoredRecord>(_ id: RecordID<Value>) throws -> Stored<Value> {
        guard let record = try records(Value.self, .id(id)).first else { throw NotFoundError(id) }
        return record
    }

    /// The records of a kind.
    public func records<Value: StoredRecord>(
        _ type: Value.Type = Value.self, _ selection: Selection<Value> = .all
    ) throws -> [Stored<Value>] {
        if let act = Value.kind.actOfReading { try permit(act) }
        guard Value.kind.isSmall, selection.extent != .some else { return try found(selection) }
        let all = try small.records { try found(Selection<Value>.all) }
        guard case .one(let id) = selection.extent else { return all }
        return all.filter { $0.id == id }
    }

    private func found<Value: StoredRecord>(_ selection: Selection<Value>) throws -> [Stored<Value>] {
        if selection.usesSearchIndex { try settleSearchIndex() }
        let sql = """
            SELECT \(Value.storedColumns("t")) FROM \(Value.table) t
            WHERE \(selection.condition) ORDER BY \(selection.order)
            """ + (selection.limit.map { " LIMIT \($0)" } ?? "")
        var records: [Stored<Value>] = []
        try db.cachedStatement(sql).forEachRow(selection.arguments + selection.orderArguments) { row in
            records.append(try row.stored())
        }
        return records
    }

    /// How many records of a kind there are.
    public func count<Value: StoredRecord>(_ selection: Selection<Value>) throws -> Int {
        if selection.usesSearchIndex { try settleSearchIndex() }
        let sql = "SELECT count(*) FROM \(Value.table) t WHERE \(selection.condition)"
        return try Int(db.integer(sql, selection.arguments) ?? 0)
    }

    /// The greatest id of a kind of record; 0 where there are none.
    public func lastID<Value: StoredRecord>(of type: Value.Type) throws -> Int64 {
        try db.integer("SELECT max(id) FROM \(Value.table)") ?? 0
    }

    /// Hands each record to `body` as the values of its listing's columns, one at a time.
    public func forEachRow<Value: StoredRecord>(
        of selection: Selection<Value>, _ body: (borrowing ListedRow) throws -> Void
    ) throws {
        if let act = Value.kind.actOfReading { try permit(act) }
        if selection.usesSearchIndex { try settleSearchIndex() }
        let listing = Value.kind.listing
        let width = listing.columnNames.count
        try db.statement(listing.sql(where: selection)).forEachRow(
            selection.arguments + selection.orderArguments
        ) { row in try body(ListedRow(row, count: width)) }
    }

    /// Makes sure that patients are found by what they have; a reader changes none.
    func settleSearchIndex() throws {}
}

extension StoredRecord {
    /// The id and the fields of a record, as a statement that has its table under `alias` selects them.
    static func storedColumns(_ alias: String) -> String {
        (["id"] + fields.map(\.name)).map { "\(alias).\($0)" }.joined(separator: ", ")
    }
}

extension CurrentRow {
    /// The record whose ``StoredRecord/storedColumns(_:)`` the row begins with.
    func stored<Value: StoredRecord>(as type: Value.Type = Value.self) throws -> Stored<Value> {
        guard case .integer(let id) = value(at: 0) else { preconditionFailure("A record has an id") }
        return Stored(id: RecordID(id), try Value(values: (1...Value.fields.count).lazy.map { value(at: $0) }))
    }
}
