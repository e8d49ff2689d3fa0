import ClinicModel
import GRDB

extension StaffMember: StoredRecord {}

extension Qualification: StoredRecord {
    public static var listing: Listing<Qualification> {
        Listing(
            leading: ["staff_member_id": "t.staff_member_id", "staff_member": "s.name"],
            joins: "JOIN staff_members s ON s.id = t.staff_member_id")
    }
}

extension Selection<Qualification> {
    public static func of(_ staffMember: RecordID<StaffMember>) -> Selection {
        Selection("t.staff_member_id = ?", [staffMember.number])
    }
}

extension ClinicReader {
    /// The staff member to whom an operating system account is bound.
    public func staffMember(account: String) throws -> Stored<StaffMember>? {
        try records(StaffMember.self, Selection("t.account = ?", [account])).first
    }

    /// The people whom a visit may name as its clinician, among those who work here now.
    public func activeClinicians() throws -> [Stored<StaffMember>] {
        try records(StaffMember.self).filter { $0.active && $0.record.treats }
    }

    func checkTreats(_ id: RecordID<StaffMember>) throws {
        let member = try record(id)
        guard member.record.treats else { throw StaffError.doesNotTreat(member.name, id) }
    }
}

extension ClinicWriter {
    /// Changes what is kept of a staff member.
    public func edit(_ member: Stored<StaffMember>, to new: StaffMember) throws -> Stored<StaffMember> {
        try change(member, to: new)
    }

    /// Ends a staff member's work here; what they did stays theirs.
    public func deactivate(_ id: RecordID<StaffMember>) throws -> Stored<StaffMember> {
        let member = try record(id)
        guard member.active else { throw StaffError.inactive(member.name, id) }
        let owners = try records(StaffMember.self).filter { $0.active && $0.role == .owner }
        if owners.map(\.id) == [id] { throw StaffError.lastOwner(member.name, id) }
        var record = member.record
        record.active = false
        return try change(member, to: record)
    }
}

/// What a staff member cannot be or do.
public enum StaffError: ClinicError, Hashable {
    case doesNotTreat(String, RecordID<StaffMember>)
    case inactive(String, RecordID<StaffMember>)
    case lastOwner(String, RecordID<StaffMember>)

    public var kind: ErrorKind { .rule }

    public var description: String {
        switch self {
        case .doesNotTreat(let name, let id): "\(name) (\(id)) is front desk; a clinician or the owner is named here."
        case .inactive(let name, let id): "\(name) (\(id)) no longer works here."
        case .lastOwner(let name, let id): "\(name) (\(id)) is the only owner; a practice always has one."
        }
    }
}
