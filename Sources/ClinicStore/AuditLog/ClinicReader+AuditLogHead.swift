import ClinicModel
import GRDB

extension ClinicReader {
    /// The last entry of the audit log, and when it was made; nil where it has none.
    public func auditLogHead() throws -> (head: AuditLogHead, at: Instant)? {
        let row = try Row.fetchOne(db, sql: "SELECT id, hash, at FROM audit_entries ORDER BY id DESC LIMIT 1")
        guard let row, let at = Instant(row[2]) else { return nil }
        return (AuditLogHead(number: row[0], hash: row[1]), at)
    }

    /// What became of an entry that was noted; to be asked of an audit log whose chain holds.
    ///
    /// Each hash is over the one before it: where an entry is the one that was noted, so are all before it.
    public func find(_ noted: AuditLogHead) throws -> NotedEntry {
        let end = try AuditLogChain.lastEntry(in: db).number
        let digits = Int64(noted.digits.utf8.count)
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT id, hash FROM audit_entries
                WHERE id = coalesce(?, id) AND (? IS NOT NULL OR substr(hash, 1, ?) = ?) LIMIT 1
                """, arguments: [noted.number, noted.number, digits, noted.digits])
        guard let row else { return noted.number.map { .cutOff($0, end: end) } ?? .unknown(end: end) }
        let found = AuditLogHead(number: row[0], hash: row[1])
        return noted.fits(row[1]) ? .found(row[0], since: end - row[0]) : .changed(found)
    }

    /// The last entry that says that a backup was restored, which takes entries with it; nil where there is none.
    public func lastRestore() throws -> (number: Int64, at: Instant)? {
        let sql = """
            SELECT id, at FROM audit_entries WHERE action = 'add' AND record_type = 'restore' ORDER BY id DESC LIMIT 1
            """
        guard let row = try Row.fetchOne(db, sql: sql), let at = Instant(row[1]) else { return nil }
        return (row[0], at)
    }
}

/// What became of an entry of the audit log that somebody noted.
public enum NotedEntry: Hashable, Sendable {
    /// It is there, and so many were added since.
    case found(Int64, since: Int64)
    /// The audit log ends before it.
    case cutOff(Int64, end: Int64)
    /// Another one has its number.
    case changed(AuditLogHead)
    /// None has its hash, and which number it had was not noted.
    case unknown(end: Int64)
}
