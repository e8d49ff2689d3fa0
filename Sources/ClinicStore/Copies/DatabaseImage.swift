import Crypto
import Foundation
import GRDB

/// The bytes of a database as one transaction sees them, while other desks go on writing.
///
/// First all of the log is brought into the file. A transaction that begins then reads from the file alone, and for as
/// long as it lasts SQLite changes nothing there: what others write waits in the log. So the file itself can be read
/// from its first byte to its last, and is never held in memory or written anywhere else.
struct DatabaseImage {
    /// One state of the records: the one that the bytes are of.
    let db: Database
    let byteCount: Int64
    private let descriptor: Int32
    private let path: String

    /// Hands the image of a database to `body`.
    ///
    /// - Throws: ``StoreError/busy(_:seconds:)`` where another desk reads an older state for longer than `patience`.
    static func withImage<Result>(
        of path: String, besides writer: DatabaseQueue, patience: Double, _ body: (DatabaseImage) throws -> Result
    ) throws -> Result {
        var configuration = SQLite.configuration(patience: patience)
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: path, configuration: configuration)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        // Closing it lets go of every lock that this process has on the file, so it is closed last.
        defer { close(descriptor) }
        guard descriptor >= 0 else { throw StoreError.readOnly(path) }
        defer { try? reader.close() }
        return try reader.inDatabase { db in
            let clock = ContinuousClock()
            let end = clock.now + .seconds(patience)
            while try !begin(db, besides: writer) {
                if clock.now > end { throw StoreError.busy(path, seconds: patience) }
                usleep(20_000)
            }
            defer { try? db.execute(sql: "ROLLBACK") }
            let image = DatabaseImage(
                db: db, byteCount: try SQLite.byteCount(of: db), descriptor: descriptor, path: path)
            return try body(image)
        }
    }

    /// Begins a transaction that reads from the file alone; false where somebody still reads an older state.
    private static func begin(_ db: Database, besides writer: DatabaseQueue) throws -> Bool {
        try writer.inDatabase { other in
            // Nobody writes between the moment in which all is in the file and the beginning of the transaction.
            try other.execute(sql: "BEGIN IMMEDIATE")
            defer { try? other.execute(sql: "ROLLBACK") }
            guard try SQLite.bringInLog(db) else { return false }
            try db.execute(sql: "BEGIN")
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
            return true
        }
    }

    /// Hands the bytes to `body` in order, as those of a file that has no log beside it.
    ///
    /// - Returns: their SHA-256.
    @discardableResult
    func forEachPart(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> SHA256.Digest {
        var hash = SHA256()
        var place: Int64 = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while place < byteCount {
            let wanted = Int(min(Int64(buffer.count), byteCount - place))
            let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, wanted, off_t(place)) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw StoreError.inputOutput(path) }
            if place == 0 {
                let mark = SQLite.logMark
                buffer.replaceSubrange(mark.offset..<(mark.offset + mark.bytes.count), with: mark.bytes)
            }
            try buffer.withUnsafeBytes { bytes in
                let part = UnsafeRawBufferPointer(rebasing: bytes[..<count])
                hash.update(bufferPointer: part)
                try body(part)
            }
            place += Int64(count)
        }
        return hash.finalize()
    }
}
