import Foundation
import GRDB

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
    func fill(from database: DatabaseQueue) throws {
        try CopyError.explaining(path: path) {
            let copy = try DatabaseQueue(path: draftPath, configuration: SQLite.copyConfiguration)
            defer { try? copy.close() }
            try database.backup(to: copy)
        }
        try SQLite.logMark.bytes.withUnsafeBytes { try write($0, at: Int64(SQLite.logMark.offset)) }
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
