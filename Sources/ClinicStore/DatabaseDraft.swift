import Foundation

/// A database on its way to its place: written beside it, and put there once it is whole.
///
/// While the value lives it holds a lock, by which the next tells a draft that is being written from one that a killed
/// program left.
final class DatabaseDraft {
    let path: String
    private let file: DatabaseFile
    private let descriptor: Int32

    /// - Throws: ``StoreError`` where something is in the place already, or no file can be made there.
    init(of file: DatabaseFile) throws {
        try file.makeFolder()
        self.file = file
        path = "\(file.folder)/.\(file.name).part"
        try Self.removeLeftover(at: path, of: file)
        descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? StoreError.beingMade(file.path) : StoreError.cannotCreate(file.path)
        }
        fchmod(descriptor, 0o600)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw StoreError.beingMade(file.path) }
    }

    deinit {
        DatabaseFile(path: path).remove()
        close(descriptor)
    }

    /// Puts the database into its place, once its bytes are on the disk; what is there by now is left as it is.
    func finish() throws {
        guard fsync(descriptor) == 0 else { throw StoreError.inputOutput(file.path) }
        guard link(path, file.path) == 0 else {
            throw errno == EEXIST ? StoreError.exists(file.path) : StoreError.cannotCreate(file.path)
        }
        file.syncFolder()
    }

    /// Clears away a draft that nobody is writing. It is never opened: its file may have got a place meanwhile.
    private static func removeLeftover(at path: String, of file: DatabaseFile) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw StoreError.beingMade(file.path) }
        DatabaseFile(path: path).remove()
    }
}
