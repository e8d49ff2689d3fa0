import ClinicModel
import Glibc

/// What is in the place to which a copy is to be restored.
enum ExistingDatabase {
    case nothing
    /// Plumbline's, with its pages in such order that SQLite can copy them; what a copy lacks of its audit log, where that
    /// can be told.
    case readable(AuditLogLoss?)
    /// What was a database once, and nobody can open.
    case unreadable

    /// - Parameter copy: the copy that is to be restored, and what it is called.
    /// - Throws: where what is there is no file, is another program's, a newer one's, or another practice's.
    init(at path: String, patience: Double, against copy: ClinicFile, called name: String) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            self = .nothing
            return
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw StoreError.isFolder(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw CopyError.notAFile(path) }
        if access(path, R_OK | W_OK) != 0 { throw StoreError.readOnly(path) }
        if status.st_size == 0 {
            self = .unreadable
            return
        }
        do {
            let file = try ClinicFile(path, isShared: true, patience: patience)
            defer { file.close() }
            let verdict = try file.read { reader in
                guard try reader.db.isPlumbline() else { throw StoreError.notPlumbline(path) }
                return try reader.schemaVerdict()
            }
            switch verdict {
            case .newer: throw StoreError.newer(path)
            case .unreleased: throw StoreError.unreleased(path)
            // Whose entries these are cannot be told.
            case .strange: self = .readable(nil)
            case .current, .older: self = .readable(try Self.loss(of: file, at: path, against: copy, called: name))
            }
        } catch CopyError.notPlumbline, CopyError.damaged {
            self = .unreadable
        }
    }

    /// - Returns: nil where the audit log cannot be read.
    private static func loss(
        of file: ClinicFile, at path: String, against copy: ClinicFile, called name: String
    ) throws -> AuditLogLoss? {
        do {
            return try file.read { reader in
                try copy.read { copied in
                    guard let loss = try AuditLogLoss(of: reader, against: copied) else {
                        throw CopyError.ofAnotherPractice(name, database: path)
                    }
                    return loss
                }
            }
        } catch CopyError.damaged {
            return nil
        }
    }

    /// Whether no other process has the file open, as far as SQLite's own locks tell.
    static func isUnused(_ path: String) -> Bool {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var lock = Glibc.flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        (lock.l_start, lock.l_len) = (0x4000_0000, 512)
        return fcntl(descriptor, F_SETLK, &lock) == 0
    }
}

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
        changes = try database.db.integer(sql, [.integer(common)]) ?? 0
        lastAt = entries == 0 ? nil : try database.momentOfEntry(end.number)
    }

    private static func hash(of number: Int64, in db: Connection) throws -> String? {
        try db.text("SELECT hash FROM audit_entries WHERE id = ?", [.integer(number)])
    }
}
