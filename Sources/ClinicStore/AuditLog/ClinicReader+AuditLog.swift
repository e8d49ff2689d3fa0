import ClinicModel

extension AuditEntry: StoredRecord {
    /// The audit log is listed, and is no table of an export: it stays with the database that it vouches for.
    public static let kind = RecordKind<AuditEntry>(
        act: .auditLog, actOfReading: .auditLog, ending: .final, undo: .stays { _ in "it stays on record" },
        owner: .practice,
        listing: Listing(
            leading: [.field("at"), .field("staff_member_id"), .staffMember],
            joins: "LEFT JOIN staff_members s ON s.id = t.staff_member_id"),
        filter: FilterKeys(patient: "t.patient_id", day: "substr(t.at, 1, 10)"),
        words: TableWords("Audit entries", "One row for each entry of the audit log."))
}

extension Selection<AuditEntry> {
    /// Entries by patient, by staff member, by what was done and when, as far as each is asked for.
    ///
    /// Those of a patient have among them the entries of everybody who was merged into it.
    ///
    /// - Parameter span: from the first moment on, and before the second.
    public static func entries(
        of patient: RecordID<Patient>? = nil, by staffMember: RecordID<StaffMember>? = nil,
        actions: [AuditEntry.Action] = [], in span: (since: Instant?, until: Instant?) = (nil, nil)
    ) -> Selection {
        var conditions = Conditions()
        conditions.require(
            """
            t.patient_id IN (
                WITH RECURSIVE merged (id) AS (
                    SELECT CAST(? AS INTEGER)
                    UNION
                    SELECT p.id FROM merged m JOIN patients p ON p.merged_into = m.id
                ) SELECT id FROM merged
            )
            """, patient)
        conditions.require("t.staff_member_id = ?", staffMember)
        if !actions.isEmpty {
            conditions.require(
                "t.action IN (\(actions.map { _ in "?" }.joined(separator: ", ")))", actions.map(\.fieldValue))
        }
        conditions.require("t.at >= ?", span.since)
        conditions.require("t.at < ?", span.until)
        return Selection(conditions)
    }

    /// The exports and backups in which the records of more than one patient left.
    public static func exportsOfMany(in span: (since: Instant?, until: Instant?)) -> Selection {
        let exports = entries(actions: [.export], in: span)
        return Selection("t.patient_id IS NULL AND \(exports.condition)", exports.arguments)
    }
}

extension ClinicReader {
    /// When an entry was written; nil where there is no such entry. An earlier version's are read too.
    func momentOfEntry(_ number: Int64) throws -> Instant? {
        try db.text("SELECT at FROM audit_entries WHERE id = ?", [.integer(number)])
            .flatMap(Instant.init)
    }

    /// Whether nothing was ever recorded here but a practice, its offices and its staff, before it had any.
    public func hasOnlySetUp() throws -> Bool {
        let sql = """
            SELECT 1 FROM audit_entries
            WHERE action <> 'refuse' AND (action <> 'add' OR staff_member_id IS NOT NULL OR record_type NOT IN (?, ?, ?))
            LIMIT 1
            """
        return try db.integer(sql, [.text(Practice.name), .text(Office.name), .text(StaffMember.name)]) == nil
    }

    /// Whether everything in the audit log but views, exports, refusals and backups came about by `origin`.
    public func everyChange(isOf origin: AuditEntry.Origin) throws -> Bool {
        let sql = """
            SELECT count(*) FROM audit_entries
            WHERE action NOT IN ('view', 'export', 'refuse') AND record_type <> 'backup' AND coalesce(origin, '') <> ?
            """
        return try db.integer(sql, [origin.fieldValue]) == 0
    }
}

extension ResultRow {
    /// The number and the hash of an entry, with which the row begins.
    fileprivate var auditLogHead: AuditLogHead { AuditLogHead(number: integer(0) ?? 0, hash: text(1) ?? "") }
}

extension ClinicReader {
    /// The last entry of the audit log, and when it was made; nil where it has none.
    public func auditLogHead() throws -> (head: AuditLogHead, at: Instant)? {
        let row = try db.row("SELECT id, hash, at FROM audit_entries ORDER BY id DESC LIMIT 1")
        guard let row, let at = row.text(2).flatMap(Instant.init) else { return nil }
        return (row.auditLogHead, at)
    }

    /// What became of an entry that was noted; to be asked of an audit log whose chain holds.
    ///
    /// Each hash is over the one before it: where an entry is the one that was noted, so are all before it.
    public func find(_ noted: AuditLogHead) throws -> NotedEntry {
        let end = try AuditLogChain.lastEntry(in: db).number
        let number = noted.number.map(FieldValue.integer) ?? .null
        let digits = Int64(noted.digits.utf8.count)
        let row = try db.row(
            """
            SELECT id, hash FROM audit_entries
            WHERE id = coalesce(?, id) AND (? IS NOT NULL OR substr(hash, 1, ?) = ?) LIMIT 1
            """, [number, number, .integer(digits), .text(noted.digits)])
        guard let row else { return noted.number.map { .cutOff($0, end: end) } ?? .unknown(end: end) }
        let (found, hash) = (row.integer(0) ?? 0, row.text(1) ?? "")
        return noted.fits(hash) ? .found(found, since: end - found) : .changed(row.auditLogHead)
    }

