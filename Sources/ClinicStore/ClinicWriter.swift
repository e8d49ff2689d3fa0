import ClinicModel
import GRDB

/// One change to the records, by one author: everything in it is kept together, or nothing is.
///
/// Every write goes through ``add(_:id:reason:)`` or ``change(_:to:_:reason:)``, which also write the ledger.
public final class ClinicWriter: ClinicReader {
    public let author: Author
    private var ledger: LedgerChain

    init(_ db: Database, author: Author) {
        self.author = author
        ledger = LedgerChain()
        super.init(db)
    }

    /// Stores a new record.
    ///
    /// - Parameters:
    ///   - id: the id that an import brings along; otherwise the next one is given.
    ///   - reason: why, where one was asked.
    /// - Throws: a ``ClinicError`` where the record breaks a rule.
    @discardableResult
    public func add<Value: StoredRecord>(
        _ record: Value, id: RecordID<Value>? = nil, reason: String? = nil
    ) throws -> Stored<Value> {
        // What is imported, or copied from another chart, may be as nobody would enter it any more.
        try insert(checked(record, replacing: nil, isEntry: id == nil), id: id, reason: reason)
    }

    /// Stores a copy of a record of another chart.
    func addCopy<Value: StoredRecord>(_ record: Value, reason: String? = nil) throws -> Stored<Value> {
        try insert(checked(record, replacing: nil, isEntry: false), id: nil, reason: reason)
    }

