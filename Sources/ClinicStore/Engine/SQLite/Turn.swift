import Dispatch
import Glibc
import Synchronization

/// A place in the queue of those who want to write to a database: who came first goes first.
///
/// It is a lock on the folder, kept until the database has let its holder in, so that of all who wait only the first
/// asks. The system hands it on in the order in which it was asked for, and takes it from whoever is killed. Where a
/// folder cannot be locked, as on some networks, everybody asks the database at once.
final class Turn: @unchecked Sendable {
    private let descriptor: Int32
    private let arrival = DispatchSemaphore(value: 0)
    /// Whether nobody waits for the turn any more.
    private let isOver = Mutex(false)

    /// Waits for the turn.
    ///
    /// - Throws: ``StoreError/busy(_:seconds:)`` where it does not come within `patience`.
    init(at path: String, patience: Double) throws {
        descriptor = open(DatabaseFile(path: path).folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
        // A lock is waited for without an end; so somebody else does.
        DispatchQueue(label: "turn").async { [self] in standInLine() }
        if arrival.wait(timeout: .now() + patience) == .timedOut {
            end()
            throw StoreError.busy(path, seconds: patience)
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Lets the next one have its turn; does nothing the second time.
    func end() {
        isOver.withLock { isOver in
            if !isOver, descriptor >= 0 { flock(descriptor, LOCK_UN) }
            isOver = true
        }
    }

    private func standInLine() {
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        isOver.withLock { if $0 { flock(descriptor, LOCK_UN) } }
        arrival.signal()
    }
}
