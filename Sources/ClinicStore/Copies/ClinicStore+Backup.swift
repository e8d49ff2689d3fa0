import ClinicModel
import Crypto
import Foundation
import GRDB

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
            guard try image.forEachPart({ _ in }) == digest else { throw CopyError.changedMeanwhile(self.path) }
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

extension Age {
    /// Encrypts an image into a draft, and returns the SHA-256 of what was encrypted.
    fileprivate func encrypt(
        _ image: DatabaseImage, _ encryption: Encryption, to draft: DraftFile
    ) throws -> SHA256.Digest {
        // Where it ends early, that is told by what it says, and not by the end of this program.
        let handler = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, handler) }
        let pipe = try OtherProgram.Pipe()
        let program = try encrypt(encryption, input: pipe.readingEnd, output: draft.descriptor)
        pipe.closeReading()
        let digest: SHA256.Digest?
        do {
            digest = try image.forEachPart { part in
                var rest = part[...]
                while !rest.isEmpty {
                    let bytes = UnsafeRawBufferPointer(rebasing: rest)
                    let count = Foundation.write(pipe.writing, bytes.baseAddress, bytes.count)
                    if count < 0 && errno == EINTR { continue }
                    guard count > 0 else { throw BrokenPipe() }
                    rest = rest.dropFirst(count)
                }
            }
        } catch is BrokenPipe {
            digest = nil
        } catch {
            pipe.closeWriting()
            _ = program.end()
            throw error
        }
        pipe.closeWriting()
        if let said = program.end() {
            throw said.contains("no space left") ? CopyError.full(draft.path) : AgeError(said: said) as any Error
        }
        guard let digest else { throw AgeError.failed("it stopped reading") }
        return digest
    }

    /// The SHA-256 of what an encrypted file holds.
    fileprivate func digest(of path: String, _ key: DecryptionKey) throws -> SHA256.Digest {
        let input = open(path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw CopyError.unreadable(path) }
        defer { close(input) }
        let pipe = try OtherProgram.Pipe()
        let program = try decrypt(key, input: input, output: pipe.writing)
        pipe.closeWriting()
        let output = FileHandle(fileDescriptor: pipe.takeReading(), closeOnDealloc: true)
        var hash = SHA256()
        while let part = try output.read(upToCount: 1 << 20), !part.isEmpty { hash.update(data: part) }
        if let said = program.end() { throw AgeError(said: said) }
        return hash.finalize()
    }

    /// Whether an encrypted file is as long as one of so many bytes is.
    fileprivate func isComplete(_ draft: DraftFile, of count: Int64) throws -> Bool {
        var head = [UInt8](repeating: 0, count: 1 << 16)
        let size = pread(draft.descriptor, &head, head.count, 0)
        var status = stat()
        guard size > 0, fstat(draft.descriptor, &status) == 0 else { throw draft.lastFailure }
        head = Array(head.prefix(size))
        return Self.isEncrypted(head) && Self.byteCount(of: count, head: head) == Int64(status.st_size)
    }
}

/// Nobody reads any more.
private struct BrokenPipe: Error {}

extension CopyError {
    /// Runs `body`, and says of the copy what SQLite says in its own words.
    static func explaining<Result>(path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_FULL: throw CopyError.full(path)
            case .SQLITE_NOTADB: throw CopyError.notPlumbline(path)
            case .SQLITE_CORRUPT: throw CopyError.damaged(path, "SQLite cannot make sense of its pages")
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY: throw CopyError.unreadable(path)
            case .SQLITE_IOERR: throw CopyError.unreadable(path)
            default: throw StoreError.explained(error, path: path)
            }
        }
    }
}
