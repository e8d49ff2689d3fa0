import CSQLite
import ClinicModel
import Glibc
import Synchronization

/// One connection to a database file, which one thread uses at a time.
///
/// SQLite's own C interface, of which every return code is checked.
final class Connection: @unchecked Sendable {
    /// The file; empty for one without a name that is gone with the connection, `:memory:` for none.
    let path: String
    private let isReadOnly: Bool
    /// Held by whoever uses the connection.
    private let lock = Mutex(())
    /// Guarded by `lock`, as everything that follows.
    private var handle: OpaquePointer?
    private var cache: [String: Statement] = [:]
    private let patience: Double
    /// Whether a transaction was begun and not ended by its closure.
    private var isInBlock = false
    /// Descriptors of the file, to be closed when the connection is: closing one lets go of every lock of this process.
    private var descriptors: [Int32] = []

    /// Opens a file and applies the settings.
    ///
    /// - Throws: ``EngineError``.
    init(path: String = ":memory:", settings: ConnectionSettings = ConnectionSettings()) throws {
        self.path = path
        isReadOnly = settings.isReadOnly
        patience = settings.patience
        let access = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil)
        do {
            if code != SQLITE_OK { throw failure(code) }
            sqlite3_extended_result_codes(handle, 1)
            sqlite3_busy_handler(handle, Self.wait, Unmanaged.passUnretained(self).toOpaque())
            let refused = refuse_double_quoted_texts(handle)
            if refused != SQLITE_OK { throw failure(refused) }
            try run("PRAGMA foreign_keys = ON")
            for setting in settings.pragmas { try runAll(setting) }
        } catch {
            closeHandle()
            throw error
        }
    }

    deinit { closeHandle() }

    /// Lets go of the file; whatever is asked afterwards fails.
    func close() { lock.withLock { _ in closeHandle() } }

    private func closeHandle() {
        cache.removeAll()
        sqlite3_close_v2(handle)
        handle = nil
        for descriptor in descriptors { Glibc.close(descriptor) }
        descriptors = []
    }

    /// Lets go of the file, with all that lies beside it brought in.
    ///
    /// - Throws: ``EngineError`` if a statement is still there, so that nothing was closed.
    func closeWholly() throws {
        try use { _ in
            cache.removeAll()
            let code = sqlite3_close(handle)
            guard code == SQLITE_OK else { throw failure(code) }
            handle = nil
        }
    }

    /// Takes a descriptor of the same file, to close it once the connection is closed.
    func take(_ descriptor: Int32) throws { try use { $0.descriptors.append(descriptor) } }

    /// Runs `body` while no other thread uses the connection.
    func use<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        var result: Swift.Result<Result, any Error>?
        lock.withLock { _ in
            result = Swift.Result {
                if handle == nil { throw EngineError(kind: .other(code: SQLITE_MISUSE), message: "closed") }
                return try body(self)
            }
        }
        guard let result else { preconditionFailure("A lock runs its body once") }
        return try result.get()
    }

    // MARK: Waiting

    /// Asks again every 2 ms until the patience is over: SQLite itself would make ever longer pauses, so that those who
    /// came last would go first.
    private static let wait: @convention(c) (UnsafeMutableRawPointer?, Int32) -> Int32 = { connection, tries in
        guard let connection else { return 0 }
        let patience = Unmanaged<Connection>.fromOpaque(connection).takeUnretainedValue().patience
        let waited = Double(tries) * 0.002
        guard waited < patience else { return 0 }
        usleep(UInt32(min(0.002, patience - waited) * 1_000_000))
        return 1
    }

    // MARK: Transactions

    enum TransactionKind: String {
        case deferred = "BEGIN DEFERRED"
        case immediate = "BEGIN IMMEDIATE"
    }

    /// Runs `body` over one state of the database, which it cannot change.
    func read<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        try use { db in
            if isReadOnly { return try transaction(.deferred, body) }
            try run("PRAGMA query_only = ON")
            defer { try? run("PRAGMA query_only = OFF") }
            return try transaction(.deferred, body)
        }
    }

    /// Runs `body` as one change: all of it is kept, or nothing.
    func write<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        try use { try $0.transaction(.immediate, body) }
    }

    /// Runs `body` as a transaction of a connection that is in use already.
    func transaction<Result>(_ kind: TransactionKind, _ body: (Connection) throws -> Result) throws -> Result {
        try runCached(kind.rawValue)
        isInBlock = true
        defer { isInBlock = false }
        do {
            let result = try body(self)
            try runCached("COMMIT")
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Runs `body` as a change that is not kept.
    func withoutKeeping<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        try use { db in
            try run(TransactionKind.immediate.rawValue)
            isInBlock = true
            defer {
                rollBack()
                isInBlock = false
            }
            return try body(db)
        }
    }

    /// Runs `body` inside a transaction, and takes back what it wrote if it throws.
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try runCached("SAVEPOINT part")
        do {
            let result = try body()
            try runCached("RELEASE part")
            return result
        } catch {
            do {
                try runCached("ROLLBACK TO part")
                try runCached("RELEASE part")
            } catch let failure {
                // A part of a change is never kept: all of it goes.
                rollBack()
                throw failure
            }
            throw error
        }
    }

    /// Full disks and the like end a transaction by themselves.
    private func rollBack() {
        if isInTransaction { try? runCached("ROLLBACK") }
        // What cannot be taken back is let go of with the connection, and never kept.
        if isInTransaction { closeHandle() }
    }

    private var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Throws if a failure has ended the transaction whose closure goes on: what it does now would be kept by itself.
    func checkTransactionStands() throws {
        guard isInBlock, !isInTransaction else { return }
        throw EngineError(kind: .inputOutput, message: "the transaction was ended by an earlier failure")
    }

    // MARK: Statements

    /// A statement that is prepared anew.
    func statement(_ sql: String) throws -> Statement {
        var remainder: UnsafePointer<CChar>?
        return try prepare(sql, &remainder)
            ?? { throw EngineError(kind: .other(code: SQLITE_MISUSE), message: "no SQL") }()
    }

    /// A statement that is prepared once; nobody else runs the same while its rows are read.
    func cachedStatement(_ sql: String) throws -> Statement {
        if let statement = cache[sql], !statement.isRunning { return statement }
        let statement = try statement(sql)
        cache[sql] = statement
        return statement
    }

    /// Runs one statement with `values` in place of its question marks.
    func run(_ sql: String, _ values: [FieldValue] = []) throws { try statement(sql).run(values) }

    private func runCached(_ sql: String) throws { try cachedStatement(sql).run() }

    /// Runs several statements, with a semicolon behind each.
    func runAll(_ script: String) throws {
        try script.withCString { start in
            var next: UnsafePointer<CChar>? = start
            while let here = next, here.pointee != 0 {
                try prepare(here, &next)?.run()
            }
        }
    }

    private func prepare(_ sql: UnsafePointer<CChar>, _ remainder: inout UnsafePointer<CChar>?) throws -> Statement? {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v2(handle, sql, -1, &prepared, &remainder)
        guard code == SQLITE_OK else { throw failure(code) }
        return prepared.map { Statement($0, of: self) }
    }

    /// The rows that a statement finds.
    func rows(_ sql: String, _ values: [FieldValue] = []) throws -> [ResultRow] {
        try statement(sql).rows(values)
    }

    /// The first row that a statement finds.
    func row(_ sql: String, _ values: [FieldValue] = []) throws -> ResultRow? {
        try statement(sql).firstRow(values)
    }

    /// The text in the first column of the first row; nil for none, and for NULL.
    func text(_ sql: String, _ values: [FieldValue] = []) throws -> String? { try row(sql, values)?.text(0) }

    /// The whole number in the first column of the first row; nil for none, and for NULL.
    func integer(_ sql: String, _ values: [FieldValue] = []) throws -> Int64? { try row(sql, values)?.integer(0) }

    /// The texts in the first column of each row.
    func texts(_ sql: String, _ values: [FieldValue] = []) throws -> [String] {
        try rows(sql, values).compactMap { $0.text(0) }
    }

    /// The whole numbers in the first column of each row.
    func integers(_ sql: String, _ values: [FieldValue] = []) throws -> [Int64] {
        try rows(sql, values).compactMap { $0.integer(0) }
    }

    /// The id of the row that was last inserted.
    var lastInsertedID: Int64 { sqlite3_last_insert_rowid(handle) }

    // MARK: Copies

    /// Copies the whole database into another one, as one transaction of that.
    ///
    /// - Parameters:
    ///   - pagesPerStep: how many pages at a time; -1 is all of them.
    ///   - afterStep: runs after each step but the last.
    func copy(to target: Connection, pagesPerStep: Int32 = -1, afterStep: () throws -> Void = {}) throws {
        try use { _ in
            try target.use { _ in
                guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
                    throw target.failure(sqlite3_extended_errcode(target.handle))
                }
                do {
                    var code = sqlite3_backup_step(backup, pagesPerStep)
                    while code == SQLITE_OK {
                        try afterStep()
                        code = sqlite3_backup_step(backup, pagesPerStep)
                    }
                    guard code == SQLITE_DONE else {
                        throw EngineError(code: code, message: String(cString: sqlite3_errstr(code)))
                    }
                } catch {
                    sqlite3_backup_finish(backup)
                    throw error
                }
                let code = sqlite3_backup_finish(backup)
                guard code == SQLITE_OK else { throw target.failure(code) }
            }
        }
    }

    /// What the database says of a code that is no success.
    func failure(_ code: Int32) -> EngineError {
        EngineError(code: code, message: handle.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory")
    }
}
