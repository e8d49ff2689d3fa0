import ClinicStore
import Foundation

/// A file that is there whole or not at all: written beside its place, and renamed into it when finished.
final class WholeFile {
    private let url: URL
    private let path: String
    private let draft: URL
    private let descriptor: Int32
    private var isFinished = false

    /// - Parameter path: where an error says that it is, if not where it is made.
    /// - Throws: ``ExportError`` where no file can be made there.
    init(_ url: URL, as path: String? = nil) throws {
        self.url = url
        self.path = path ?? url.path
        draft = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).\(getpid()).part")
        let folder = url.deletingLastPathComponent().path
        if SharedFolder.holdsAnothers(folder) { throw ExportError.anothers(folder) }
        // A process of this number that was killed may have left one.
        unlink(draft.path)
        // Records of patients: for this account alone, whatever the umask; never into what others put in the way.
        descriptor = open(draft.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failure(self.path) }
        fchmod(descriptor, 0o600)
    }

    /// Whether a file of this name is one that was not finished.
    static func isDraft(_ name: String) -> Bool { name.wholeMatch(of: /\..*\.[0-9]+\.part/) != nil }

    deinit {
        close(descriptor)
        if !isFinished { unlink(draft.path) }
    }

    func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes(write) }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure }
            rest = rest.dropFirst(count)
        }
    }

    /// Puts the file into its place, once its bytes are on the disk.
    func finish() throws {
        guard fsync(descriptor) == 0, rename(draft.path, url.path) == 0 else { throw failure }
        isFinished = true
    }

    /// The same, unless something is in its place already; false where it is, and that stays.
    func finishBesideOthers() throws -> Bool {
        // The place is taken first, so that what replaces it replaces nothing of another's.
        let place = open(url.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        if place < 0 {
            if errno == EEXIST { return false }
            throw failure
        }
        close(place)
        do {
            try finish()
        } catch {
            unlink(url.path)
            throw error
        }
        return true
    }

    private var failure: ExportError { Self.failure(path) }

    private static func failure(_ path: String) -> ExportError {
        [ENOSPC, EDQUOT, EFBIG].contains(errno) ? .full(path) : .cannotWrite(path)
    }
}
