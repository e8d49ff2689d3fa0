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
