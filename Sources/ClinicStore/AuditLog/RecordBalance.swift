import ClinicModel

/// The fields of a few records, each by itself: how often the audit log has it more than the records.
///
/// It names what sums only know to be there.
struct RecordBalance {
    private let kind: AuditedKind
    private let ids: ClosedRange<Int64>
    private var records: [Int64: Account] = [:]

    private struct Account {
        var members: [[UInt8]: Int] = [:]
        var isInAuditLog = false
        var isOnRecord = false
    }

    init(of kind: AuditedKind, ids: ClosedRange<Int64>) {
        self.kind = kind
        self.ids = ids
    }

    /// Takes what every new database starts with.
    mutating func takeShipped(in shipped: Connection) throws {
        try kind.forEachMember(in: shipped, ids: ids) { id, member in
            add(member, of: id, 1)
            records[id, default: Account()].isInAuditLog = true
        }
    }

    mutating func takeEntries(in db: Connection) throws {
        let statement = try db.statement(
            """
            SELECT record_id, action, before, after FROM audit_entries
            WHERE record_type = ? AND record_id >= ? AND record_id <= ?
            """)
        try statement.forEachRow([.text(kind.name), .integer(ids.lowerBound), .integer(ids.upperBound)]) { row in
            let entry = ResultRow(row)
            guard let id = entry.integer(0), let action = entry.text(1).flatMap(AuditEntry.Action.init),
                action.isOfRecord
            else { return }
            if action == .add {
                add(UnsafeRawBufferPointer(start: nil, count: 0), of: id, 1)
                records[id, default: Account()].isInAuditLog = true
            }
            _ = AuditLogMembers.forEachValue(in: entry.text(2)) { add($0, of: id, -1) }
            _ = AuditLogMembers.forEachValue(in: entry.text(3)) { add($0, of: id, 1) }
        }
    }

    mutating func takeRecords(in db: Connection) throws {
        try kind.forEachMember(in: db, ids: ids) { id, member in
            add(member, of: id, -1)
            records[id, default: Account()].isOnRecord = true
        }
    }

    private mutating func add(_ member: UnsafeRawBufferPointer, of id: Int64, _ times: Int) {
        // What the audit log says of a passphrase is held against what is kept of it elsewhere.
        if kind.name == StaffMember.name, PassphraseComparison.isField(member) { return }
        records[id, default: Account()].members[Array(member), default: 0] += times
    }

    /// The record with the smallest id of which the two say different things.
    ///
    /// - Parameter isOnly: whether nothing is left of any other records.
    func first(isOnly: Bool) -> RecordDifference? {
        let differing = records.filter { $0.value.members.contains { $0.value != 0 } }.map(\.key).sorted()
        guard let id = differing.first, let account = records[id] else { return nil }
        let left = account.members.filter { $0.value != 0 }.compactMap { Self.name(of: $0.key) }
        let problem: RecordDifference.Problem =
            if !account.isOnRecord {
                .removed
            } else if !account.isInAuditLog {
                .added
            } else {
                .altered(fields: Set(left).sorted(by: kind.comesBefore))
            }
        let owners = kind.isLettered ? [] : ["patient_id", "complaint_id", "visit_id", "staff_member_id"]
        let owner = owners.lazy.compactMap { Self.value(of: $0, in: account) }.first
        return RecordDifference(
            record: kind.spoken(id) + (owner.map { " of \($0)" } ?? ""), problem: problem,
            isOnly: isOnly && differing.count == 1)
    }

    private static func name(of member: [UInt8]) -> String? {
        member.dropFirst().firstIndex(of: UInt8(ascii: "\"")).map { String(decoding: member[1..<$0], as: UTF8.self) }
    }

    /// The value of a field, as the audit log has it where the two differ.
    private static func value(of name: String, in account: Account) -> String? {
        let head = Array("\"\(name)\":".utf8)
        let found = account.members.filter { $0.key.starts(with: head) }.max { $0.value < $1.value }
        return found.map { String(decoding: $0.key.dropFirst(head.count), as: UTF8.self).replacing("\"", with: "") }
    }
}