    /// The last entry that says that a backup was restored, which takes entries with it; nil where there is none.
    public func lastRestore() throws -> (number: Int64, at: Instant)? {
        let sql = """
            SELECT id, at FROM audit_entries WHERE action = 'add' AND record_type = 'restore' ORDER BY id DESC LIMIT 1
            """
        guard let row = try db.row(sql), let at = row.text(1).flatMap(Instant.init) else { return nil }
        return (row.integer(0) ?? 0, at)
    }
}

/// What became of an entry of the audit log that somebody noted.
public enum NotedEntry: Hashable, Sendable {
    /// The entry is there; the number of entries added since.
    case found(Int64, since: Int64)
    /// The audit log ends before it.
    case cutOff(Int64, end: Int64)
    /// Another one has its number.
    case changed(AuditLogHead)
    /// None has its hash, and which number it had was not noted.
    case unknown(end: Int64)
}

extension ClinicReader {
    /// Holds every entry of the audit log against the one before it, and then every record against what the entries say.
    ///
    /// An entry that was altered, removed or inserted by another program breaks the chain from there on, so the
    /// first broken one is what is told.
    public func verifyAuditLog() throws -> AuditLogVerdict {
        var records = RecordComparison(of: kinds, in: db)
        var count: Int64 = 0
        var hash = ""
        // A copy of an earlier version has no column for what it did not note.
        let known = try db.columns(of: AuditEntry.table)
        let columns = ["id"] + AuditEntry.fields.map { known.contains($0.name) ? $0.name : "NULL AS \($0.name)" }
        let statement = try db.statement("SELECT \(columns.joined(separator: ", ")) FROM audit_entries ORDER BY id")
        var verdict: AuditLogVerdict?
        try statement.readRows(while: { row in
            verdict = Self.next(row, after: count, &hash, &records)
            if verdict == nil { count += 1 }
            return verdict == nil
        })
        if let verdict { return verdict }
        return try records.difference().map(AuditLogVerdict.differs) ?? .intact(count: count, head: hash)
    }

    /// Holds the next entry against the one before it; nil if it follows from that.
    private static func next(
        _ row: CurrentRow, after count: Int64, _ hash: inout String, _ records: inout RecordComparison
    ) -> AuditLogVerdict? {
        guard case .integer(let number)? = row.keptValue(at: 0) else { return .broken(count + 1) }
        if number > count + 1 { return .missing(count + 1) }
        let values = (1..<row.count).compactMap { row.keptValue(at: $0) }
        guard number == count + 1, values.count == AuditEntry.fields.count,
            let entry = try? AuditEntry(values: values),
            entry.hash == AuditEntry.chainedHash(of: values, number: number, previousHash: hash),
            records.take(entry)
        else { return .broken(number) }
        hash = entry.hash
        return nil
    }
}

/// What holding the audit log against itself, and the records against it, found.
public enum AuditLogVerdict: Hashable, Sendable {
    /// - Parameter head: the hash of the last entry; the empty text where there is none.
    case intact(count: Int64, head: String)
    /// The entry with this number is not there, but later ones are.
    case missing(Int64)
    /// The entry with this number was altered, or put where another one was.
    case broken(Int64)
    /// The chain holds, and a record is not as it says.
    case differs(RecordDifference)

    /// What does not hold, as a part of a sentence; nil where all does.
    public var problem: String? {
        switch self {
        case .intact: nil
        case .missing(let number): "entry \(number) of the audit log is missing; another program removed it"
        case .broken(let number):
            "entry \(number) of the audit log does not follow from the one before it; another program altered, inserted or "
                + "removed an entry there"
        case .differs(let difference): difference.description
        }
    }
}

extension ClinicReader {
    /// Entries for a purpose that has a permission of its own: what somebody did themselves, or what was kept of a patient.
    /// Nobody needs to be allowed to read the audit log for them.
    func auditEntries(_ condition: String, _ arguments: [FieldValue]) throws -> [Stored<AuditEntry>] {
        let sql = "SELECT \(AuditEntry.storedColumns("t")) FROM audit_entries t WHERE \(condition)"
        var entries: [Stored<AuditEntry>] = []
        try db.statement(sql).forEachRow(arguments) { entries.append(try $0.stored()) }
        return entries
    }

    /// Throws a ``Refusal`` where the person at the keyboard may not see what was kept of a patient before.
    public func permitHistory(of patient: Stored<Patient>) throws { try permit(.pastValues, on: patient) }

    /// What each field of a patient was, in the order of the fields, the oldest first.
    public func history(of patient: Stored<Patient>) throws -> [PastValue<Patient>] {
        try permitHistory(of: patient)
        let entries = try auditEntries(
            "t.patient_id = ? AND t.record_type = ? AND t.record_id = ? ORDER BY t.id",
            [patient.id.fieldValue, .text(Patient.name), patient.id.fieldValue])
        return PastValue.history(of: entries.filter { $0.action.isOfRecord })
    }
}
