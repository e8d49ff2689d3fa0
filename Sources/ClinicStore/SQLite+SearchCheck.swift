import GRDB

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
            let parts = [
                ("patients", "id, search_key"), ("patient_search_data", "id, block"),
                ("patient_search_idx", "segid, term, pgno"), ("patient_search_docsize", "id, sz"),
                ("patient_search_config", "k, v"),
            ]
            for (table, columns) in parts {
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
}
