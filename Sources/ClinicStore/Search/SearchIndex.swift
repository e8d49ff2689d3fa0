import ClinicModel
import GRDB

/// The trigram index over the patients' search keys.
///
/// Keys wait here until there are many of them. SQLite can undo a statement on a table with a guard by itself, and FTS5
/// writes what it was given whenever such a statement begins: for each patient, if they came one at a time.
struct SearchIndex {
    private var waiting: [(id: FieldValue, key: FieldValue)] = []
    private var insertion: Statement?

    /// About as many as fill what FTS5 keeps in memory.
    private static let most = 8_192

    /// Puts a patient's search key into the index, in place of the one that it was.
    mutating func put(
        _ key: FieldValue, of id: RecordID<Patient>, replacing old: FieldValue?, in db: Database
    ) throws {
        guard key != old else { return }
        if let old {
            try settle(in: db)
            let removal = "INSERT INTO patient_search (patient_search, rowid, search_key) VALUES ('delete', ?, ?)"
            try db.cachedStatement(sql: removal).run([id.fieldValue, old], in: db)
        }
        waiting.append((id.fieldValue, key))
        if waiting.count >= Self.most { try settle(in: db) }
    }

    /// Writes the keys that wait.
    mutating func settle(in db: Database) throws {
        if waiting.isEmpty { return }
        let sql = "INSERT INTO patient_search (rowid, search_key) VALUES (?, ?)"
        let statement = try insertion ?? db.makeStatement(sql: sql)
        insertion = statement
        for (id, key) in waiting { try statement.run([id, key], in: db) }
        waiting.removeAll(keepingCapacity: true)
    }
}

extension SQLite {
    /// Whether the full-text index has every patient as their search key is, and nobody else.
    ///
    /// FTS5 looks through an index only where it may write. So it looks through a copy, in a file without a name that is
    /// gone with this call, and keeps nobody waiting.
    static func searchIndexIsWhole(in db: Database) throws -> Bool {
        let index = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'patient_search'")
        guard let index else { return false }
        let copies = try DatabaseQueue(path: "", configuration: draftConfiguration)
        return try copies.write { copy in
            try copy.execute(sql: "CREATE TABLE patients (id INTEGER PRIMARY KEY, search_key TEXT NOT NULL)")
            try copy.execute(sql: index)
            let tables = [
                ("patients", "id, search_key"), ("patient_search_data", "id, block"),
                ("patient_search_idx", "segid, term, pgno"), ("patient_search_docsize", "id, sz"),
                ("patient_search_config", "k, v"),
            ]
            for (table, columns) in tables {
                try copy.execute(sql: "DELETE FROM \(table)")
                let places = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
                let insertion = try copy.makeStatement(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(places))")
                let rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM \(table)")
                while let row = try rows.next() {
                    try insertion.execute(arguments: StatementArguments(row.databaseValues))
                }
            }
            do {
                try copy.execute(sql: "INSERT INTO patient_search (patient_search, rank) VALUES ('integrity-check', 1)")
                return true
            } catch DatabaseError.SQLITE_CORRUPT {
                return false
            }
        }
    }

    /// The patients whom the full-text index lacks.
    static func unindexedPatients(in db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT id FROM patients WHERE id NOT IN (SELECT id FROM patient_search_docsize) ORDER BY id")
    }
}
