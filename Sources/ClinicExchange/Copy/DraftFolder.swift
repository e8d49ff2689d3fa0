import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

/// A folder that takes its place whole or not at all: filled under another name beside it, for this account alone.
///
/// While the value lives it holds a lock, by which the next tells a draft that is being filled from one that a killed
/// program left, which it clears away.
public final class DraftFolder {
    /// Where it will be.
    public let path: String
    private let parent: String
    private let draft: String
    private let descriptor: Int32
    /// Whether the draft is this value's to fill, and to clear away.
    private var isOurs = false

    /// - Throws: ``DraftFolderError`` where something is in its place already, another fills it, or nothing can be made
    ///   there.
    public init(for path: String) throws {
        let url = URL(filePath: path).standardizedFileURL
        let name = url.lastPathComponent
        parent = url.deletingLastPathComponent().resolvingSymlinksInPath().path
        self.path = parent == "/" ? "/" + name : "\(parent)/\(name)"
        draft = "\(parent)/.\(name).plumb-copy"
        guard !Self.isTaken(self.path) else { throw DraftFolderError.exists(self.path) }
        guard Self.isTaken(parent) else { throw DraftFolderError.noFolder(parent) }
        if mkdir(draft, 0o700) != 0, errno != EEXIST { throw DraftFolderError.making(self.path) }
        descriptor = open(draft, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw DraftFolderError.exists(draft) }
        let isHeld = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
        // What another fills, or has put into its place meanwhile, is none of ours.
        guard !isHeld, isStill(draft) else { throw DraftFolderError.beingMade(self.path) }
        // For this account alone, whatever the umask.
        guard fchmod(descriptor, 0o700) == 0 else { throw DraftFolderError.cannotMake(self.path) }
        clear()
        guard contents.isEmpty else { throw DraftFolderError.exists(draft) }
        isOurs = true
    }

    deinit {
        if isOurs {
            clear()
            rmdir(draft)
        }
        if descriptor >= 0 { close(descriptor) }
    }

    /// A file in it, which is there whole or not at all.
    func file(_ name: String) throws -> DraftFile {
        try DraftFile(exporting: URL(filePath: draft).appending(path: name), as: "\(path)/\(name)")
    }

    /// Puts the folder into its place, once its files are on the disk.
    public func place() throws {
        guard fsync(descriptor) == 0 else { throw DraftFolderError.making(path) }
        guard !Self.isTaken(path) else { throw DraftFolderError.exists(path) }
        guard rename(draft, path) == 0 else {
            throw [EEXIST, ENOTEMPTY, ENOTDIR].contains(errno)
                ? DraftFolderError.exists(path) : DraftFolderError.making(path)
        }
        isOurs = false
        let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    /// Whether the folder that is locked is still the one with this name.
    private func isStill(_ path: String) -> Bool {
        var (locked, named) = (stat(), stat())
        return fstat(descriptor, &locked) == 0 && lstat(path, &named) == 0
            && (locked.st_dev, locked.st_ino) == (named.st_dev, named.st_ino)
    }

    private var contents: [String] { (try? FileManager.default.contentsOfDirectory(atPath: draft)) ?? [] }

    /// Removes the files that were written into it; it never has a folder in it, and what is none of them stays.
    private func clear() {
        for name in contents where name.wholeMatch(of: /.+\.(csv|json|txt|part)/) != nil { unlink("\(draft)/\(name)") }
    }

    private static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}

/// Why a new folder could not be made.
public enum DraftFolderError: ClinicError, Hashable {
    case exists(String)
    case noFolder(String)
    case beingMade(String)
    case cannotMake(String)
    case full(String)

    /// What the system's last refusal means for the folder at `path`.
    static func making(_ path: String) -> DraftFolderError {
        [ENOSPC, EDQUOT].contains(errno) ? .full(path) : .cannotMake(path)
    }

    public var kind: ErrorKind {
        switch self {
        case .exists, .noFolder, .cannotMake: .cannotCreate
        case .beingMade: .busy
        case .full: .inputOutput
        }
    }

    public var description: String {
        switch self {
        case .exists(let path): "\(path) is there already; name a folder that is not, with --to."
        case .noFolder(let path): "There is no folder \(path); make it first, or name another with --to."
        case .beingMade(let path): "\(path) is being written by another command; name another folder with --to."
        case .cannotMake(let path): "\(path) cannot be made; name a folder that you may write to with --to."
        case .full(let path): "The disk that holds \(path) is full; nothing was written."
        }
    }
}
