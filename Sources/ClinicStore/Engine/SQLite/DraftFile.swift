import FoundationEssentials
import Glibc

/// A file that takes its place whole or not at all: written under another name beside it, for this account alone.
///
/// While the value lives it holds a lock, by which the next tells a draft that is being written from one that a killed
/// program left, which it clears away.
public final class DraftFile {
    /// Where it will be.
    public let path: String
    /// Where it is until then.
    let draftPath: String
    let descriptor: Int32
    private let file: DatabaseFile
    private let explain: (Failure) -> any Error
    private var isPlaced = false

    /// What the system refused.
    public enum Failure: Sendable {
        case cannotMake, cannotWrite, full
    }

    /// - Parameters:
    ///   - isOnly: whether one program at a time may make a file for this place.
    ///   - explain: what a failure is called by whoever needs the file.
    /// - Throws: what `explain` makes of a failure, or ``StoreError/beingMade(_:)`` where another makes the only one.
    public init(for path: String, isOnly: Bool = false, explain: @escaping (Failure) -> any Error) throws {
        self.path = path
        self.explain = explain
        file = DatabaseFile(path: path)
        draftPath = "\(file.folder)/.\(file.name)." + (isOnly ? "part" : "\(getpid()).part")
        if isOnly {
            guard Self.removeAbandoned(draftPath) else { throw StoreError.beingMade(path) }
        } else {
            Self.removeAbandoned(in: file.folder) { [name = file.name] in $0 == name }
        }
        // O_EXCL: nothing is written through what others put in the way.
        descriptor = open(draftPath, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw isOnly && errno == EEXIST ? StoreError.beingMade(path) : explain(.last(or: .cannotMake))
        }
        // For this account alone, whatever the umask.
        fchmod(descriptor, 0o600)
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, isOnly { throw StoreError.beingMade(path) }
    }

    deinit {
        if !isPlaced { DatabaseFile(path: draftPath).remove() }
        close(descriptor)
    }

    /// The name of the file that one of this name is a draft of, or one of SQLite's files beside it; nil where it is none.
    public static func name(ofDraft name: String) -> String? {
        guard name.hasPrefix("."), let draft = name.wholeMatch(of: /\.(.+)\.[0-9]+\.part(?:-wal|-shm|-journal)?/) else {
            return nil
        }
        return String(draft.1)
    }

    /// Removes what programs left that were killed while they wrote files of such names.
    static func removeAbandoned(in folder: String, where isOurs: (_ name: String) -> Bool) {
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            guard let name = name(ofDraft: entry), isOurs(name), let end = entry.ranges(of: ".part").last
            else { continue }
            removeAbandoned("\(folder)/\(entry[..<end.upperBound])")
        }
    }

    /// Removes a draft and what SQLite left beside it; false where somebody writes it.
    @discardableResult
    private static func removeAbandoned(_ draftPath: String) -> Bool {
        let descriptor = open(draftPath, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        defer { if descriptor >= 0 { close(descriptor) } }
        // A link is no draft of ours, and is not followed.
        if descriptor < 0, ![ENOENT, ELOOP].contains(errno) { return true }
        if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0 { return false }
        DatabaseFile(path: draftPath).remove()
        return true
    }

    public func write(_ text: String) throws { try Array(text.utf8).withUnsafeBytes { try write($0) } }

    /// Writes after what was written before.
    public func write(_ bytes: UnsafeRawBufferPointer) throws {
        try writeAll(bytes) { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws {
        try writeAll(bytes) {
            pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset) + off_t(bytes.count - $0.count))
        }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer, _ write: (UnsafeRawBufferPointer) -> Int) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = write(UnsafeRawBufferPointer(rebasing: rest))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw lastFailure }
            rest = rest.dropFirst(count)
        }
    }

    /// Puts the file into its place once its bytes are on the disk, and the name of it too.
    ///
    /// - Throws: ``StoreError/exists(_:)`` where something is there, be it a file, a link or a device, which stays.
    public func place() throws {
        guard fsync(descriptor) == 0 else { throw lastFailure }
        if link(draftPath, path) == 0 {
            unlink(draftPath)
        } else if errno == EEXIST {
            throw StoreError.exists(path)
        } else {
            try renameOverClaim()
        }
        isPlaced = true
        file.syncFolder()
    }

    /// Takes the place on a disk that knows no links: claims the name with an empty file, then renames over it.
    private func renameOverClaim() throws {
        let claim = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard claim >= 0 else { throw errno == EEXIST ? StoreError.exists(path) : explain(.last(or: .cannotMake)) }
        close(claim)
        guard rename(draftPath, path) == 0 else {
            let failure = explain(.last(or: .cannotMake))
            unlink(path)
            throw failure
        }
    }

    /// Puts the file into its place once its bytes are on the disk, also over what is there.
    public func replace() throws {
        guard fsync(descriptor) == 0, rename(draftPath, path) == 0 else { throw lastFailure }
        isPlaced = true
    }

    /// What the system refused last, in the words of whoever needs the file.
    var lastFailure: any Error { explain(.last(or: .cannotWrite)) }
}

extension DraftFile.Failure {
    /// What the system's last error means.
    fileprivate static func last(or other: Self) -> Self {
        [ENOSPC, EDQUOT, EFBIG].contains(errno) ? .full : other
    }
}

extension DraftFile {
    /// A copy of a database on its way to `path`.
    ///
    /// - Parameters:
    ///   - mustBePrivate: whether a place where others could read it is refused.
    ///   - mayWait: whether something may be in its place still, to be moved before this is put there.
    /// - Throws: ``CopyError`` or ``StoreError`` where something is in its place or nothing can be written there.
    convenience init(ofCopyFor path: String, mustBePrivate: Bool, mayWait: Bool = false) throws {
        let place = try FilePlace(path)
        if !mayWait { try Self.checkIsFree(place.path) }
        try self.init(for: place.path) { $0 == .full ? CopyError.full(place.path) : .cannotWrite(place.path) }
        var status = stat()
        if mustBePrivate, fstat(descriptor, &status) != 0 || status.st_mode & 0o077 != 0 {
            throw CopyError.notPrivate(folder: place.folder)
        }
    }

    /// Throws where there is anything at `path`, or beside it what SQLite would take for its own.
    private static func checkIsFree(_ path: String) throws {
        for suffix in [""] + DatabaseFile.companions {
            var status = stat()
            if lstat(path + suffix, &status) == 0 { throw StoreError.exists(path + suffix) }
            if !suffix.isEmpty, path.hasSuffix(suffix) { throw CopyError.ofTheDatabase(path) }
        }
    }

    /// Copies a database into it, as a file that has nothing beside it, while others may go on writing there.
    func fill(from database: Connection) throws {
        try CopyError.explaining(path: path) {
            let copy = try Connection(path: draftPath, settings: .copy)
            defer { copy.close() }
            try database.copy(to: copy)
        }
        try Connection.logMark.bytes.withUnsafeBytes { try write($0, at: Int64(Connection.logMark.offset)) }
    }
}
