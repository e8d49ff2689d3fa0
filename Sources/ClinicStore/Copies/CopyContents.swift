import ClinicModel
import ClinicSchema
import GRDB

/// What is in a copy of the database, once its pages, schema and references were found to be whole.
public struct CopyContents: Sendable {
    public let practice: String?
    /// How many entries its audit log has, and the hash of the last one.
    public let entries: Int64
    public let head: String
    public let lastEntryAt: Instant?
    /// What in it is not as its audit log has it; nil where all is.
    public let doubt: String?
    /// How many rows each table has, in the order of their names.
    public let rows: [(table: String, count: Int)]
}

extension ClinicReader {
    /// Throws where the file is not whole, or is not what this program made; else says what is in it.
    ///
    /// An audit log that does not bear out the records makes a copy doubtful and not worthless: it may be all that there is.
    ///
    /// - Parameter path: the copy, for the errors.
    func verifiedContents(path: String) throws -> CopyContents {
        guard try SQLite.isPlumbline(db) else { throw CopyError.notPlumbline(path) }
        try checkSchema(path: path)
        if let problem = try SQLite.pageProblems(in: db).first {
            throw CopyError.damaged(path, "SQLite says \u{201C}\(problem)\u{201D}")
        }
        if let table = try SQLite.danglingReferences(in: db).first {
            throw CopyError.damaged(path, "\(table.count) rows of \(table.table) refer to what is not there")
        }
        let doubt = try verifyAuditLog().problem
        let end = try AuditLogChain.lastEntry(in: db)
        return CopyContents(
            practice: try String.fetchOne(db, sql: "SELECT name FROM practice"), entries: end.number, head: end.hash,
            lastEntryAt: try momentOfEntry(end.number), doubt: doubt, rows: try rowCounts())
    }

    /// Throws where the schema is not what this program makes, up to one of its versions.
    private func checkSchema(path: String) throws {
        switch try schemaVerdict() {
        case .current, .older: break
        case .newer: throw CopyError.newer(path)
        case .strange(let names): throw CopyError.strangeSchema(path, names)
        }
    }

    private func rowCounts() throws -> [(table: String, count: Int)] {
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
                AND name NOT LIKE 'patient\\_search%' ESCAPE '\\'
                ORDER BY name
                """)
        return try names.map { name in
            (table: name, count: try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(name)\"") ?? 0)
        }
    }
}

/// How the schema of a file stands to what this program makes.
enum SchemaVerdict: Hashable {
    case current
    /// As an earlier version of the program made it.
    case older
    case newer
    /// Something is declared, or lacks, that no version of the program declares so; the names.
    case strange([String])
}

extension ClinicReader {
    /// Holds what the file declares against what the program's own migrations make.
    ///
    /// Nothing is read but the schema itself until it is known to be the program's: a planted view never runs.
    func schemaVerdict() throws -> SchemaVerdict {
        let all = SchemaMigration.all
        if try SQLite.schemaFingerprint(of: db) == SchemaMigration.fingerprint,
            try SQLite.migrations(of: db) == Set(all.map(\.name))
        {
            return .current
        }
        return try comparedAtLength()
    }

    /// The same without the fingerprint, which only the newest schema has.
    func comparedAtLength() throws -> SchemaVerdict {
        let all = SchemaMigration.all
        let found = try SQLite.schema(of: db)
        for count in stride(from: all.count, through: 1, by: -1) {
            guard try found == SQLite.schema(afterMigrations: count) else { continue }
            let applied = try SQLite.migrations(of: db)
            if applied == Set(all.map(\.name)) { return .current }
            let isPrefix = (1...all.count).contains { Set(all.prefix($0).map(\.name)) == applied }
            if isPrefix { return .older }
            return applied.isSubset(of: all.map(\.name)) ? .strange(["grdb_migrations"]) : .newer
        }
        let expected = try SQLite.schema(afterMigrations: all.count)
        // The list of migrations is read where it is the table that it should be, and says what is newer.
        if let list = expected.first(where: { $0.name == "grdb_migrations" && $0.type == "table" }),
            found.contains(list), try !SQLite.migrations(of: db).isSubset(of: all.map(\.name))
        {
            return .newer
        }
        return .strange(found.symmetricDifference(expected).map(\.name).uniqued().sorted())
    }
}

extension Sequence where Element: Hashable {
    fileprivate func uniqued() -> [Element] { Array(Set(self)) }
}
