import ClinicModel

/// What is SQLite's own: its settings and its file header.
enum SQLite {
    /// `PLMB`, as the schema writes it into the header of the file.
    private static let applicationID: Int64 = 0x504C_4D42

    static func settings(patience: Double) -> ConnectionSettings {
        // A change that was acknowledged survives the loss of power; a planted view or trigger gets no functions with side
        // effects.
        ConnectionSettings(
            patience: patience, pragmas: ["PRAGMA synchronous = FULL", "PRAGMA trusted_schema = OFF"])
    }

    /// For a database that is on the disk only once it is whole: nothing in it need survive before that.
    static var draftSettings: ConnectionSettings {
        var settings = settings(patience: 0)
        settings.pragmas += [
            "PRAGMA synchronous = OFF",
            // KiB. Most of what an import writes goes to the end of a table, and the rest anywhere in an index.
            "PRAGMA cache_size = -24576",
            // By which one statement is undone; once it was long, each later one would write it to a file outside.
            "PRAGMA temp_store = MEMORY",
        ]
        return settings
    }

    /// The names of a table's columns; none where there is no such table.
    static func columns(of table: String, in db: Connection) throws -> Set<String> {
        Set(try columnNames(of: table, in: db))
    }

    /// The same, in their order.
    static func columnNames(of table: String, in db: Connection) throws -> [String] {
        try db.texts("SELECT name FROM pragma_table_info(?) ORDER BY cid", [.text(table)])
    }

    static func isPlumbline(_ db: Connection) throws -> Bool {
        try db.integer("PRAGMA application_id") == applicationID
    }

    /// Lets others read while one writes; the file remembers it.
    static func useWriteAheadLog(_ db: Connection) throws {
        try db.run("PRAGMA journal_mode = WAL")
    }
}

/// What is SQLite's own about whole files: their soundness, and how they are copied.
extension SQLite {
    /// What is wrong with the pages of the file, in SQLite's words; empty where nothing is.
    static func pageProblems(in db: Connection) throws -> [String] {
        let lines = try db.texts("PRAGMA integrity_check(20)")
        return lines == ["ok"] ? [] : lines
    }

    /// The tables with rows that refer to what is not there, and how many of those each has.
    static func danglingReferences(in db: Connection) throws -> [(table: String, count: Int)] {
        var counts: [String: Int] = [:]
        for row in try db.rows("PRAGMA foreign_key_check") { counts[row.text(0) ?? "", default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { (table: $0.key, count: $0.value) }
    }

    /// How many bytes the file has once everything is in it.
    static func byteCount(of db: Connection) throws -> Int64 {
        let pages = try db.integer("PRAGMA page_count") ?? 0
        return try pages * (db.integer("PRAGMA page_size") ?? 0)
    }

    /// The settings with which a file is read that may be anybody's.
    static func suspiciousSettings(patience: Double) -> ConnectionSettings {
        var settings = settings(patience: patience)
        settings.pragmas.append("PRAGMA cell_size_check = ON")
        return settings
    }

    /// The settings with which a copy is filled: nothing lies beside it, and whoever made it waits for the disk.
    static var copySettings: ConnectionSettings {
        ConnectionSettings(pragmas: ["PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF"])
    }

    /// Where the header says that a file has a write-ahead log beside it, and what it says of one that has none.
    static let logMark = (offset: 18, bytes: [UInt8]([1, 1]))

    /// Brings everything into the file, and says whether nothing is left in the log beside it.
    static func bringInLog(_ db: Connection) throws -> Bool {
        guard let row = try db.row("PRAGMA wal_checkpoint(PASSIVE)") else { return true }
        let (isBusy, frames, broughtIn) = (row.integer(0), row.integer(1), row.integer(2))
        return isBusy == 0 && frames == broughtIn
    }

    /// Brings everything into the file, and has it go on without a log.
    static func useNoLog(_ db: Connection) throws {
        try db.run("PRAGMA journal_mode = DELETE")
    }

    /// Gives a file pages of such a size, and says how many it has.
    static func repage(_ db: Connection, to size: Int) throws -> Int {
        if try db.integer("PRAGMA page_size") != Int64(size) {
            try db.runAll("PRAGMA page_size = \(size); VACUUM")
        }
        return try Int(db.integer("PRAGMA page_count") ?? 0)
    }

    /// Writes the log beside a file into it, and empties it where nobody reads from it.
    static func emptyLog(_ db: Connection) throws {
        try db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
