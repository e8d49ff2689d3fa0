import ClinicModel
import GRDB

extension ClinicReader {
    /// Holds every entry of the audit log against the one before it, and then every record against what the entries say.
    ///
    /// An entry that was altered, removed or inserted by another program breaks the chain from there on, so the
    /// first broken one is what is told.
    public func verifyAuditLog() throws -> AuditLogVerdict {
        var records = RecordComparison(of: kinds, in: db)
        var count: Int64 = 0
        var hash = ""
        // A copy of an earlier version has no column for what it did not note.
        let known = try Set(db.columns(in: AuditEntry.table).map(\.name))
        let columns = ["id"] + AuditEntry.fields.map { known.contains($0.name) ? $0.name : "NULL AS \($0.name)" }
        let statement = try db.makeStatement(
            sql: "SELECT \(columns.joined(separator: ", ")) FROM audit_entries ORDER BY id")
        let rows = try Row.fetchCursor(statement)
        let row = SQLiteRow(of: statement)
        while try rows.next() != nil {
            guard case .integer(let number)? = row.keptValue(at: 0) else { return .broken(count + 1) }
            if number > count + 1 { return .missing(count + 1) }
            let values = (1..<columns.count).compactMap { row.keptValue(at: $0) }
            guard number == count + 1, values.count == AuditEntry.fields.count,
                let entry = try? AuditEntry(values: values),
                entry.hash == AuditEntry.chainedHash(of: values, number: number, previousHash: hash),
                records.take(entry)
            else { return .broken(number) }
            (count, hash) = (number, entry.hash)
        }
        return try records.difference().map(AuditLogVerdict.differs) ?? .intact(count: count, head: hash)
    }
}

/// What holding the audit log against itself, and the records against it, found.
public enum AuditLogVerdict: Hashable, Sendable {
    /// - Parameter head: the hash of the last entry; the empty text where there is none.
    case intact(count: Int64, head: String)
    /// The entry with this number is not there, but later ones are.
    case missing(Int64)
    /// The entry with this number was altered, or put where another one was.
    case broken(Int64)
    /// The chain holds, and a record is not as it says.
    case differs(RecordDifference)

    /// What does not hold, as a part of a sentence; nil where all does.
    public var problem: String? {
        switch self {
        case .intact: nil
        case .missing(let number): "entry \(number) of the audit log is missing; another program removed it"
        case .broken(let number):
            "entry \(number) of the audit log does not follow from the one before it; another program altered, inserted or "
                + "removed an entry there"
        case .differs(let difference): difference.description
        }
    }
}
