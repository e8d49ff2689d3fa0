import ClinicModel
import GRDB

/// What is in the audit log of a database and not in a copy that would be put in its place.
public struct AuditLogLoss: Hashable, Sendable {
    /// Entries that would no longer be there.
    public let entries: Int64
    /// Those of them that are changes, and not views, exports, refusals or backups.
    public let changes: Int64
    /// When the last of them was made.
    public let lastAt: Instant?
    /// The number and the hash of the last entry that stands in the database.
    let end: (number: Int64, hash: String)

    public static func == (left: AuditLogLoss, right: AuditLogLoss) -> Bool {
        left.entries == right.entries && left.end == right.end
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(end.hash) }

    /// - Returns: nil where the two audit logs have nothing in common.
    init?(of database: ClinicReader, against copy: ClinicReader) throws {
        end = try AuditLogChain.lastEntry(in: database.db)
        let copied = try AuditLogChain.lastEntry(in: copy.db).number
        // Each hash is over the one before it: where two entries are the same, so are all before them.
        var common: Int64 = 0
        var low: Int64 = 1
        var high = min(end.number, copied)
        while low <= high {
            let middle = (low + high) / 2
            if try Self.hash(of: middle, in: database.db) == Self.hash(of: middle, in: copy.db) {
                common = middle
                low = middle + 1
            } else {
                high = middle - 1
            }
        }
        if common == 0, end.number > 0, copied > 0 { return nil }
        entries = end.number - common
        let sql = """
            SELECT count(*) FROM audit_entries
            WHERE id > ? AND action NOT IN ('view', 'export', 'refuse') AND record_type <> 'backup'
            """
        changes = try Int64.fetchOne(database.db, sql: sql, arguments: [common]) ?? 0
        lastAt = entries == 0 ? nil : try database.momentOfEntry(end.number)
    }

    private static func hash(of number: Int64, in db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT hash FROM audit_entries WHERE id = ?", arguments: [number])
    }
}
