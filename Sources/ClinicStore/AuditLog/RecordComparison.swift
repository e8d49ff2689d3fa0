import ClinicModel
import GRDB

/// Holds the records against what the audit log says of them, in memory that grows with neither.
///
/// An entry takes away the values that it says were there and adds those that it says are there since. What shipped is
/// added too. The records are then taken away: where everything is as the audit log has it, nothing is left.
struct RecordComparison {
    private let db: Database
    private let list: Kinds
    private let kinds: [AuditedKind]
    private let places: [String: Int]
    private let hasher = MemberHasher()
    private var sums: [RecordSums]
    private var passphrases = PassphraseComparison()

    init(of kinds: Kinds, in db: Database) {
        self.db = db
        list = kinds
        self.kinds = kinds.all.map { AuditedKind($0) }
        places = Dictionary(uniqueKeysWithValues: self.kinds.enumerated().map { ($1.name, $0) })
        sums = Array(repeating: RecordSums(), count: self.kinds.count)
    }

    /// Takes the next entry of the audit log.
    ///
    /// - Returns: whether it says what an entry says of a record.
    mutating func take(_ entry: AuditEntry) -> Bool {
        guard entry.action.isOfRecord, let number = entry.recordID else { return true }
        guard let place = places[entry.recordType] else { return false }
        let id = Int64(number)
        if entry.action == .add { add(UnsafeRawBufferPointer(start: nil, count: 0), of: id, at: place, times: 1) }
        for (text, times) in [(entry.before, Int64(-1)), (entry.after, 1)] {
            let isWhole = AuditLogMembers.forEachValue(in: text) { member in
                if entry.recordType == StaffMember.name, PassphraseComparison.isField(member) {
                    if times == 1 { passphrases.take(member, of: id) }
                } else {
                    add(member, of: id, at: place, times: times)
                }
            }
            if !isWhole { return false }
        }
        return true
    }

    private mutating func add(_ member: UnsafeRawBufferPointer, of id: Int64, at place: Int, times: Int64) {
        sums[place].add(hasher.hash(member, of: id, kind: place), of: id, times: times)
    }

    /// The first record that is not as the audit log has it, once every entry was taken; nil where each is.
    mutating func difference() throws -> RecordDifference? {
        let shipped = try SQLite.database(of: list, upTo: SQLite.appliedStep(of: db))
        defer { try? shipped.close() }
        try shipped.read { shipped in
            for place in kinds.indices { try takeRecords(at: place, in: shipped, times: 1) }
        }
        for place in kinds.indices { try takeRecords(at: place, in: db, times: -1) }
        guard let place = sums.firstIndex(where: { $0.firstLeft != nil }), let ids = sums[place].firstLeft else {
            return try passphrases.difference(in: db)
        }
        var balance = RecordBalance(of: kinds[place], ids: ids)
        try shipped.read { try balance.takeShipped(in: $0) }
        try balance.takeEntries(in: db)
        try balance.takeRecords(in: db)
        return balance.first(isOnly: sums.reduce(0) { $0 + $1.countLeft } == 1)
    }

    private mutating func takeRecords(at place: Int, in db: Database, times: Int64) throws {
        try kinds[place].forEachMember(in: db) { id, member in add(member, of: id, at: place, times: times) }
    }
}

extension AuditEntry.Action {
    /// Whether it is done to a record and changes it.
    var isOfRecord: Bool {
        switch self {
        case .add, .edit, .sign, .void, .move: true
        case .view, .export, .refuse: false
        }
    }
}

extension AuditLogMembers {
    /// Hands the bytes of each field that has a value to `body`, and says whether the text is one of the audit log's.
    static func forEachValue(in text: String?, _ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
        guard var text else { return true }
        return text.withUTF8 { bytes in
            AuditLogMembers(in: bytes).forEachMember { member in if !member.isNull { body(member.bytes) } }
        }
    }
}
