import ClinicModel

// The random ids under which records leave in a pseudonymous export. They are kept, so that two exports can be
// joined, and are worked out from nothing, so that nobody finds the record without the database.

extension StoredRecord {
    /// Whether its ids are replaced: those of the words that every database begins with say nothing of anybody.
    public static var hasPseudonyms: Bool { kind.beginning != .shipped }

    /// The pseudonym of a record in a listing; NULL while it has none.
    static var pseudonymSQL: String {
        "(SELECT y.pseudonym FROM pseudonyms y WHERE y.record_table = '\(table)' AND y.record_id = t.id)"
    }
}

extension ClinicWriter {
    /// Gives a pseudonym to each record of some tables that has none.
    public func keepPseudonyms(of tables: some Sequence<String>) throws {
        let insertion = try db.statement(
            "INSERT INTO pseudonyms (record_table, record_id, pseudonym) VALUES (?, ?, ?)")
        for table in tables {
            let missing = try db.statement(
                """
                SELECT t.id FROM \(table) t
                WHERE t.id > ? AND NOT EXISTS (
                    SELECT 1 FROM pseudonyms y WHERE y.record_table = ? AND y.record_id = t.id)
                ORDER BY t.id LIMIT 1000
                """)
            var last = Int64.min
            while case let rows = try missing.rows([.integer(last), .text(table)]), !rows.isEmpty {
                for id in rows.compactMap({ $0.integer(0) }) {
                    try insertion.run([.text(table), .integer(id), .text(Pseudonym.random())])
                    last = id
                }
            }
        }
    }
}

extension ClinicReader {
    /// The pseudonym of a record of `table`.
    ///
    /// - Throws: ``PseudonymError`` where it has none, since it was entered after they were given.
    public func pseudonym(of table: String, _ id: Int64) throws -> String {
        let statement = try db.cachedStatement(
            "SELECT pseudonym FROM pseudonyms WHERE record_table = ? AND record_id = ?")
        guard let pseudonym = try statement.firstRow([.text(table), .integer(id)])?.text(0) else {
            throw PseudonymError()
        }
        return pseudonym
    }

    /// Hands the ids of the records of a kind that have pseudonyms to `body`, by pseudonym.
    public func forEachIDByPseudonym<Value: StoredRecord>(_ body: (RecordID<Value>) throws -> Void) throws {
        let statement = try db.statement("SELECT record_id FROM pseudonyms WHERE record_table = ? ORDER BY pseudonym")
        try statement.forEachRow([.text(Value.table)]) { row in
            guard case .integer(let id) = row.value(at: 0) else { return }
            try body(RecordID(id))
        }
    }
}

/// A random text that stands in the place of an id.
public enum Pseudonym {
    /// Consonants alone: no word comes of them, and no number that a spreadsheet would round.
    public static let letters = "bcdfghjkmnpqrstv"
    public static let length = 20

    /// A new one, of 80 random bits: among a hundred million, two are the same once in a hundred million times.
    static func random() -> String {
        let alphabet = Array(letters.utf8)
        var generator = SystemRandomNumberGenerator()
        let halves = [generator.next() as UInt64, generator.next()]
        let bytes = halves.flatMap { half in (0..<length / 2).map { alphabet[Int(half >> (4 * $0) & 15)] } }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A record that was changed while an export was being written, so that it names one which has no pseudonym yet.
public struct PseudonymError: ClinicError, Hashable {
    public var kind: ErrorKind { .busy }
    public var description: String {
        "The records were changed while they were exported, and one of them has no pseudonym yet; export them again."
    }
}
