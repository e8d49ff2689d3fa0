import ClinicModel

/// A member's passphrase, and how many wrong ones were given since the last right one.
struct PassphraseLock {
    /// Nil where it was taken away.
    let hash: PassphraseHash?
    let failures: Int
    let failedAt: Instant?

    /// How many seconds it is until the next try is looked at.
    func wait(at now: Instant) -> Int {
        guard let failedAt else { return 0 }
        let delay = Self.delay(after: failures)
        let passed = (now.milliseconds - failedAt.milliseconds) / 1000
        // A clock that was put back makes nobody wait longer than the longest.
        return max(0, min(delay, delay - Int(passed)))
    }

    /// 1 s after the first wrong one, and twice as long after each further one, up to 5 minutes.
    static func delay(after failures: Int) -> Int { failures == 0 ? 0 : min(1 << min(failures - 1, 10), 300) }
}

extension ClinicReader {
    func passphraseLock(of id: RecordID<StaffMember>) throws -> PassphraseLock? {
        let statement = try db.cachedStatement(
            "SELECT hash, failures, failed_at FROM passphrases WHERE staff_member_id = ?")
        return try statement.firstRow([id.fieldValue]).map { row in
            PassphraseLock(
                hash: row.text(0).map(PassphraseHash.init(text:)), failures: Int(row.integer(1) ?? 0),
                failedAt: row.text(2).flatMap(Instant.init))
        }
    }

    /// Whether anything proves that a member is at the keyboard.
    func hasProof(_ member: Stored<StaffMember>) throws -> Bool {
        try member.account != nil || passphraseLock(of: member.id)?.hash != nil
    }

    /// Throws a ``Refusal`` where the person at the keyboard may not set the passphrase of a member.
    ///
    /// Everybody sets their own; the owner sets that of somebody who has none yet, or forgot it.
    public func permitPassphrase(of member: Stored<StaffMember>) throws {
        if let person, person.staffMemberID == member.id, person.proof != .unproved { return }
        try permit(.staff, on: member)
        try permitChange(of: member)
    }

    /// Throws a ``Refusal`` where what is kept of a member who has a proof would be changed by somebody unproved, who
    /// could take it over with that.
    func permitChange(of member: Stored<StaffMember>) throws {
        guard let person, person.proof == .unproved, try hasProof(member) else { return }
        throw Refusal(.proofNeeded(member), of: member.id)
    }
}

extension ClinicWriter {
    /// Sets the passphrase of a staff member, or takes it away. The audit log says that it was done, with a digest by
    /// which it can be told that another program changed it, and no more.
    ///
    /// - Parameter hash: nil takes it away.
    /// - Throws: ``Refusal`` where that is not for the person at the keyboard.
    public func setPassphrase(_ hash: PassphraseHash?, of member: Stored<StaffMember>) throws {
        try permitPassphrase(of: member)
        guard member.active else { throw StaffError.inactive(member.name, member.id) }
        let lock = try passphraseLock(of: member.id)
        if hash == nil {
            if lock?.hash == nil { throw PassphraseError.none(member.name, member.id) }
            try checkOwnerCanBeProved(losing: .passphrase, of: member)
        }
        if lock == nil {
            try db.run(
                "INSERT INTO passphrases (staff_member_id, hash, failures) VALUES (?, ?, 0)",
                [member.id.fieldValue, hash.map { .text($0.text) } ?? .null])
        } else {
            try db.run(
                "UPDATE passphrases SET hash = ?, failures = 0, failed_at = NULL WHERE staff_member_id = ?",
                [hash.map { .text($0.text) } ?? .null, member.id.fieldValue])
        }
        try noteChange(
            of: member, before: Self.auditText(hasPassphrase: lock?.hash != nil),
            after: Self.auditText(hasPassphrase: hash != nil, digest: hash?.digest))
    }

    /// Holds a passphrase against a member's; counts and notes one that is wrong or too soon.
    ///
    /// - Returns: nil where it is the right one.
    func hold(_ passphrase: Passphrase, against member: Stored<StaffMember>) throws -> Refusal? {
        let lock = try passphraseLock(of: member.id)
        let wait = lock?.wait(at: author.now) ?? 0
        let refusal: Refusal
        if wait > 0 {
            refusal = Refusal(.passphraseTooSoon(member, wait: wait), of: member.id)
        } else if try lock?.hash?.matches(passphrase) == true {
            if lock?.failures != 0 { try setFailures(0, at: nil, of: member.id) }
            return nil
        } else {
            let failures = (lock?.failures ?? 0) + 1
            try setFailures(failures, at: author.now, of: member.id)
            refusal = Refusal(
                .passphraseWrong(member, wait: PassphraseLock.delay(after: failures)), of: member.id)
        }
        try note(refusal)
        return refusal
    }

    private func setFailures(_ count: Int, at instant: Instant?, of id: RecordID<StaffMember>) throws {
        try db.run(
            "UPDATE passphrases SET failures = ?, failed_at = ? WHERE staff_member_id = ?",
            [count.fieldValue, instant.fieldValue, id.fieldValue])
    }

    private static func auditText(hasPassphrase: Bool, digest: String? = nil) -> String {
        let state = [(key: PassphraseComparison.field, value: JSONText.string(hasPassphrase ? "set" : "none"))]
        return JSONText.object(state + (digest.map { [(PassphraseComparison.digestField, .string($0))] } ?? [])).compact
    }
}
