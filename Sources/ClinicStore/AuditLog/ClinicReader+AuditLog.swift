import ClinicModel
import GRDB

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
        var conditions: [String] = []
        var arguments: StatementArguments = []
        func require(_ condition: String, _ values: StatementArguments) {
            conditions.append(condition)
            arguments += values
        }
        if let patient {
            require(
                """
                t.patient_id IN (
                    WITH RECURSIVE merged (id) AS (
                        SELECT ?
                        UNION
                        SELECT p.id FROM merged m JOIN patients p ON p.merged_into = m.id
                    ) SELECT id FROM merged
                )
                """, [patient.number])
        }
        if let staffMember { require("t.staff_member_id = ?", [staffMember.number]) }
        if !actions.isEmpty {
            require(
                "t.action IN (\(actions.map { _ in "?" }.joined(separator: ", ")))",
                StatementArguments(actions.map(\.rawValue)))
        }
        if let since = span.since { require("t.at >= ?", [since.description]) }
        if let until = span.until { require("t.at < ?", [until.description]) }
        return Selection(conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND "), arguments)
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

    /// Whether everything in the audit log but views, exports, refusals and backups came about by `origin`.
    public func everyChange(isOf origin: AuditEntry.Origin) throws -> Bool {
        let sql = """
            SELECT count(*) FROM audit_entries
            WHERE action NOT IN ('view', 'export', 'refuse') AND record_type <> 'backup' AND coalesce(origin, '') <> ?
            """
        return try Int.fetchOne(db, sql: sql, arguments: [origin.fieldValue]) == 0
    }
}
