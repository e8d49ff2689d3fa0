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

extension Connection {
    /// Whether the full-text index has every patient as their search key is, and nobody else.
    ///
    /// FTS5 looks through an index only where it may write. So it looks through a copy, in a file without a name that is
    /// gone with this call, and keeps nobody waiting.
    func searchIndexIsWhole() throws -> Bool {
        let index = try text("SELECT sql FROM sqlite_master WHERE name = 'patient_search'")
        guard let index else { return false }
        let copies = try Connection(path: "", settings: .draft)
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
                try statement("SELECT \(columns) FROM \(table)").forEachRow { try insertion.run(valuesOf: $0) }
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
    func unindexedPatients() throws -> [Int64] {
        try integers("SELECT id FROM patients WHERE id NOT IN (SELECT id FROM patient_search_docsize) ORDER BY id")
    }
}

// What of a search is SQL: three ways to ask for words, the trigram index, the keys themselves and their beginnings.
extension Connection {
    /// The condition on `patients t` that every word is somewhere in the search key, and its arguments.
    ///
    /// The trigram index answers for words of three characters and more; shorter ones are looked for in what it
    /// leaves.
    static func search(_ words: [String]) -> (condition: String, arguments: [String]) {
        guard let trigrams = trigrams(words) else { return contains(words) }
        let short = contains(words.filter { !isIndexed($0) })
        return (
            "\(short.condition) AND t.id IN (SELECT rowid FROM patient_search WHERE patient_search MATCH ?)",
            short.arguments + [trigrams]
        )
    }

    /// What the trigram index is asked for; nil where it knows none of the words.
    static func trigrams(_ words: [String]) -> String? {
        let indexed = words.filter(isIndexed)
        if indexed.isEmpty { return nil }
        return indexed.map { "\"\($0.replacing("\"", with: ""))\"" }.joined(separator: " AND ")
    }

    /// Those whom the trigram index finds, in no order; nil if they are many, or if it knows none of the words.
    func fewPatients(matching words: [String]) throws -> [RecordID<Patient>]? {
        guard let query = Self.trigrams(words) else { return nil }
        let few = 4_096
        let sql = "SELECT rowid FROM patient_search WHERE patient_search MATCH ? LIMIT \(few + 1)"
        let found = try integers(sql, [.text(query)])
        return found.count > few ? nil : found.map { RecordID($0) }
    }

    private static func isIndexed(_ word: String) -> Bool { word.unicodeScalars.count >= 3 }

    /// The condition that every word is somewhere in the search key, without the trigram index.
    static func contains(_ words: [String]) -> (condition: String, arguments: [String]) {
        (all(words.map { _ in "t.search_key LIKE ?" }), words.map { "%\($0)%" })
    }

    /// The condition that the search key, which begins with the family name, begins with one of the words.
    ///
    /// With one word it is a range of the index of the keys: these are of folded letters, which come before U+10FFFF.
    static func beginning(_ words: [String]) -> (condition: String, arguments: [String]) {
        if words.isEmpty { return ("FALSE", []) }
        let ranges = words.map { _ in "t.search_key >= ? AND t.search_key < ?" }
        return ("(\(ranges.joined(separator: " OR ")))", words.flatMap { [" \($0)", " \($0)\u{10FFFF}"] })
    }

    /// The condition that the search key is among the first thirty thousand, and begins with none of the words; none
    /// is where there are fewer.
    static func nearTheFirst(notBeginning words: [String]) -> (condition: String, arguments: [String]) {
        let beginning = beginning(words)
        let end = "(SELECT search_key FROM patients ORDER BY search_key LIMIT 1 OFFSET 30000)"
        return ("NOT \(beginning.condition) AND t.search_key < \(end)", beginning.arguments)
    }

    private static func all(_ conditions: [String]) -> String {
        conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
    }
}
