import ClinicModel
import GRDB

extension AuditEntry: StoredRecord {
    public static var listing: Listing<AuditEntry> {
        Listing(
            leading: ["at": "t.at", "staff_member_id": "t.staff_member_id", "staff_member": "s.name"],
            joins: "LEFT JOIN staff_members s ON s.id = t.staff_member_id")
    }

    public static var filterKeys: FilterKeys {
        FilterKeys(patient: "t.patient_id", day: "substr(t.at, 1, 10)")
    }
}

extension Selection<AuditEntry> {
    /// Entries by patient, by staff member and from a day on (UTC), as far as each is asked for.
    ///
    /// Those of a patient have among them the entries of everybody who was merged into it.
    public static func entries(
        of patient: RecordID<Patient>? = nil, by staffMember: RecordID<StaffMember>? = nil,
        since day: CalendarDay? = nil
    ) -> Selection {
        Selection(
            """
            (?1 IS NULL OR t.patient_id IN (
                WITH RECURSIVE merged (id) AS (
                    SELECT ?1
                    UNION
                    SELECT p.id FROM merged m JOIN patients p ON p.merged_into = m.id
                ) SELECT id FROM merged
            )) AND (?2 IS NULL OR t.staff_member_id = ?2) AND (?3 IS NULL OR t.at >= ?3)
            """, [patient?.number, staffMember?.number, day?.description])
    }
}

extension ClinicReader {
    /// Holds every entry of the ledger against the one before it.
    ///
    /// An entry that was altered, removed or inserted by another program breaks the chain from there on, so the
    /// first broken one is what is told.
    public func verifyLedger() throws -> LedgerVerdict {
        var count: Int64 = 0
        var hash = ""
        // A copy of an earlier version has no column for what it did not note.
        let known = try Set(db.columns(in: AuditEntry.table).map(\.name))
        let columns = ["id"] + AuditEntry.fields.map { known.contains($0.name) ? $0.name : "NULL AS \($0.name)" }
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(columns.joined(separator: ", ")) FROM audit_entries ORDER BY id")
        while let row = try rows.next() {
            let number: Int64 = row[0]
            if number != count + 1 { return .missing(count + 1) }
            let values = (1..<columns.count).map { row.fieldValue(at: $0) }
            guard let entry = try? AuditEntry(values: values),
                entry.hash == entry.chainedHash(number: number, previousHash: hash)
            else { return .broken(number) }
            (count, hash) = (number, entry.hash)
        }
        return .intact(count: count, head: hash)
    }

    /// When an entry was written; nil where there is no such entry. An earlier version's are read too.
    func momentOfEntry(_ number: Int64) throws -> Instant? {
        try String.fetchOne(db, sql: "SELECT at FROM audit_entries WHERE id = ?", arguments: [number])
            .flatMap(Instant.init)
    }

    /// Whether nothing was ever recorded here but a practice, its offices and its staff, before it had any.
    public func hasOnlySetUp() throws -> Bool {
        let sql = """
            SELECT 1 FROM audit_entries
            WHERE action <> 'refuse' AND (action <> 'add' OR staff_member_id IS NOT NULL OR record_type NOT IN (?, ?, ?))
            LIMIT 1
            """
        return try Int.fetchOne(db, sql: sql, arguments: [Practice.name, Office.name, StaffMember.name]) == nil
    }

    /// Whether everything in the ledger but views, exports, refusals and backups was done with this reason.
    public func everyChange(isForReason reason: String) throws -> Bool {
        let sql = """
            SELECT count(*) FROM audit_entries
            WHERE action NOT IN ('view', 'export', 'refuse') AND record_type <> 'backup' AND coalesce(reason, '') <> ?
            """
        return try Int.fetchOne(db, sql: sql, arguments: [reason]) == 0
    }
}

/// What holding the ledger against itself found.
public enum LedgerVerdict: Hashable, Sendable {
    /// - Parameter head: the hash of the last entry; the empty text where there is none.
    case intact(count: Int64, head: String)
    /// The entry with this number is not there, but later ones are.
    case missing(Int64)
    /// The entry with this number was altered, or put where another one was.
    case broken(Int64)
}
