import ClinicModel
import GRDB
import GRDBSQLite

/// What is SQLite's own: its settings and its file header.
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
}

/// What is SQLite's own about whole files: their soundness, and how they are copied.
extension SQLite {
    /// What is wrong with the pages of the file, in SQLite's words; empty where nothing is.
    static func pageProblems(in db: Database) throws -> [String] {
        let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
        return lines == ["ok"] ? [] : lines
    }

    /// The tables with rows that refer to what is not there, and how many of those each has.
    static func danglingReferences(in db: Database) throws -> [(table: String, count: Int)] {
        var counts: [String: Int] = [:]
        let rows = try Row.fetchCursor(db, sql: "PRAGMA foreign_key_check")
        while let row = try rows.next() { counts[row[0] ?? "", default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { (table: $0.key, count: $0.value) }
    }

    /// How many bytes the file has once everything is in it.
    static func byteCount(of db: Database) throws -> Int64 {
        let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        return try pages * (Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    }

    /// The settings with which a file is read that may be anybody's.
    static func suspiciousConfiguration(patience: Double) -> Configuration {
        var configuration = configuration(patience: patience)
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA cell_size_check = ON") }
        return configuration
    }

    /// The settings with which a copy is filled: nothing lies beside it, and whoever made it waits for the disk.
    static var copyConfiguration: Configuration {
        var configuration = Configuration()
        configuration.label = "plumbline copy"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
        }
        return configuration
    }

    /// Where the header says that a file has a write-ahead log beside it, and what it says of one that has none.
    static let logMark = (offset: 18, bytes: [UInt8]([1, 1]))

    /// Brings everything into the file, and says whether nothing is left in the log beside it.
    static func bringInLog(_ db: Database) throws -> Bool {
        guard let row = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(PASSIVE)") else { return true }
        let (isBusy, frames, broughtIn): (Int, Int, Int) = (row[0], row[1], row[2])
        return isBusy == 0 && frames == broughtIn
    }

    /// Brings everything into the file, and has it go on without a log.
    static func useNoLog(_ db: Database) throws {
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
    }

    /// Gives a file pages of such a size, and says how many it has.
    static func repage(_ db: Database, to size: Int) throws -> Int {
        if try Int.fetchOne(db, sql: "PRAGMA page_size") != size {
            try db.execute(sql: "PRAGMA page_size = \(size); VACUUM")
        }
        return try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    }

    /// Writes the log beside a file into it, and empties it where nobody reads from it.
    static func emptyLog(_ db: Database) throws {
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
