import ClinicModel
import Glibc

/// Where the records of one practice are kept: the only door to the database.
///
/// A store is at its newest schema from the moment that it exists. Reads and writes are closures over one
/// transaction each: a write that throws has changed nothing, and one that returns is on the disk.
public struct ClinicStore: Sendable {
    /// Private, so that no SQL runs but through a reader or a writer.
    private let database: Connection
    /// How many seconds it waits for another desk that is writing.
    let patience: Double
    /// Whether others may write too.
    private let isInFile: Bool
    public let kinds: Kinds
    /// Used only by whoever uses the connection.
    private nonisolated(unsafe) let small: SmallTables

    /// Opens the database of a practice.
    ///
    /// - Parameter patience: seconds to wait for another desk that is writing.
    /// - Throws: ``StoreError`` where there is no database, it is not Plumbline's, declares what no version of the program
    ///   does, is newer than the program, cannot be written to, or another process holds it for longer than `patience`.
    public init(openingAt path: String, patience: Double = 10, kinds: Kinds = .standard) throws {
        self = try Self.opening(path, patience: patience, kinds: kinds) { _ in }.store
    }

    /// The same, and runs `body` over the records in the transaction in which the schema was looked at.
    static func opening<Result>(
        _ path: String, patience: Double, kinds: Kinds = .standard, _ body: (ClinicReader) throws -> Result
    ) throws -> (store: ClinicStore, result: Result) {
        let file = DatabaseFile(path: path)
        try file.checkReadiness()
        var result: Result?
        let small = SmallTables()
        let store = try ClinicStore(path: path, patience: patience, kinds: kinds, small: small) { db in
            guard try db.isPlumbline() else { throw StoreError.notPlumbline(path) }
            return try isCurrent(db, path: path, kinds: kinds, small: small) { clinic, isCurrent in
                // SQLite has its files beside the database by now.
                try file.checkIsOurs()
                if isCurrent { result = try body(clinic) }
            }
        }
        return (store, try result ?? store.read(body))
    }

    /// Makes a new, empty database that only this account can read.
    ///
    /// - Throws: ``StoreError`` where something is in its place already or the place cannot be written to.
    public init(creatingAt path: String, patience: Double = 10) throws {
        let file = DatabaseFile(path: path)
        try file.create()
        do {
            try self.init(path: path, patience: patience, kinds: .standard, small: SmallTables()) { db in
                try db.useWriteAheadLog()
                return false
            }
        } catch {
            file.remove()
            throw error
        }
    }

    /// A store in memory, for tests: gone with the value.
    public init(inMemory: Void = ()) throws {
        let database = try Connection(settings: .usual(patience: 0))
        try Self.empty.get().copy(to: database)
        self.init(database: database)
    }

    /// A database in memory that is at the newest schema and without a record: to copy it is quicker than to make it.
    private static let empty = Result {
        let database = try Connection(settings: .usual(patience: 0))
        try database.upgrade()
        return database
    }

    /// A store in a database that only this process has, at the newest schema.
    init(database: Connection, kinds: Kinds = .standard) {
        self.database = database
        self.kinds = kinds
        patience = 0
        isInFile = false
        small = SmallTables()
    }

    /// - Parameter isCurrent: whether the database is at the newest schema, once it was made ready.
    private init(
        path: String, patience: Double, kinds: Kinds, small: SmallTables, isCurrent: (Connection) throws -> Bool
    ) throws {
        self.patience = patience
        self.small = small
        self.kinds = kinds
        isInFile = true
        database = try StoreError.explaining(path: path, patience: patience) {
            let database = try Connection(path: path, settings: .usual(patience: patience))
            if try !database.use(isCurrent) { try database.upgrade(to: kinds) }
            return database
        }
    }

    /// Whether the schema is the newest; throws where it is none of this program's, before any record is read.
    private static func isCurrent(
        _ db: Connection, path: String, kinds: Kinds, small: SmallTables,
        _ body: (_ clinic: ClinicReader, _ isCurrent: Bool) throws -> Void
    ) throws -> Bool {
        try db.transaction(.deferred) { db in
            try small.begin(in: db)
            let clinic = ClinicReader(db, person: nil, kinds: kinds, small: small)
            let verdict = try clinic.schemaVerdict()
            switch verdict {
            case .current, .older: break
            case .newer: throw StoreError.newer(path)
            case .unreleased: throw StoreError.unreleased(path)
            case .strange(let names): throw StoreError.strange(path, names)
            }
            try body(clinic, verdict == .current)
            return verdict == .current
        }
    }

