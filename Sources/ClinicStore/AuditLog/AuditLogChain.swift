import ClinicModel
import Crypto

/// The end of the audit log that the next entry is chained to.
struct AuditLogChain {
    /// The number and the hash of the last entry; nil until it was looked up in this transaction.
    private var last: (number: Int64, hash: String)?
    /// The number of the first entry of this transaction; nil until there is one.
    private var first: Int64?
    private var insertion: Statement?

    /// Chains `entry` to the last one and stores it.
    mutating func append(_ entry: AuditEntry, to db: Connection) throws {
        let previous = try last ?? Self.lastEntry(in: db)
        let number = previous.number + 1
        let first = first ?? number
        var values = entry.values
        values[AuditEntry.changePlace] = .integer(first)
        let hash = AuditEntry.chainedHash(of: values, number: number, previousHash: previous.hash)
        values[AuditEntry.hashPlace] = .text(hash)
        let statement = try insertion ?? db.statement(Self.insertionSQL)
        insertion = statement
        try statement.run([.integer(number)] + values)
        last = (number, hash)
        self.first = first
    }

    static func lastEntry(in db: Connection) throws -> (number: Int64, hash: String) {
        let row = try db.row("SELECT id, hash FROM audit_entries ORDER BY id DESC LIMIT 1")
        return row.map { ($0.integer(0) ?? 0, $0.text(1) ?? "") } ?? (0, "")
    }

    private static let insertionSQL = """
        INSERT INTO audit_entries (id, \(AuditEntry.fields.map(\.name).joined(separator: ", ")))
        VALUES (?, \(AuditEntry.fields.map { _ in "?" }.joined(separator: ", ")))
        """
}

extension AuditEntry {
    /// SHA-256, in hexadecimal, over the entry and the hash of the one before it (the empty text before the first).
    func chainedHash(number: Int64, previousHash: String) -> String {
        Self.chainedHash(of: values, number: number, previousHash: previousHash)
    }

    /// The same, of the values of an entry's fields.
    static func chainedHash(of values: [FieldValue], number: Int64, previousHash: String) -> String {
        SHA256.hash(data: hashedBytes(of: values, number: number, previousHash: previousHash)).hexadecimal
    }
}

extension SHA256.Digest {
    /// In hexadecimal, lower case.
    var hexadecimal: String {
        String(unsafeUninitializedCapacity: 2 * SHA256.byteCount) { text in
            var place = 0
            for byte in self {
                for digit in [byte >> 4, byte & 0xF] {
                    text[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
                    place += 1
                }
            }
            return place
        }
    }
}
