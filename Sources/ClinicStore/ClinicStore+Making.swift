import ClinicModel
import GRDB

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
            let database = try DatabaseQueue(path: draft.draftPath, configuration: SQLite.draftConfiguration)
            defer { try? database.close() }
            try SQLite.upgrade(database)
            let result = try database.write { db in
                try ClinicWriter.run(body, as: author, kinds: .standard, in: db)
            }
            try database.writeWithoutTransaction(SQLite.useWriteAheadLog)
            try database.close()
            return result
        }
        try draft.place()
        return result
    }

    /// A store that no other program can open, and that is gone with the value, or with the program.
    public init(rehearsing: Void) throws {
        // An empty path is SQLite's own for a file without a name.
        let database = try DatabaseQueue(path: "", configuration: SQLite.draftConfiguration)
        try SQLite.upgrade(database)
        self.init(database: database)
    }

    /// Runs `body` as a change that is not kept.
    public func rehearse<Result>(as author: Author, _ body: (ClinicWriter) throws -> Result) throws -> Result {
        try explaining { database in
            var result: Swift.Result<Result, any Error>?
            try database.inTransaction { db in
                result = Swift.Result {
                    let result = try ClinicWriter.run(body, as: author, kinds: kinds, in: db)
                    // What a commit would look at.
                    try db.checkForeignKeys()
                    return result
                }
                return .rollback
            }
            guard let result else { preconditionFailure("A transaction runs its body once") }
            return try result.get()
        }
    }
}
