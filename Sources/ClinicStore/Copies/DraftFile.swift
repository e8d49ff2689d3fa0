import Foundation
import GRDB

/// A file that takes its place whole or not at all: written under another name beside it, for this account alone.
///
/// Nothing that is in its place already is ever replaced, be it a file, a link or a device.
final class DraftFile {
    /// Where it will be.
    let path: String
    /// Where it is until then.
    let draftPath: String
    let descriptor: Int32
    private let folder: String
    private var isPlaced = false

    /// - Parameters:
    ///   - mustBePrivate: whether a place where others could read it is refused.
    ///   - mayWait: whether something may be in its place still, to be moved before this is put there.
    /// - Throws: ``CopyError`` or ``StoreError`` where something is in its place or nothing can be written there.
    init(for path: String, mustBePrivate: Bool, mayWait: Bool = false) throws {
        let place = try FilePlace(path)
        self.path = place.path
        folder = place.folder
        draftPath = Self.draftPath(of: place, process: getpid())
        if !mayWait { try Self.checkIsFree(place.path) }
        Self.removeAbandoned(in: folder) { $0 == place.name }
        descriptor = open(draftPath, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw [ENOSPC, EDQUOT].contains(errno) ? CopyError.full(place.path) : CopyError.cannotWrite(place.path)
        }
        fchmod(descriptor, 0o600)
        // Held for as long as it is written, so that what a killed process left can be told from what is being made.
        flock(descriptor, LOCK_EX | LOCK_NB)
        var status = stat()
        if mustBePrivate, fstat(descriptor, &status) != 0 || status.st_mode & 0o077 != 0 {
            throw CopyError.notPrivate(folder: folder)
        }
    }

    deinit {
        if !isPlaced { for suffix in [""] + DatabaseFile.companions { unlink(draftPath + suffix) } }
        close(descriptor)
    }

    private static func draftPath(of place: FilePlace, process: pid_t) -> String {
        "\(place.folder)/.\(place.name).\(process).part"
    }

    /// Throws where there is anything at `path`, or beside it what SQLite would take for its own.
    private static func checkIsFree(_ path: String) throws {
        for suffix in [""] + DatabaseFile.companions {
            var status = stat()
            if lstat(path + suffix, &status) == 0 { throw StoreError.exists(path + suffix) }
            if !suffix.isEmpty, path.hasSuffix(suffix) { throw CopyError.ofTheDatabase(path) }
        }
    }

    /// Removes what processes left that were killed while they wrote files of such names.
    static func removeAbandoned(in folder: String, where isOurs: (_ name: String) -> Bool) {
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            guard let match = entry.wholeMatch(of: /\.(.+)\.[0-9]+\.part(-wal|-shm|-journal)?/), isOurs(String(match.1))
            else { continue }
            let descriptor = open("\(folder)/\(entry)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink("\(folder)/\(entry)") }
            close(descriptor)
        }
    }

    /// Copies a database into it, as a file that has nothing beside it, while others may go on writing there.
    func fill(from database: DatabaseQueue) throws {
        try CopyError.explaining(path: path) {
            let copy = try DatabaseQueue(path: draftPath, configuration: SQLite.copyConfiguration)
            defer { try? copy.close() }
            try database.backup(to: copy)
        }
        try SQLite.logMark.bytes.withUnsafeBytes { try write($0, at: Int64(SQLite.logMark.offset)) }
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws {
        var (rest, place) = (bytes[...], offset)
        while !rest.isEmpty {
            let count = pwrite(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, off_t(place))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure }
            rest = rest.dropFirst(count)
            place += Int64(count)
        }
    }

    /// Puts the file into its place once its bytes are on the disk, and the name of it too.
    func place() throws {
        guard fsync(descriptor) == 0 else { throw failure }
        if link(draftPath, path) == 0 {
            unlink(draftPath)
        } else if errno == EEXIST {
            throw StoreError.exists(path)
        } else {
            try renameOverClaim()
        }
        isPlaced = true
        DatabaseFile(path: path).syncFolder()
    }

    /// Takes the place on a disk that knows no links: claims the name with an empty file, then renames over it.
    private func renameOverClaim() throws {
        let claim = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard claim >= 0 else { throw errno == EEXIST ? StoreError.exists(path) : failure }
        close(claim)
        guard rename(draftPath, path) == 0 else {
            let failure = failure
            unlink(path)
            throw failure
        }
    }

    var failure: CopyError {
        [ENOSPC, EDQUOT, EFBIG].contains(errno) ? .full(path) : .cannotWrite(path)
    }
}

/// Where a file is or will be: its folder, with every link and `..` followed, and its name there.
struct FilePlace {
    let folder: String
    let name: String

    /// - Throws: ``CopyError`` where there is no such folder, or the path names none but a folder.
    init(_ path: String) throws {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        name = parts.last.map(String.init) ?? ""
        if ["", ".", ".."].contains(name) { throw CopyError.isFolder(path) }
        let parent = parts.dropLast().joined(separator: "/")
        let written = parts.count == 1 ? "." : parent.isEmpty ? "/" : parent
        if SharedFolder.holdsAnothers(written) { throw CopyError.anothers(written) }
        var status = stat()
        guard let real = realpath(written, nil) else { throw CopyError.noFolder(written) }
        defer { free(real) }
        folder = String(cString: real)
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw CopyError.noFolder(written) }
    }

    static func folder(of path: String) -> String { (try? FilePlace(path).folder) ?? "." }

    var path: String { folder == "/" ? "/" + name : "\(folder)/\(name)" }
}