    private func insert<Value: StoredRecord>(
        _ record: Value, id: RecordID<Value>?, reason: String?
    ) throws -> Stored<Value> {
        let derived = record.derivedColumns
        let columns = ["id"] + Value.fields.map(\.name) + derived.map(\.name)
        let values = [id?.fieldValue ?? .null] + record.values + derived.map(\.value)
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO \(Value.table) (\(columns.joined(separator: ", ")))
                VALUES (\(columns.map { _ in "?" }.joined(separator: ", "))) RETURNING id
                """)
        let number = try StoreError.explainingRules(of: Value.noun) {
            try Int64.fetchOne(statement, arguments: StatementArguments(values))
        }
        let stored = Stored(id: id ?? RecordID(number ?? db.lastInsertedRowID), record)
        try Value.index(stored, replacing: nil, in: self)
        try append(.add, stored, after: record.ledgerText, reason: reason)
        return stored
    }

    /// Stores a record of an import under the id that it came with.
    ///
    /// One with which the database started may be there already: it then takes the form in which it came.
    public func bring<Value: StoredRecord>(_ record: Value, id: RecordID<Value>, reason: String) throws {
        if record is any StartingRecord, let old = try records(Value.self, .id(id)).first {
            try change(old, to: record, reason: reason)
        } else {
            try add(record, id: id, reason: reason)
        }
    }

    /// Stores a record in place of what it was; where nothing differs, nothing is written.
    @discardableResult
    func change<Value: StoredRecord>(
        _ old: Stored<Value>, to new: Value, _ action: AuditEntry.Action = .edit, reason: String? = nil
    ) throws -> Stored<Value> {
        try put(checked(new, replacing: old, isEntry: true), inPlaceOf: old, action, reason: reason)
    }

    /// The same, of a record that has no need to be checked: one that changes charts with all that it names.
    @discardableResult
    func put<Value: StoredRecord>(
        _ new: Value, inPlaceOf old: Stored<Value>, _ action: AuditEntry.Action, reason: String?
    ) throws -> Stored<Value> {
        guard let changes = old.record.changes(to: new) else { return old }
        let derived = new.derivedColumns
        let columns = Value.fields.map(\.name) + derived.map(\.name)
        let statement = try db.cachedStatement(
            sql: """
                UPDATE \(Value.table) SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?
                """)
        let values = new.values + derived.map(\.value) + [old.id.fieldValue]
        try StoreError.explainingRules(of: Value.noun) { try statement.execute(arguments: StatementArguments(values)) }
        let stored = Stored(id: old.id, new)
        try Value.index(stored, replacing: old.record, in: self)
        try append(action, stored, before: changes.before, after: changes.after, reason: reason)
        return stored
    }

    /// Notes in the ledger that a record was looked at.
    public func noteView<Value: StoredRecord>(of record: Stored<Value>) throws {
        try append(.view, record)
    }

    /// Notes in the ledger that a record was looked at, where an edit that shows it left it as it was.
    public func noteView<Value: StoredRecord>(
        of record: Stored<Value>, unlessChangedFrom old: Stored<Value>
    ) throws {
        if record == old { try noteView(of: record) }
    }

    /// Notes in the ledger, for a patient whom a move concerns too, that there was one and why.
    func noteMove<Value: StoredRecord>(of record: Stored<Value>, reason: String) throws {
        try append(.move, record, reason: reason)
    }

    /// Notes in the ledger that tables left the store, and where to.
    ///
    /// - Parameters:
    ///   - patient: the one whose records they are; nil for those of several.
    ///   - details: in which form they left, and which part of them.
    public func noteExport(
        of tables: [String], to destination: String, patient: RecordID<Patient>? = nil,
        details: [(key: String, value: JSONText)] = []
    ) throws {
        let members = [("tables", .array(tables.map(JSONText.string))), ("to", .string(destination))] + details
        let entry = AuditEntry(
            by: author, action: .export, recordType: "practice", recordID: nil, patientID: patient,
            after: JSONText.object(members).compact)
        try ledger.append(entry, to: db)
    }

    private func checked<Value: StoredRecord>(
        _ record: Value, replacing old: Stored<Value>?, isEntry: Bool
    ) throws -> Value {
        let record = try record.checked(today: author.today)
        for (field, value) in zip(Value.fields, record.values) {
            // What a record named before, it may name still.
            let isKept = old.map { field.value(in: $0.record) == value } ?? !isEntry
            switch (field.type, value) {
            case (.reference(let table, _), .integer):
                try checkExists(value, in: table, of: record, field: field, mayBeVoid: isKept)
            case (.references(let table, let letter), .text(let ids)):
                for id in ids.split(separator: ";").compactMap({ Int64(reference: String($0), letter: letter) }) {
                    try checkExists(.integer(id), in: table, of: record, field: field, mayBeVoid: isKept)
                }
            case (.code(let catalogue), .text(let code)):
                try checkExists(code, in: catalogue, field: field, mayBeRetired: isKept)
            default: break
            }
        }
        try record.check(in: self, replacing: old)
        if isEntry { try record.checkEntry(in: self, replacing: old) }
        return record
    }

    /// Throws where there is no such record, where it is void, or where it is on the chart of another patient.
    ///
    /// That it exists, the schema checks too, but only at the end, when it cannot be said where.
    private func checkExists<Value: StoredRecord>(
        _ id: FieldValue, in table: String, of record: Value, field: Field<Value>, mayBeVoid: Bool
    ) throws {
        let void = Self.voidSQL[table]
        let patient = void == nil ? nil : (record as? any ChartRecord)?.patientID.number
        let owner = patient == nil ? "NULL" : "patient_id"
        // A merged patient is named only by those who were merged into it before.
        let merged = table == Patient.table && Value.table != Patient.table ? "merged_into" : "NULL"
        let statement = try db.cachedStatement(
            sql: "SELECT \(owner), \(void ?? "0"), \(merged) FROM \(table) WHERE id = ?")
        let text = field.type.text(ofID: id)
        func error(_ problem: FieldError.Problem) -> FieldError {
            FieldError(field: field.name, title: field.title, problem: problem)
        }
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw error(.noSuchRecord(text, table: table))
        }
        if row[0] as Int64? != patient { throw error(.ofAnotherPatient(text)) }
        if row[1], !mayBeVoid { throw error(.isVoid(text)) }
        if let into = row[2] as Int64? { throw error(.wasMerged(text, into: field.type.text(of: .integer(into)))) }
    }

    /// The tables of records that others of the same chart refer to, and what makes one of them void.
    private static let voidSQL = [
        Visit.table: "state = 'void'", Complaint.table: "void_reason IS NOT NULL",
        ImagingStudy.table: "void_reason IS NOT NULL", CarePlan.table: "void_reason IS NOT NULL",
    ]

    private func checkExists<Value>(
        _ code: String, in catalogue: String, field: Field<Value>, mayBeRetired: Bool
    ) throws {
        let statement = try db.cachedStatement(sql: "SELECT active FROM \(catalogue) WHERE code = ?")
        let active = try Bool.fetchOne(statement, arguments: [code])
        if let active, active || mayBeRetired { return }
        throw CatalogueError(
            catalogue: String(catalogue.dropLast()).replacing("_", with: " "), entered: code,
            words: try String.fetchAll(db, sql: "SELECT code FROM \(catalogue) WHERE active = 1 ORDER BY id"),
            field: field.name, isRetired: active != nil)
    }

    private func append<Value: StoredRecord>(
        _ action: AuditEntry.Action, _ record: Stored<Value>, before: String? = nil, after: String? = nil,
        reason: String? = nil
    ) throws {
        let entry = AuditEntry(
            by: author, action: action, recordType: Value.name, recordID: record.id.number,
            patientID: try Value.patientID(of: record, in: self), before: before, after: after, reason: reason)
        try ledger.append(entry, to: db)
    }
}
