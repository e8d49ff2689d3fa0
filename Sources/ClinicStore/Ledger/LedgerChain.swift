import ClinicModel
import Crypto
import GRDB

/// The end of the ledger that the next entry is chained to.
struct LedgerChain {
    /// The number and the hash of the last entry; nil until it was looked up in this transaction.
    private var last: (number: Int64, hash: String)?

    /// Chains `entry` to the last one and stores it.
    mutating func append(_ entry: AuditEntry, to db: Database) throws {
        let previous = try last ?? Self.lastEntry(in: db)
        let number = previous.number + 1
        var entry = entry
        entry.hash = entry.chainedHash(number: number, previousHash: previous.hash)
        let statement = try db.cachedStatement(sql: Self.insertion)
        try statement.execute(arguments: StatementArguments([.integer(number)] + entry.values))
        last = (number, entry.hash)
    }

    private static func lastEntry(in db: Database) throws -> (number: Int64, hash: String) {
        let row = try Row.fetchOne(db, sql: "SELECT id, hash FROM audit_entries ORDER BY id DESC LIMIT 1")
        return row.map { ($0[0], $0[1]) } ?? (0, "")
    }

    private static let insertion = """
        INSERT INTO audit_entries (id, \(AuditEntry.fields.map(\.name).joined(separator: ", ")))
        VALUES (?, \(AuditEntry.fields.map { _ in "?" }.joined(separator: ", ")))
        """
}

extension AuditEntry {
    /// SHA-256, in hexadecimal, over the entry and the hash of the one before it (the empty text before the first).
    func chainedHash(number: Int64, previousHash: String) -> String {
        let text = hashedText(number: number, previousHash: previousHash)
        return SHA256.hash(data: Array(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
