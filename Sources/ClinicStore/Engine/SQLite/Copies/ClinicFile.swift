import ClinicModel
import Glibc

/// A database file as it lies there: opened to be looked at, and neither trusted nor brought up to date.
struct ClinicFile {
    /// What it is called in errors.
    private let name: String
    private let database: Connection
    private let kinds: Kinds

    /// - Parameters:
    ///   - name: the name under which people know the file, where that is another.
    ///   - isShared: whether others may work with it, so that there may be a log beside it.
    init(
        _ path: String, called name: String? = nil, isShared: Bool = false, patience: Double = 0,
        kinds: Kinds = .standard
    ) throws {
        self.name = name ?? path
        self.kinds = kinds
        var settings = ConnectionSettings.suspicious(patience: patience)
        settings.isReadOnly = !isShared
        database = try CopyError.explaining(path: self.name) {
            try Connection(path: path, settings: settings)
        }
    }

    func read<Result>(_ body: (ClinicReader) throws -> Result) throws -> Result {
        try CopyError.explaining(path: name) {
            try database.read { db in try body(ClinicReader(db, person: nil, kinds: kinds)) }
        }
    }

    func verifiedContents() throws -> CopyContents { try read { try $0.verifiedContents(path: name) } }

    func close() { database.close() }
}

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
        guard try db.isPlumbline() else { throw CopyError.notPlumbline(path) }
        try checkSchema(path: path)
        if let problem = try db.pageProblems().first {
            throw CopyError.damaged(path, "SQLite says \u{201C}\(problem)\u{201D}")
        }
        if let table = try db.danglingReferences().first {
            throw CopyError.damaged(path, "\(table.count) rows of \(table.table) refer to what is not there")
        }
        let doubt = try verifyAuditLog().problem
        let end = try AuditLogChain.lastEntry(in: db)
        return CopyContents(
            practice: try db.text("SELECT name FROM practice"), entries: end.number, head: end.hash,
            lastEntryAt: try momentOfEntry(end.number), doubt: doubt, rows: try rowCounts())
    }

    /// Throws where the schema is not what this program makes, up to one of its versions.
    private func checkSchema(path: String) throws {
        switch try schemaVerdict() {
        case .current, .older: break
        case .newer: throw CopyError.newer(path)
        case .unreleased: throw CopyError.unreleased(path)
        case .strange(let names): throw CopyError.strangeSchema(path, names)
        }
    }

    private func rowCounts() throws -> [(table: String, count: Int)] {
        let names = try db.texts(
            """
            SELECT name FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_steps'
            AND name NOT LIKE 'patient\\_search%' ESCAPE '\\'
            ORDER BY name
            """)
        return try names.map { name in
            (table: name, count: Int(try db.integer("SELECT count(*) FROM \"\(name)\"") ?? 0))
        }
    }
}
