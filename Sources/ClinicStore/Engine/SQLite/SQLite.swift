import ClinicModel

/// What is SQLite's own: its tables of tables, and its file header.
extension Connection {
    /// `PLMB`, as the schema writes it into the header of the file.
    private static let applicationID: Int64 = 0x504C_4D42

    /// The names of a table's columns; none where there is no such table.
    func columns(of table: String) throws -> Set<String> {
        Set(try columnNames(of: table))
    }

    /// The same, in their order.
    func columnNames(of table: String) throws -> [String] {
        try texts("SELECT name FROM pragma_table_info(?) ORDER BY cid", [.text(table)])
    }

    func isPlumbline() throws -> Bool {
        try integer("PRAGMA application_id") == Self.applicationID
    }

    /// A number that is another one once another connection has changed the database.
    func changesByOthers() throws -> Int64 {
        try cachedStatement("PRAGMA data_version").firstRow()?.integer(0) ?? 0
    }

    /// Lets others read while one writes; the file remembers it.
    func useWriteAheadLog() throws {
        try useJournal("wal")
    }
}

/// What is SQLite's own about whole files: their soundness, and how they are copied.
extension Connection {
    /// What is wrong with the pages of the file, in SQLite's words; empty where nothing is.
    func pageProblems() throws -> [String] {
        let lines = try texts("PRAGMA integrity_check(20)")
        return lines == ["ok"] ? [] : lines
    }

    /// The tables with rows that refer to what is not there, and how many of those each has.
    func danglingReferences() throws -> [(table: String, count: Int)] {
        var counts: [String: Int] = [:]
        for row in try rows("PRAGMA foreign_key_check") { counts[row.text(0) ?? "", default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { (table: $0.key, count: $0.value) }
    }

    /// How many bytes the file has once everything is in it.
    func byteCount() throws -> Int64 {
        let pages = try integer("PRAGMA page_count") ?? 0
        return try pages * (integer("PRAGMA page_size") ?? 0)
    }

    /// Where the header says that a file has a write-ahead log beside it, and what it says of one that has none.
    static let logMark = (offset: 18, bytes: [UInt8]([1, 1]))

    /// Brings everything into the file, and says whether nothing is left in the log beside it.
    func bringInLog() throws -> Bool {
        guard let row = try row("PRAGMA wal_checkpoint(PASSIVE)") else { return true }
        let (isBusy, frames, broughtIn) = (row.integer(0), row.integer(1), row.integer(2))
        return isBusy == 0 && frames == broughtIn
    }

    /// Brings everything into the file, and has it go on without a log.
    func useNoLog() throws {
        try useJournal("delete")
    }

    /// SQLite answers with the mode that it keeps where it cannot change it.
    private func useJournal(_ mode: String) throws {
        guard try text("PRAGMA journal_mode = \(mode)") == mode else {
            throw EngineError(kind: .busy, message: "the journal is not in mode \(mode)")
        }
    }

    /// Gives a file pages of such a size, and says how many it has.
    func repage(to size: Int) throws -> Int {
        if try integer("PRAGMA page_size") != Int64(size) {
            try runAll("PRAGMA page_size = \(size); VACUUM")
        }
        return try Int(integer("PRAGMA page_count") ?? 0)
    }

    /// Writes the log beside a file into it, and empties it where nobody reads from it.
    func emptyLog() throws {
        try run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