    /// The number of the newest step of the schema.
    public static let schemaNumber = Kinds.standard.newestStep

    var path: String { database.path }

    /// Lets go of the file before the value is gone.
    func close() { database.close() }

    /// Runs `body` over one state of the records, which it cannot change.
    ///
    /// - Parameter person: who reads; nil where the program does by itself.
    /// - Throws: ``Refusal``, which is in the audit log then, where that person may not.
    public func read<Result>(as person: Author? = nil, _ body: (ClinicReader) throws -> Result) throws -> Result {
        try noting(by: person) {
            try explaining { database in
                try database.read { db in
                    try checkSchema(of: db)
                    let clinic = ClinicReader(db, person: person, kinds: kinds, small: small)
                    try clinic.permit(.look)
                    return try body(clinic)
                }
            }
        }
    }

    /// Runs `body` as one change by `author`: all of it is kept and in the audit log, or none.
    ///
    /// - Throws: ``Refusal``, which alone is in the audit log then, where the author may not.
    public func write<Result>(as author: Author, _ body: (ClinicWriter) throws -> Result) throws -> Result {
        try noting(by: author) {
            try transaction(as: author) { clinic in
                try clinic.permit(.look)
                return try body(clinic)
            }
        }
    }

    /// Runs `body` as one change, whoever the author is.
    func transaction<Result>(as author: Author, _ body: (ClinicWriter) throws -> Result) throws -> Result {
        let turn = isInFile ? try Turn(at: path, patience: patience) : nil
        defer { turn?.end() }
        return try explaining { database in
            try database.write { db in
                turn?.end()
                try checkSchema(of: db)
                return try ClinicWriter.run(body, as: author, kinds: kinds, in: db, small: small)
            }
        }
    }

    /// Throws where a newer program has brought the database up to date since it was opened.
    private func checkSchema(of db: Connection) throws {
        try small.begin(in: db) {
            if try db.appliedStep() != kinds.newestStep { throw StoreError.newer(path) }
        }
    }

    /// Hands the database to `body`, and says in the user's words what goes wrong there.
    func explaining<Result>(_ body: (Connection) throws -> Result) throws -> Result {
        try StoreError.explaining(path: database.path, patience: patience) { try body(database) }
    }

    /// Runs `body`, and puts a refusal into the audit log once what it undid is undone; it is told only when it is there.
    func noting<Result>(by person: Author?, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let refusal as Refusal {
            if let person { try transaction(as: person) { try $0.note(refusal) } }
            throw refusal
        }
    }
}

extension ClinicStore {
    /// Makes a new database out of one change by `author`: it is there with all of it, or not at all.
    ///
    /// It is written beside its place and put there once it is whole. What a program that was killed leaves is never
    /// opened as a database, and is cleared away by the next that makes one there.
    ///
    /// - Throws: ``StoreError`` where something is in its place already or the place cannot be written to.
    public static func make<Result>(
        at path: String, as author: Author, _ body: (ClinicWriter) throws -> Result
    ) throws -> Result {
        try DatabaseFile(path: path).makeFolder()
        let draft = try DraftFile(for: path, isOnly: true) { failure in
            switch failure {
            case .cannotMake: StoreError.cannotCreate(path)
            case .cannotWrite: StoreError.inputOutput(path)
            case .full: StoreError.full(path)
            }
        }
        let result = try StoreError.explaining(path: path, patience: 0) {
            let database = try Connection(path: draft.draftPath, settings: .draft)
            defer { database.close() }
            try database.upgrade()
            let result = try database.write { db in
                try ClinicWriter.run(body, as: author, kinds: .standard, in: db)
            }
            try database.use { try $0.useWriteAheadLog() }
            try database.closeWholly()
            return result
        }
        try draft.place()
        return result
    }

    /// A store that no other program can open, and that is gone with the value, or with the program.
    public init(rehearsing: Void) throws {
        // An empty path is SQLite's own for a file without a name.
        let database = try Connection(path: "", settings: .draft)
        try database.upgrade()
        self.init(database: database)
    }

    /// Runs `body` as a change that is not kept.
    public func rehearse<Result>(as author: Author, _ body: (ClinicWriter) throws -> Result) throws -> Result {
        try explaining { database in
            try database.withoutKeeping { db in
                try small.begin(in: db)
                let result = try ClinicWriter.run(body, as: author, kinds: kinds, in: db, small: small)
                // What a commit would look at.
                try db.checkForeignKeys()
                return result
            }
        }
    }
}
