import FoundationEssentials
import Glibc

/// The file that a database is in, and who may read it.
struct DatabaseFile {
    let path: String

    /// What SQLite's files beside a database are called, after its own name.
    static let companions = ["-wal", "-shm", "-journal"]

    /// What stands behind the last slash, and before it. Foundation ends the program over a path of one letter.
    var name: String {
        let scalars = path.unicodeScalars
        return scalars.lastIndex(of: "/").map { String(scalars[scalars.index(after: $0)...]) } ?? path
    }

    var folder: String {
        let scalars = path.unicodeScalars
        guard let slash = scalars.lastIndex(of: "/") else { return "." }
        return slash == scalars.startIndex ? "/" : String(scalars[..<slash])
    }

    /// Throws where there is no file to open, or one that could not be written to or should not be.
    func checkReadiness() throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw StoreError.missing(path) }
        if status.st_mode & S_IFMT == S_IFDIR { throw StoreError.isFolder(path) }
        // Opening a pipe may wait for ever, and a device may do anything.
        guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.notAFile(path) }
        try checkIsOurs()
        // SQLite writes beside the file too.
        if access(path, R_OK | W_OK) != 0 || access(folder, W_OK | X_OK) != 0 { throw StoreError.readOnly(path) }
    }

    /// Throws where the file, or one of SQLite's beside it, is another account's in a folder to which everybody may
    /// write; also where a link leads there.
    func checkIsOurs() throws {
        let real = realpath(path, nil)
        defer { free(real) }
        for path in [path, real.map { String(cString: $0) }].compactMap(\.self) {
            for file in ([""] + Self.companions).map({ path + $0 }) where SharedFolder.holdsAnothers(file) {
                throw StoreError.anothers(file)
            }
        }
    }

    /// Makes the empty file, and its folder where there is none, for this account alone whatever the umask.
    func create() throws {
        try makeFolder()
        // What lies beside its place would be taken for its own.
        for companion in Self.companions.map({ path + $0 }) where access(companion, F_OK) == 0 {
            throw StoreError.exists(companion)
        }
        // O_EXCL: of two that start at once, one makes the file and the other is told.
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw errno == EEXIST ? StoreError.exists(path) : StoreError.cannotCreate(path) }
        fchmod(descriptor, 0o600)
        close(descriptor)
        // Put there after all, in the meantime.
        do {
            try checkIsOurs()
        } catch {
            unlink(path)
            throw error
        }
    }

    /// Makes the folder where there is none; throws where something is in the file's place already.
    func makeFolder() throws {
        var status = stat()
        if stat(path, &status) == 0 {
            throw status.st_mode & S_IFMT == S_IFDIR ? StoreError.isFolder(path) : StoreError.exists(path)
        }
        try createFolder()
    }

    /// Makes the folder where there is none, for this account alone.
    func createFolder() throws {
        do {
            if !FileManager.default.fileExists(atPath: folder) {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw StoreError.cannotCreate(path)
        }
    }

    /// Waits until the folder's list of files is on the disk.
    func syncFolder() {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Takes back a file that ``create()`` made and nothing was kept in.
    func remove() {
        for suffix in [""] + Self.companions { unlink(path + suffix) }
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

/// A folder to which every account of the machine may write, such as `/tmp`, and what others put there.
public enum SharedFolder {
    /// Whether what is at `path` is in such a folder, and another account's: it may be a link that leads elsewhere, or
    /// a file or folder to which its owner may come at any time.
    public static func holdsAnothers(_ path: String) -> Bool {
        // A slash at its end would lead through a link.
        let end = path.unicodeScalars.lastIndex { $0 != "/" }
        let path = end.map { String(path.unicodeScalars[...$0]) } ?? path
        var status = stat()
        guard stat(DatabaseFile(path: path).folder, &status) == 0, status.st_mode & 0o002 != 0 else { return false }
        guard lstat(path, &status) == 0 else { return false }
        return status.st_uid != geteuid() && status.st_uid != 0
    }
}
