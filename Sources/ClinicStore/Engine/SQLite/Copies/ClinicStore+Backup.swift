import ClinicModel
import Crypto
import Glibc

/// A copy of the database that was made, and found to hold what the database does.
public struct Backup: Sendable {
    public let path: String
    public let byteCount: Int64
    public let isEncrypted: Bool
    public let contents: CopyContents
}

extension ClinicStore {
    /// Copies the database while others go on working, and verifies the copy before it takes its place.
    ///
    /// That the records leave, and where to, is in the audit log before they do; that the copy is whole, after it was
    /// verified, unless its contents are in doubt. The first entry is in the copy too.
    ///
    /// - Parameter encryption: to whom the copy is encrypted; nil for a clear one.
    /// - Throws: ``Refusal``, ``CopyError``, ``StoreError`` or ``AgeError``; nothing is in the copy's place then.
    public func backUp(to path: String, encryption: Encryption? = nil, as author: Author) throws -> Backup {
        try read(as: author) { try $0.permit(.backup) }
        let age = try encryption.map { _ in try Age() }
        let draft = try DraftFile(ofCopyFor: path, mustBePrivate: encryption == nil)
        let isEncrypted = JSONText.boolean(encryption != nil)
        try write(as: author) { clinic in
            try clinic.note(.export, "backup", [("to", .string(draft.path)), ("encrypted", isEncrypted)])
        }
        let contents =
            if let encryption, let age {
                try fill(draft, with: age, encryption)
            } else {
                try fill(draft)
            }
        var status = stat()
        guard fstat(draft.descriptor, &status) == 0 else { throw draft.lastFailure }
        try draft.place()
        let backup = Backup(
            path: draft.path, byteCount: Int64(status.st_size), isEncrypted: encryption != nil, contents: contents)
        if contents.doubt == nil { try note(backup, as: author) }
        return backup
    }

    private func note(_ backup: Backup, as author: Author) throws {
        // Whoever stopped working here meanwhile has made it all the same.
        try transaction(as: author) { clinic in
            try clinic.note(
                .add, "backup",
                [
                    ("to", .string(backup.path)), ("encrypted", .boolean(backup.isEncrypted)),
                    ("bytes", .integer(backup.byteCount)), ("entries", .integer(backup.contents.entries)),
                    ("head", .string(backup.contents.head)),
                ])
        }
    }

    /// Hands the bytes of the database as they are at one moment to `body`.
    func withImage<Result>(_ body: (DatabaseImage) throws -> Result) throws -> Result {
        try explaining { try DatabaseImage.withImage(of: path, besides: $0, patience: patience, body) }
    }

    /// Fills the draft with a clear copy, and verifies it as a file of its own.
    private func fill(_ draft: DraftFile) throws -> CopyContents {
        try explaining { try draft.fill(from: $0) }
        return try ClinicFile(draft.draftPath, called: draft.path).verifiedContents()
    }

    /// Fills the draft with an encrypted copy, without a clear one ever being on a disk.
    ///
    /// The database is verified in the transaction that the copy is of. The copy of a passphrase is then opened again
    /// and held against what was encrypted; one for recipients, which only they can open, must be as long as it has to.
    private func fill(_ draft: DraftFile, with age: Age, _ encryption: Encryption) throws -> CopyContents {
        try withImage { image in
            let contents = try ClinicReader(image.db, person: nil).verifiedContents(path: self.path)
            let digest = try age.encrypt(image, encryption, to: draft)
            // The same bytes again: nothing wrote to the file while they were read.
            guard try image.forEachChunk({ _ in }) == digest else { throw CopyError.changedMeanwhile(self.path) }
            switch encryption {
            case .passphrase(let passphrase):
                guard try age.digest(of: draft.draftPath, .passphrase(passphrase)) == digest else {
                    throw CopyError.damaged(draft.path, "what was encrypted did not come out again")
                }
            case .recipients:
                guard try age.isComplete(draft, of: image.byteCount) else {
                    throw CopyError.damaged(draft.path, "it is not as long as what was encrypted makes it")
                }
            }
            return contents
        }
    }
}

/// The bytes of a database as one transaction sees them, while other desks go on writing.
///
/// First all of the log is brought into the file. A transaction that begins then reads from the file alone, and for as
/// long as it lasts SQLite changes nothing there: what others write waits in the log. So the file itself can be read
/// from its first byte to its last, and is never held in memory or written anywhere else.
struct DatabaseImage {
    /// One state of the records: the one that the bytes are of.
    let db: Connection
    let byteCount: Int64
    private let descriptor: Int32
    private let path: String

    /// Hands the image of a database to `body`.
    ///
    /// - Throws: ``StoreError/busy(_:seconds:)`` where another desk reads an older state for longer than `patience`.
    static func withImage<Result>(
        of path: String, besides writer: Connection, patience: Double, _ body: (DatabaseImage) throws -> Result
    ) throws -> Result {
        let reader = try Connection(path: path, settings: .usual(patience: patience))
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError.readOnly(path) }
        // Closing it would let go of every lock that this process has on the file, the writer's too.
        try writer.take(descriptor)
        defer { reader.close() }
        return try reader.use { db in
            let clock = ContinuousClock()
            let end = clock.now + .seconds(patience)
            while try !begin(db, besides: writer) {
                if clock.now > end { throw StoreError.busy(path, seconds: patience) }
                usleep(20_000)
            }
            defer { try? db.run("ROLLBACK") }
            let image = DatabaseImage(
                db: db, byteCount: try db.byteCount(), descriptor: descriptor, path: path)
            return try body(image)
        }
    }

    /// Begins a transaction that reads from the file alone; false where somebody still reads an older state.
    private static func begin(_ db: Connection, besides writer: Connection) throws -> Bool {
        try writer.use { other in
            // Nobody writes between the moment in which all is in the file and the beginning of the transaction.
            try other.run("BEGIN IMMEDIATE")
            defer { try? other.run("ROLLBACK") }
            guard try db.bringInLog() else { return false }
            try db.run("BEGIN")
            _ = try db.integer("SELECT count(*) FROM sqlite_master")
            return true
        }
    }

    /// Hands the bytes to `body` in order, as those of a file that has no log beside it.
    ///
    /// - Returns: their SHA-256.
    @discardableResult
    func forEachChunk(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> SHA256.Digest {
        var hash = SHA256()
        var place: Int64 = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while place < byteCount {
            let wanted = Int(min(Int64(buffer.count), byteCount - place))
            let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, wanted, off_t(place)) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw StoreError.inputOutput(path) }
            if place == 0 {
                let mark = Connection.logMark
                buffer.replaceSubrange(mark.offset..<(mark.offset + mark.bytes.count), with: mark.bytes)
            }
            try buffer.withUnsafeBytes { bytes in
                let chunk = UnsafeRawBufferPointer(rebasing: bytes[..<count])
                hash.update(bufferPointer: chunk)
                try body(chunk)
            }
            place += Int64(count)
        }
        return hash.finalize()
    }
}
