import ClinicModel

extension StaffMember: StoredRecord {
    public static let kind = RecordKind<StaffMember>(
        act: .staff, ending: .kept,
        undo: .stays(obstacle: { id in
            "it is of a staff member, and that is changed by hand. Change it with plumb staff edit \(id), and a passphrase "
                + "with plumb staff passphrase \(id)"
        }) { member in
            "a staff member stays on record. plumb staff deactivate \(member.id) ends their work here"
        },
        owner: .practice, filter: .practice,
        words: TableWords(
            "Staff members", "One row for each person who uses the system.",
            withoutNames: ["staff_member_id", "role", "profession", "active"]),
        beginning: .setUp)
}

extension ClinicReader {
    /// The staff member to whom an operating system account is bound.
    public func staffMember(account: String) throws -> Stored<StaffMember>? {
        try records(StaffMember.self).first { $0.account == account }
    }

    /// Everybody's name, by id.
    public func staffNames() throws -> [RecordID<StaffMember>: String] {
        Dictionary(uniqueKeysWithValues: try records(StaffMember.self).map { ($0.id, $0.name) })
    }

    /// The people whom a visit may name as its clinician, among those who work here now.
    public func activeClinicians() throws -> [Stored<StaffMember>] {
        try records(StaffMember.self).filter { $0.active && $0.record.treats }
    }

    /// Throws where a staff member no longer works here.
    func checkWorks(_ id: RecordID<StaffMember>) throws {
        let member = try record(id)
        if !member.active { throw StaffError.inactive(member.name, id) }
    }

    func checkTreats(_ id: RecordID<StaffMember>) throws {
        if knownToTreat.contains(id) { return }
        let member = try record(id)
        guard member.record.treats else { throw StaffError.doesNotTreat(member.name, id) }
        knownToTreat.insert(id)
    }
}

extension ClinicWriter {
    /// Changes what is kept of a staff member.
    ///
    /// - Throws: ``StaffError`` where nobody would be owner any more, or a clinician who is named as one would not be;
    ///   ``Refusal`` where the member has an account or a passphrase, and the author has proved nothing.
    public func edit(_ member: Stored<StaffMember>, to new: StaffMember) throws -> Stored<StaffMember> {
        try permit(.staff, on: member)
        try permitChange(of: member)
        if member.active, member.role == .owner, !new.active || new.role != .owner {
            let owners = try records(StaffMember.self).filter { $0.active && $0.role == .owner }
            if owners.map(\.id) == [member.id] { throw StaffError.lastOwner(member.record.name, member.id) }
        }
        if new.account != member.record.account { try checkOwnerCanBeProved(losing: .account(new.account), of: member) }
        if member.record.treats, !new.treats, try isNamedAsClinician(member.id) {
            throw StaffError.hasTreated(member.record.name, member.id)
        }
        return try change(member, to: new)
    }

    private func isNamedAsClinician(_ id: RecordID<StaffMember>) throws -> Bool {
        func isNamed<Value: StoredRecord>(in _: Value.Type) throws -> Bool {
            try Value.kind.clinicians.contains { try count(Selection<Value>("t.\($0) = ?", [id.fieldValue])) > 0 }
        }
        return try kinds.all.contains { try isNamed(in: $0) }
    }

    /// Throws where nobody could prove any more that they are an owner.
    func checkOwnerCanBeProved(losing proof: LostProof, of member: Stored<StaffMember>) throws {
        guard member.active, member.role == .owner, try hasProof(member) else { return }
        let named = if case .account(let new) = proof { new } else { member.account }
        let account = named.flatMap { $0.isEmpty ? nil : $0 }
        if let account, SystemAccounts.contain(account) { return }
        if case .account = proof, try passphraseLock(of: member.id)?.hash != nil { return }
        let others = try records(StaffMember.self).filter { $0.active && $0.role == .owner && $0.id != member.id }
        if try others.contains(where: hasProof) { return }
        throw account.map { StaffError.unknownAccount(member.name, member.id, $0) }
            ?? StaffError.lastProof(member.name, member.id)
    }

    /// What proves no more that a member is at the keyboard.
    enum LostProof {
        case passphrase
        /// The account, for another; nil where there is none.
        case account(String?)
    }

    /// Ends a staff member's work here; what they did stays theirs.
    public func deactivate(_ id: RecordID<StaffMember>) throws -> Stored<StaffMember> {
        let member = try record(id)
        guard member.active else { throw StaffError.inactive(member.name, id) }
        var record = member.record
        record.active = false
        return try edit(member, to: record)
    }
}

/// What a staff member cannot be or do.
public enum StaffError: ClinicError, Hashable {
    case doesNotTreat(String, RecordID<StaffMember>)
    case inactive(String, RecordID<StaffMember>)
    case lastOwner(String, RecordID<StaffMember>)
    case hasTreated(String, RecordID<StaffMember>)
    /// No owner would have an account or a passphrase any more.
    case lastProof(String, RecordID<StaffMember>)
    /// The only proof of an owner would be an account that this machine does not have.
    case unknownAccount(String, RecordID<StaffMember>, String)

    public var description: String {
        switch self {
        case .doesNotTreat(let name, let id): "\(name) (\(id)) is front desk; a clinician or the owner is named here."
        case .inactive(let name, let id): "\(name) (\(id)) no longer works here."
        case .hasTreated(let name, let id):
            "\(name) (\(id)) is named as the clinician of patients' records, and stays a clinician or the owner."
        case .lastOwner(let name, let id): "\(name) (\(id)) is the only owner; a practice always has one."
        case .lastProof(let name, let id):
            "Anybody could say that they are \(name) (\(id)) then, and no other owner has an account or a passphrase. Give "
                + "\(id) another of the two first: plumb staff passphrase \(id), or plumb staff edit \(id) --account NAME."
        case .unknownAccount(let name, let id, let account):
            "This machine has no account \u{201C}\(account.shortened)\u{201D}, so nobody could be \(name) (\(id)) any more. "
                + "Name one that it has, or set a passphrase first, with plumb staff passphrase \(id)."
        }
    }
}
