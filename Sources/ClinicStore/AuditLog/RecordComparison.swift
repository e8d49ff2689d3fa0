import ClinicModel

/// Holds the records against what the audit log says of them, in memory that grows with neither.
///
/// An entry takes away the values that it says were there and adds those that it says are there since. What shipped is
/// added too. The records are then taken away: where everything is as the audit log has it, nothing is left.
struct RecordComparison {
    private let db: Connection
    private let list: Kinds
    private let kinds: [AuditedKind]
    private let places: [String: Int]
    private let hasher = MemberHasher()
    private var sums: [RecordSums]
    private var passphrases = PassphraseComparison()

    init(of kinds: Kinds, in db: Connection) {
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
        let shipped = try Connection.inMemory(of: list, upTo: db.appliedStep())
        defer { shipped.close() }
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

    private mutating func takeRecords(at place: Int, in db: Connection, times: Int64) throws {
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

/// A record that is not as the audit log has it: which one, and in what, but never what is in it.
public struct RecordDifference: Hashable, Sendable, CustomStringConvertible {
    /// `P-3`, or `finding 12 of V-3`.
    public let record: String
    public let problem: Problem
    /// Whether it is the only one.
    public let isOnly: Bool

    public enum Problem: Hashable, Sendable {
        case altered(fields: [String])
        /// On record, and not in the audit log.
        case added
        /// In the audit log, and no longer on record.
        case removed
    }

    public init(record: String, problem: Problem, isOnly: Bool) {
        self.record = record
        self.problem = problem
        self.isOnly = isOnly
    }

    /// A sentence without its end.
    public var description: String {
        let sentence =
            switch problem {
            case .altered(let fields):
                "\(record) is not as the audit log has it (\(fields.joined(separator: ", "))); another program changed it"
            case .added: "\(record) is on record and not in the audit log; another program put it there"
            case .removed: "\(record) is in the audit log and no longer on record; another program removed it"
            }
        return sentence + (isOnly ? "" : ", and others too")
    }
}

/// Sums over the fields of a kind of record, which one side adds and the other subtracts: all are 0 if both have the same.
///
/// Each sum is over a range of ids, so that a sum that is not 0 says where the sides differ. The number of sums is fixed: the
/// greater the ids, the longer the ranges.
struct RecordSums {
    private var sums = [UInt64](repeating: 0, count: Self.count)
    /// The number of last bits in which the ids of a range differ.
    private var shift: Int64 = 0

    private static let count = 4_096

    /// Adds a hash; `times` is 1, or -1 to take it away.
    mutating func add(_ hash: UInt64, of id: Int64, times: Int64) {
        while max(id, 0) >> shift >= Self.count { halve() }
        sums[Int(max(id, 0) >> shift)] &+= hash &* UInt64(bitPattern: times)
    }

    private mutating func halve() {
        for place in 0..<Self.count / 2 { sums[place] = sums[2 * place] &+ sums[2 * place + 1] }
        for place in Self.count / 2..<Self.count { sums[place] = 0 }
        shift += 1
    }

    /// The smallest ids of which something is left; nil where nothing is.
    var firstLeft: ClosedRange<Int64>? {
        sums.firstIndex { $0 != 0 }.map { place in
            let first = place == 0 ? Int64.min : Int64(place) << shift
            let (next, overflows) = Int64(place + 1).multipliedReportingOverflow(by: 1 << shift)
            return first...(overflows ? .max : next - 1)
        }
    }

    /// In how many places something is left.
    var countLeft: Int { sums.count { $0 != 0 } }
}

/// Hashes fields under a key that is drawn anew each time: nobody can have chosen values whose sums are the same.
struct MemberHasher {
    private let keyed: Hasher

    init() {
        var hasher = Hasher()
        for _ in 0..<2 { hasher.combine(UInt64.random(in: .min ... .max)) }
        keyed = hasher
    }

    func hash(_ member: UnsafeRawBufferPointer, of id: Int64, kind: Int) -> UInt64 {
        var hasher = keyed
        hasher.combine(kind)
        hasher.combine(id)
        hasher.combine(bytes: member)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
