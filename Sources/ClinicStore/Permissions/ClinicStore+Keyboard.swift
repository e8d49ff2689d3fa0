import ClinicModel
import Glibc

/// Who is at the keyboard, as far as it is known yet.
public enum Keyboard: Sendable {
    case known(Author)
    /// The member who was chosen proves it with a passphrase.
    case asks(Stored<StaffMember>)
}

extension ClinicStore {
    /// Who is at the keyboard.
    ///
    /// - Parameters:
    ///   - chosen: the member who was named; nil is the one to whom the account is bound.
    ///   - desk: from which account, and when; nobody is named in it.
    /// - Throws: ``Refusal``, which is in the audit log then, where it cannot be that member.
    public func keyboard(of chosen: RecordID<StaffMember>?, at desk: Author) throws -> Keyboard {
        try noting(by: desk) {
            try read { clinic in try clinic.keyboard(of: chosen.map { try clinic.record($0) }, at: desk).get() }
        }
    }

    /// The member who gave their passphrase.
    ///
    /// One is looked at at a time, and what came of it is on the disk before it is told: a process that is killed, or
    /// many at once, learn nothing more.
    ///
    /// - Parameter passphrase: nil where nobody could be asked.
    /// - Throws: ``Refusal``, which is in the audit log then, where it is not the right one, or comes too soon after one
    ///   that was not.
    public func author(
        _ member: Stored<StaffMember>, proving passphrase: Passphrase?, at desk: Author
    ) throws -> Author {
        guard let passphrase else {
            return try noting(by: desk) { throw Refusal(.passphraseMissing(member), of: member.id) }
        }
        let refusal = try transaction(as: desk) { clinic in try clinic.hold(passphrase, against: member) }
        if let refusal { throw refusal }
        return desk.named(member.id, proof: .passphrase)
    }
}

extension ClinicReader {
    /// Who is at the keyboard, or why it cannot be the member who was named.
    ///
    /// - Parameter chosen: nil is the one to whom the account is bound.
    func keyboard(of chosen: Stored<StaffMember>?, at desk: Author) throws -> Result<Keyboard, Refusal> {
        guard let member = try chosen ?? staffMember(account: desk.account) else {
            return .failure(Refusal(.unknownAccount(desk.account)))
        }
        guard member.active else { return .failure(Refusal(.deactivated(member), of: member.id)) }
        if member.account == desk.account { return .success(.known(desk.named(member.id, proof: .account))) }
        if let lock = try passphraseLock(of: member.id), lock.hash != nil {
            let wait = lock.wait(at: desk.now)
            if wait > 0 { return .failure(Refusal(.passphraseTooSoon(member, wait: wait), of: member.id)) }
            return .success(.asks(member))
        }
        if member.account != nil { return .failure(Refusal(.anothersAccount(member), of: member.id)) }
        return .success(.known(desk.named(member.id, proof: .unproved)))
    }
}

extension Author {
    /// The same desk and moment, with a staff member at the keyboard.
    fileprivate func named(_ id: RecordID<StaffMember>, proof: Proof) -> Author {
        Author(staffMemberID: id, account: account, proof: proof, now: now, today: today)
    }
}

/// The operating system accounts of this machine.
enum SystemAccounts {
    static func contain(_ name: String) -> Bool { getpwnam(name) != nil }
}
