import ClinicModel
import FoundationEssentials
import Glibc

/// A folder that holds dated copies, of which the oldest make room for new ones.
public struct BackupFolder: Sendable {
    public let path: String

    /// - Throws: ``CopyError`` where there is no such folder: a disk that is not mounted is no place for a backup.
    public init(_ path: String) throws {
        if SharedFolder.holdsAnothers(path) { throw CopyError.anothers(path) }
        let name = path.hasSuffix("/") ? path + "." : path + "/."
        guard let real = realpath(name, nil) else {
            throw errno == ENOTDIR ? CopyError.isNoFolder(path) : CopyError.noFolder(path)
        }
        defer { free(real) }
        self.path = String(cString: real)
    }

    /// Makes a dated copy, and removes the oldest that this database made here so that `count` are left.
    ///
    /// Nothing is removed before the new copy is whole, nor for one whose contents are in doubt. A copy that is dated in
    /// the future shows that a clock was wrong; which of them are the oldest cannot be told then, and all of them stay.
    public func backUp(
        _ store: ClinicStore, keeping count: Int, encryption: Encryption?, as author: Author
    ) throws -> (backup: Backup, removed: [String], isClockWrong: Bool) {
        try store.read(as: author) { try $0.permit(.backup) }
        DraftFile.removeAbandoned(in: path) { DatedName($0) != nil }
        let backup = try makeDated(store, encryption, author)
        if backup.contents.doubt != nil { return (backup, [], false) }
        let made = try copies(of: store)
        let kept = DatedName(DatabaseFile(path: backup.path).name)
        if let kept, made.contains(where: { $0.second > kept.second }) { return (backup, [], true) }
        let removed = made.sorted().dropLast(count).map(\.name)
        for name in removed { unlink("\(path)/\(name)") }
        if !removed.isEmpty { DatabaseFile(path: backup.path).syncFolder() }
        return (backup, removed, false)
    }

    /// Two that are made in one second have names of their own.
    private func makeDated(_ store: ClinicStore, _ encryption: Encryption?, _ author: Author) throws -> Backup {
        var number = 1
        while true {
            let name = DatedName(at: author.now, number: number, isEncrypted: encryption != nil).name
            do {
                return try store.backUp(to: "\(path)/\(name)", encryption: encryption, as: author)
            } catch StoreError.exists where number < 100 {
                number += 1
            }
        }
    }

    /// The files here that are named as copies are, and that the audit log of this database says it made.
    private func copies(of store: ClinicStore) throws -> [DatedName] {
        let noted = try store.read { try $0.backupNames() }
        return try FileManager.default.contentsOfDirectory(atPath: path).filter(noted.contains)
            .compactMap(DatedName.init).filter { copy in
                var status = stat()
                return lstat("\(path)/\(copy.name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            }
    }
}

/// The name of a copy that says when it was made, to the second: `plumb-2026-11-21T10-00-00Z.sqlite`.
struct DatedName: Hashable, Comparable {
    let name: String
    /// `2026-11-21T10-00-00`, which sorts as the moments do.
    let second: String
    private let number: Int

    init(at moment: Instant, number: Int, isEncrypted: Bool) {
        second = moment.secondForFileName
        self.number = number
        let count = number == 1 ? "" : "-\(number)"
        name = "plumb-\(second)Z\(count).sqlite\(isEncrypted ? ".age" : "")"
    }

    init?(_ name: String) {
        let pattern =
            /plumb-([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}-[0-9]{2})Z(?:-([0-9]{1,3}))?\.sqlite(?:\.age)?/
        guard let match = name.wholeMatch(of: pattern) else { return nil }
        self.name = name
        second = String(match.1)
        number = match.2.flatMap { Int($0) } ?? 1
    }

    static func < (left: DatedName, right: DatedName) -> Bool {
        (left.second, left.number, left.name) < (right.second, right.number, right.name)
    }
}

extension Instant {
    /// The moment to the second, in UTC, as file systems take it: `2026-11-21T10-00-00`.
    var secondForFileName: String { String(description.prefix(19)).replacing(":", with: "-") }
}

extension ClinicReader {
    /// The names of the files into which this database was copied, as its audit log has them.
    fileprivate func backupNames() throws -> Set<String> {
        Set(try backups().map { DatabaseFile(path: $0.to).name })
    }

    /// The last copy that was made and found to be whole: when, and where; nil where there was none.
    public func lastBackup() throws -> (at: Instant, to: String)? { try backups("ORDER BY id DESC LIMIT 1").first }

    private func backups(_ order: String = "") throws -> [(at: Instant, to: String)] {
        let sql = "SELECT at, after FROM audit_entries WHERE action = 'add' AND record_type = 'backup' \(order)"
        return try db.rows(sql).compactMap { row in
            guard let at = row.text(0).flatMap(Instant.init),
                let to = (try? JSONText(parsing: Array((row.text(1) ?? "").utf8)))?["to"]?.text
            else { return nil }
            return (at, to)
        }
    }
}
