import ClinicModel
import GRDB
import GRDBSQLite

/// What is SQLite's own: its settings, its file header and its full-text index.
enum SQLite {
    /// `PLMB`, as the schema writes it into the header of the file.
    private static let applicationID = 0x504C_4D42

    static func configuration(patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "plumbline"
        configuration.busyMode = .callback(waiting(patience: patience))
        configuration.prepareDatabase { db in
            // A change that was acknowledged survives the loss of power.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // A planted view or trigger gets no functions with side effects.
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        return configuration
    }

    /// For a database that is on the disk only once it is whole: nothing in it need survive before that.
    static var draftConfiguration: Configuration {
        var configuration = configuration(patience: 0)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = OFF")
            // KiB. Most of what an import writes goes to the end of a table, and the rest anywhere in an index.
            try db.execute(sql: "PRAGMA cache_size = -24576")
            // By which one statement is undone; once it was long, each later one would write it to a file outside.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// The names of a table's columns; none where there is no such table.
    static func columns(of table: String, in db: Database) throws -> Set<String> {
        Set(try columnNames(of: table, in: db))
    }

    /// The same, in their order.
    static func columnNames(of table: String, in db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid", arguments: [table])
    }

    static func isPlumbline(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID
    }

    /// Lets others read while one writes; the file remembers it.
    static func useWriteAheadLog(_ db: Database) throws {
        try db.execute(sql: "PRAGMA journal_mode = WAL")
    }

    /// Gives a new pseudonym each time that it is called.
    static let randomLetters = DatabaseFunction("random_letters", argumentCount: 0, pure: false) { _ in
        Pseudonym.random()
    }

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

/// The row that a statement stands on, as SQLite's own interface gives it: without a copy of each value.
struct SQLiteRow {
    private let statement: SQLiteStatement

    init(of statement: Statement) { self.statement = statement.sqliteStatement }

    /// The value as it is kept; nil for what is kept of no field: bytes that are no text.
    func keptValue(at index: Int) -> FieldValue? {
        switch cell(at: index) {
        case .null: sqlite3_column_type(statement, Int32(truncatingIfNeeded: index)) == SQLITE_NULL ? .null : nil
        case .integer(let integer): .integer(integer)
        case .number(let number): .number(number)
        case .text(let bytes): String(validating: bytes, as: UTF8.self).map(FieldValue.text)
        }
    }

    func cell(at index: Int) -> ListedRow.Cell {
        let index = Int32(truncatingIfNeeded: index)
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
        case SQLITE_FLOAT: return .number(sqlite3_column_double(statement, index))
        case SQLITE_TEXT:
            // In this order: the text may be converted first, and is then as long as it says.
            let start = sqlite3_column_text(statement, index)
            return .text(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
        default: return .null
        }
    }
}
