import ClinicModel

/// One change to the records, by one author: everything in it is kept together, or nothing is.
///
/// Every write goes through ``add(_:id:reason:)`` or ``change(_:to:_:reason:)``, which also write the audit log.
public final class ClinicWriter: ClinicReader {
    public let author: Author
    private var auditLog: AuditLogChain
    private var plans: [ObjectIdentifier: RecordPlan] = [:]
    private var searchIndex = SearchIndex()
    /// How what is written now comes about, and the change that it undoes.
    private var origin: (word: AuditEntry.Origin, undoes: Int?) = (.entry, nil)

    /// Runs `body` as one change by `author`, of which nothing waits to be written when it returns.
    static func run<Result>(
        _ body: (ClinicWriter) throws -> Result, as author: Author, kinds: Kinds, in db: Connection,
        small: SmallTables = SmallTables()
    ) throws -> Result {
        let clinic = ClinicWriter(db, author: author, kinds: kinds, small: small)
        let result = try body(clinic)
        try clinic.settleSearchIndex()
        return result
    }

    private init(_ db: Connection, author: Author, kinds: Kinds, small: SmallTables) {
        self.author = author
        auditLog = AuditLogChain()
        super.init(db, person: author, kinds: kinds, small: small)
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
        try insert(checked(record, replacing: nil, isEntry: id == nil), id: id, reason: reason)
    }

    /// Stores a copy of a record of another chart, or of another system.
    @discardableResult
    public func addCopy<Value: StoredRecord>(
        _ record: Value, id: RecordID<Value>? = nil, reason: String? = nil
    ) throws -> Stored<Value> {
        try insert(checked(record, replacing: nil, isEntry: false), id: id, reason: reason)
    }

    /// Runs `body`, and where it throws takes back what it wrote.
    func wholly<Result>(_ body: () throws -> Result) throws -> Result {
        try settleSearchIndex()
        let before = (auditLog, searchIndex)
        do {
            return try db.savepoint(body)
        } catch {
            (auditLog, searchIndex) = before
            throw error
        }
    }

    private func insert<Value: StoredRecord>(
        _ checked: CheckedRecord<Value>, id: RecordID<Value>?, reason: String?
    ) throws -> Stored<Value> {
        let derived = Value.kind.derived?.values(checked.record) ?? []
        let insertion = try plan(of: Value.self).insertion
        if Value.kind.isSmall { small.change() }
        try StoreError.explainingRules(of: Value.noun) {
            try insertion.run([id?.fieldValue ?? .null] + checked.values + derived)
        }
        let stored = Stored(id: id ?? RecordID(db.lastInsertedID), checked.record)
        try Value.kind.derived?.index(derived, stored.id, nil, self)
        try append(.add, stored, after: Value.auditText(of: checked.values), reason: reason)
        return stored
    }

    /// Stores a record of an import under the id that it came with.
    ///
    /// One with which the database started may be there already: it then takes the form in which it came.
    ///
    /// - Returns: whether every record that it names is there; one of the same kind may follow, and then the record
    ///   is held against it with ``recheck(_:id:)``.
    @discardableResult
    public func bring<Value: StoredRecord>(_ record: Value, id: RecordID<Value>, reason: String) throws -> Bool {
        if Value.kind.beginning != .entered, let old = try records(Value.self, .id(id)).first {
            try change(old, to: record, reason: reason)
            return true
        }
        let checked = try checked(record, replacing: nil, isEntry: false, arrivingID: id)
        _ = try insert(checked, id: id, reason: reason)
        return checked.isWhole
    }

    /// Holds a record of an import against those that it names, once all of them are there.
    public func recheck<Value: StoredRecord>(_ record: Value, id: RecordID<Value>) throws {
        _ = try checked(record, replacing: Stored(id: id, record), isEntry: false)
    }

    /// Stores a record in place of what it was; where nothing differs, nothing is written.
    @discardableResult
    func change<Value: StoredRecord>(
        _ old: Stored<Value>, to new: Value, _ action: AuditEntry.Action = .edit, reason: String? = nil
    ) throws -> Stored<Value> {
        try put(checked(new, replacing: old, isEntry: true).record, inPlaceOf: old, action, reason: reason)
    }

    /// The same, of a record that has no need to be checked: one that changes charts with all that it names.
    @discardableResult
    func put<Value: StoredRecord>(
        _ new: Value, inPlaceOf old: Stored<Value>, _ action: AuditEntry.Action, reason: String?
    ) throws -> Stored<Value> {
        guard let changes = old.record.changes(to: new) else { return old }
        let kept = Value.kind.derived
        let derived = kept?.values(new) ?? []
        let update = try plan(of: Value.self).update
        if Value.kind.isSmall { small.change() }
        try StoreError.explainingRules(of: Value.noun) {
            try update.run(new.values + derived + [old.id.fieldValue])
        }
        if Value.kind.beginning != .entered { knownToTreat = [] }
        let stored = Stored(id: old.id, new)
        try kept?.index(derived, old.id, kept?.values(old.record), self)
        try append(action, stored, before: changes.before, after: changes.after, reason: reason)
        return stored
    }

