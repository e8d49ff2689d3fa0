import ClinicModel

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
        _ key: FieldValue, of id: RecordID<Patient>, replacing old: FieldValue?, in db: Connection
    ) throws {
        guard key != old else { return }
        if let old {
            try settle(in: db)
            let removal = "INSERT INTO patient_search (patient_search, rowid, search_key) VALUES ('delete', ?, ?)"
            try db.cachedStatement(removal).run([id.fieldValue, old])
        }
        waiting.append((id.fieldValue, key))
        if waiting.count >= Self.most { try settle(in: db) }
    }

    /// Writes the keys that wait.
    mutating func settle(in db: Connection) throws {
        if waiting.isEmpty { return }
        let sql = "INSERT INTO patient_search (rowid, search_key) VALUES (?, ?)"
        let statement = try insertion ?? db.statement(sql)
        insertion = statement
        for (id, key) in waiting { try statement.run([id, key]) }
        waiting.removeAll(keepingCapacity: true)
    }
}

extension SQLite {
    /// Whether the full-text index has every patient as their search key is, and nobody else.
    ///
    /// FTS5 looks through an index only where it may write. So it looks through a copy, in a file without a name that is
    /// gone with this call, and keeps nobody waiting.
    static func searchIndexIsWhole(in db: Connection) throws -> Bool {
        let index = try db.text("SELECT sql FROM sqlite_master WHERE name = 'patient_search'")
        guard let index else { return false }
        let copies = try Connection(path: "", settings: draftSettings)
        return try copies.write { copy in
            try copy.run("CREATE TABLE patients (id INTEGER PRIMARY KEY, search_key TEXT NOT NULL)")
            try copy.run(index)
            let tables = [
                ("patients", "id, search_key"), ("patient_search_data", "id, block"),
                ("patient_search_idx", "segid, term, pgno"), ("patient_search_docsize", "id, sz"),
                ("patient_search_config", "k, v"),
            ]
            for (table, columns) in tables {
                try copy.run("DELETE FROM \(table)")
                let places = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
                let insertion = try copy.statement("INSERT INTO \(table) (\(columns)) VALUES (\(places))")
                try db.statement("SELECT \(columns) FROM \(table)").forEachRow { try insertion.run(valuesOf: $0) }
            }
            do {
                try copy.run("INSERT INTO patient_search (patient_search, rank) VALUES ('integrity-check', 1)")
                return true
            } catch let error as EngineError where error.kind == .damaged {
                return false
            }
        }
    }

    /// The patients whom the full-text index lacks.
    static func unindexedPatients(in db: Connection) throws -> [Int64] {
        try db.integers("SELECT id FROM patients WHERE id NOT IN (SELECT id FROM patient_search_docsize) ORDER BY id")
    }
}
