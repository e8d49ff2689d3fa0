import ClinicModel
import ClinicSchema
import Crypto

/// How a file comes from an older schema to the newest.
extension Connection {
    /// Applies the steps that a database lacks, and makes its guards: all of it or nothing.
    ///
    /// It is one transaction, so that a program that is killed there, or finds the disk full, leaves the file at the schema
    /// that it had. Of two programs that begin at once, the second waits, and finds nothing left to do.
    ///
    /// - Parameter last: the step to stop at.
    func upgrade(to kinds: Kinds = .standard, upTo last: Int = .max) throws {
        try use { _ in
            // A table that is made anew is away for a moment, and others refer to it. SQLite takes this only outside.
            try run("PRAGMA foreign_keys = OFF")
            defer { try? run("PRAGMA foreign_keys = ON") }
            try transaction(.immediate) { _ in try apply(kinds, upTo: last) }
        }
    }

    private func apply(_ kinds: Kinds, upTo last: Int) throws {
        try run(
            """
            CREATE TABLE IF NOT EXISTS schema_steps (
                number INTEGER PRIMARY KEY,
                name TEXT NOT NULL CHECK (name <> '')
            ) STRICT
            """)
        let applied = try appliedStep()
        let steps = kinds.steps.filter { $0.number > applied && $0.number <= last }
        if steps.isEmpty { return }
        for name in try guardNames(besides: kinds.steps.prefix { $0.number <= applied }) {
            try run("DROP TRIGGER \(name)")
        }
        for step in steps {
            try runAll(step.sql)
            try run(
                "INSERT INTO schema_steps (number, name) VALUES (?, ?)", [step.number.fieldValue, .text(step.name)])
        }
        for trigger in try guards(of: kinds) { try run(trigger.sql) }
        try checkForeignKeys()
    }

    /// Throws if a row refers to what is not there.
    func checkForeignKeys() throws {
        if let table = try danglingReferences().first?.table {
            throw EngineError(kind: .constraint(.foreignKey), message: table)
        }
    }

    /// The guards of the tables that a database has, as they are declared there.
    private func guards(of kinds: Kinds) throws -> [GuardedTable.Guard] {
        try GuardedTable.all(of: kinds).flatMap { guarded -> [GuardedTable.Guard] in
            let columns = try columnNames(of: guarded.table)
            if columns.isEmpty { return [] }
            return guarded.guards(columns: columns, uniqueKeys: try uniqueKeys(of: guarded.table))
        }
    }

    /// The triggers of a database that none of the steps declares: the guards that the program of its time made.
    private func guardNames(besides steps: ArraySlice<SchemaStep>) throws -> [String] {
        let names = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        let found = try texts(names)
        if found.isEmpty { return [] }
        let declared = try Connection().use { plain in
            for step in steps { try plain.runAll(step.sql) }
            return Set(try plain.texts(names))
        }
        return found.filter { !declared.contains($0) }
    }

    /// The columns of each unique constraint of a table, in the order of the constraints.
    private func uniqueKeys(of table: String) throws -> [[String]] {
        let indexes = try texts(
            "SELECT name FROM pragma_index_list(?) WHERE origin = 'u' ORDER BY name", [.text(table)])
        return try indexes.map { index in
            try texts("SELECT name FROM pragma_index_info(?) ORDER BY seqno", [.text(index)])
        }
    }

    /// The number of the last step that was applied to a file; 0 if none was.
    func appliedStep() throws -> Int {
        try Int(cachedStatement("SELECT max(number) FROM schema_steps").firstRow()?.integer(0) ?? 0)
    }

    /// A database, in memory, to which the steps up to a number were applied, and nothing more.
    static func inMemory(of kinds: Kinds = .standard, upTo number: Int) throws -> Connection {
        let database = try Connection(settings: .usual(patience: 0))
        try database.upgrade(to: kinds, upTo: number)
        return database
    }

    /// What the schema declares after the steps up to a number.
    static func schema(of kinds: Kinds, upTo number: Int) throws -> Set<SchemaObject> {
        try inMemory(of: kinds, upTo: number).read { try $0.schema() }
    }
}

extension Connection {
    /// The SHA-256 of what the schema of a file declares, without what SQLite keeps for itself: type, name, table and
    /// text of each part, in the order of their names, each with its number of bytes before it.
    ///
    /// Nothing but SQLite's own table of the schema is read, which no view can stand for.
    func schemaFingerprint() throws -> String {
        var hash = SHA256()
        try statement("\(Self.declarations) ORDER BY name, type").forEachRow { row in
            for column in 0..<4 {
                guard case .text(let bytes) = row.cell(at: column) else { continue }
                withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
                hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
            }
        }
        return hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// What every part of a schema declares; what SQLite keeps for itself is left out.
    static let declarations = """
        SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master
        WHERE name NOT IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4')
        AND NOT (type = 'index' AND name LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\' AND sql IS NULL)
        """
}