    /// Notes in the audit log that a record was looked at.
    public func noteView<Value: StoredRecord>(of record: Stored<Value>) throws {
        try append(.view, record)
    }

    /// Notes in the audit log that a record was looked at, where an edit that shows it left it as it was.
    public func noteView<Value: StoredRecord>(
        of record: Stored<Value>, unlessChangedFrom old: Stored<Value>
    ) throws {
        if record == old { try noteView(of: record) }
    }

    /// Notes in the audit log, for a patient whom a move concerns too, that there was one and why.
    func noteMove<Value: StoredRecord>(of record: Stored<Value>, reason: String) throws {
        try append(.move, record, reason: reason)
    }

    /// Notes in the audit log that tables left the store, and where to.
    ///
    /// - Parameters:
    ///   - patient: the one whose records they are; nil for those of several.
    ///   - details: in which form they left, and which part of them.
    public func noteExport(
        of tables: [String], to destination: String, patient: RecordID<Patient>? = nil,
        details: [(key: String, value: JSONText)] = []
    ) throws {
        try permit(.export)
        let members = [("tables", .array(tables.map(JSONText.string))), ("to", .string(destination))] + details
        try note(.export, "practice", members, patient: patient)
    }

    /// Notes in the audit log what was done with many records at once.
    func note(
        _ action: AuditEntry.Action, _ kind: String, _ details: [(key: String, value: JSONText)],
        patient: RecordID<Patient>? = nil
    ) throws {
        let entry = AuditEntry(
            by: author, action: action, recordType: kind, recordID: nil, patientID: patient,
            after: JSONText.object(details).compact)
        try append(entry)
    }

    private func checked<Value: StoredRecord>(
        _ record: Value, replacing old: Stored<Value>?, isEntry: Bool, arrivingID: RecordID<Value>? = nil
    ) throws -> CheckedRecord<Value> {
        let act = Value.kind.act(of: record, replacing: old?.record)
        try permit(act, on: subject(old ?? Stored(id: .unassigned, record)))
        let (record, values) = try record.checkedWithValues(today: author.today)
        let isWhole = try checkReferences(
            of: values, plan: plan(of: Value.self), table: Value.table, chart: Value.kind.chartPatient(of: record),
            leniency: ReferenceLeniency(old: old?.record.values, isEntry: isEntry, arrivingID: arrivingID?.number))
        try record.check(in: self, replacing: old)
        if isEntry { try record.checkEntry(in: self, replacing: old) }
        return CheckedRecord(record: record, values: values, isWhole: isWhole)
    }

    private func plan<Value: StoredRecord>(of type: Value.Type) throws -> RecordPlan {
        if let plan = plans[ObjectIdentifier(type)] { return plan }
        let plan = try RecordPlan(of: type, among: kinds, in: db)
        plans[ObjectIdentifier(type)] = plan
        return plan
    }

    /// Notes in the audit log that what is kept beside a record was changed.
    func noteChange<Value: StoredRecord>(of record: Stored<Value>, before: String, after: String) throws {
        try append(.edit, record, before: before, after: after)
    }

    /// Notes in the audit log what was refused.
    func note(_ refusal: Refusal) throws {
        let entry = AuditEntry(
            by: author, action: .refuse, recordType: refusal.subject.recordType, recordID: refusal.subject.recordID,
            patientID: refusal.subject.patientID, reason: refusal.auditReason)
        try append(entry)
    }

    /// Keeps what a patient is found by.
    func index(_ key: FieldValue, of patient: RecordID<Patient>, replacing old: FieldValue?) throws {
        try searchIndex.put(key, of: patient, replacing: old, in: db)
    }

    override func settleSearchIndex() throws { try searchIndex.settle(in: db) }

    /// Runs `body`, whose entries in the audit log say that they come about by `origin`.
    ///
    /// - Parameter undoes: the first entry of the change that they undo.
    func noting<Result>(
        as origin: AuditEntry.Origin, undoes: Int? = nil, _ body: () throws -> Result
    ) rethrows -> Result {
        let outer = self.origin
        self.origin = (origin, undoes)
        defer { self.origin = outer }
        return try body()
    }

    /// Runs `body`, which brings records in: with an import, or with the demo practice.
    public func importing<Result>(asDemo isDemo: Bool = false, _ body: () throws -> Result) rethrows -> Result {
        try noting(as: isDemo ? .demo : .import, body)
    }

    private func append(_ entry: AuditEntry) throws {
        var entry = entry
        (entry.origin, entry.undoes) = origin
        try auditLog.append(entry, to: db)
    }

    private func append<Value: StoredRecord>(
        _ action: AuditEntry.Action, _ record: Stored<Value>, before: String? = nil, after: String? = nil,
        reason: String? = nil
    ) throws {
        let entry = AuditEntry(
            by: author, action: action, recordType: Value.name, recordID: record.id.number,
            patientID: try Value.kind.patientID(of: record, in: self), before: before, after: after, reason: reason)
        try append(entry)
    }
}

/// A record that holds every rule, as it is to be stored.
private struct CheckedRecord<Value: StoredRecord> {
    let record: Value
    let values: [FieldValue]
    /// Whether every record that it names is there.
    let isWhole: Bool
}
