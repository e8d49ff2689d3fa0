import ClinicModel

extension ClinicReader {
    /// Whether the audit log is whole, and every record as it has it.
    public func checkAuditLog() throws -> Check {
        let verdict = try verifyAuditLog()
        if let problem = verdict.problem { return Check(.auditLog, .failed, problem, advice: Check.restore) }
        let (count, head) = try AuditLogChain.lastEntry(in: db)
        return Check(
            .auditLog, .ok, "\(count) entries, the last with hash \(head.prefix(16)); every record is as they have it")
    }

    /// Whether there was a backup, verified, within so many days.
    public func checkLastBackup(within days: Int, now: Instant) throws -> Check {
        let advice = "make one with plumb backup FILE, to a disk that is not in this machine"
        guard let last = try lastBackup() else { return Check(.backup, .failed, "there was none yet", advice: advice) }
        let found = "the last was on \(last.at.description.prefix(10)), to \(last.to)"
        if last.at > now {
            return Check(.backup, .failed, found + ", which is in the future", advice: "see to this machine's clock")
        }
        let age = now.milliseconds - last.at.milliseconds
        return age <= Int64(days) * 86_400_000
            ? Check(.backup, .ok, found)
            : Check(.backup, .failed, "\(found), more than \(days) \(days == 1 ? "day" : "days") ago", advice: advice)
    }

    /// Whether everybody who works here can prove who is at the keyboard.
    public func checkMembers() throws -> Check {
        let sql = """
            SELECT s.id FROM staff_members s LEFT JOIN passphrases p ON p.staff_member_id = s.id
            WHERE s.active = 1 AND s.account IS NULL AND p.hash IS NULL ORDER BY s.id
            """
        let unproved = try db.integers(sql).map { RecordID<StaffMember>($0) }
        if let owner = try ownerWhomNobodyCanProve() {
            return Check(
                .members, .warning,
                "this machine has no account \u{201C}\(owner.account ?? "")\u{201D}, which alone proves that somebody is "
                    + "\(owner.id), an owner",
                advice: "make that account, or as another owner say plumb staff edit \(owner.id) --account NAME")
        }
        guard let first = unproved.first else {
            return Check(.members, .ok, "each has an account or a passphrase of their own")
        }
        return Check(
            .members, .warning,
            "anybody can choose to be \(unproved.map(\.description).joined(separator: ", ")) with --staff",
            advice:
                "set a passphrase for each with plumb staff passphrase \(first), or bind each to an operating system "
                + "account with plumb staff edit \(first) --account NAME")
    }

    private func ownerWhomNobodyCanProve() throws -> Stored<StaffMember>? {
        try records(StaffMember.self).first { member in
            guard member.active, member.role == .owner, let account = member.account else { return false }
            return try !SystemAccounts.contain(account) && passphraseLock(of: member.id)?.hash == nil
        }
    }
}

extension ClinicReader {
    /// The latest moment among the last entries of the audit log, where it is more than a day after `now`.
    ///
    /// One of the two is wrong then: the clock as it is, or as it was. It is looked for among so many entries, so that a
    /// clock that was ahead once, and was put right, is over with the work of a day.
    public func entryAhead(of now: Instant) throws -> Instant? {
        let sql = "SELECT max(at) FROM (SELECT at FROM audit_entries ORDER BY id DESC LIMIT 200) AS latest"
        guard let latest = try db.text(sql).flatMap(Instant.init),
            latest.milliseconds > now.milliseconds + 86_400_000
        else { return nil }
        return latest
    }

    /// Whether the clock is where the audit log left off, or after it.
    public func checkClock(now: Instant) throws -> Check {
        guard let latest = try entryAhead(of: now) else { return Check(.clock, .ok, "not behind the audit log") }
        return Check(
            .clock, .failed,
            "this machine's says \(now.minuteText), and the audit log has entries of \(latest.minuteText)",
            advice: "see to this machine's clock; if it is right, it was ahead when those were written")
    }
}

extension Instant {
    /// To the minute, in UTC: `2026-11-21 10:00 UTC`.
    public var minuteText: String { "\(description.prefix(10)) \(description.dropFirst(11).prefix(5)) UTC" }
}

/// A record that is not as the rules have it: which one, and which field, but never what is in it.
public struct BrokenRule: Hashable, Sendable, CustomStringConvertible {
    public let record: String
    public let field: String?

    public var description: String { field.map { "\(record) (\($0))" } ?? record }
}

extension ClinicReader {
    /// Reads every record of a kind again and holds it against every rule that holds for it.
    ///
    /// - Parameter today: the day after which nothing can have happened yet.
    /// - Returns: how many records there are.
    public func forEachBrokenRule<Value: StoredRecord>(
        of type: Value.Type, today: CalendarDay, _ body: (BrokenRule) -> Void
    ) throws -> Int {
        let derived = Value.kind.derived
        let columns = ([Value.storedColumns("t")] + (derived?.columns ?? []).map { "t.\($0)" }).joined(separator: ", ")
        let plan = try RecordPlan(of: type, among: kinds, in: db)
        var count = 0
        try db.statement("SELECT \(columns) FROM \(Value.table) t ORDER BY t.id").forEachRow { row in
            count += 1
            guard case .integer(let number) = row.value(at: 0) else { return }
            let id = RecordID<Value>(number)
            let name = Value.letter == nil ? "\(Value.noun) \(id.number)" : id.description
            do {
                let stored = try row.stored(as: Value.self)
                let (checked, values) = try stored.record.checkedWithValues(today: today)
                guard checked == stored.record else {
                    body(BrokenRule(record: name, field: nil))
                    return
                }
                for (index, value) in (derived?.values(stored.record) ?? []).enumerated()
                where row.value(at: 1 + Value.fields.count + index) != value {
                    body(BrokenRule(record: name, field: derived?.columns[index]))
                }
                _ = try checkReferences(
                    of: values, plan: plan, table: Value.table, chart: Value.kind.chartPatient(of: stored.record),
                    leniency: ReferenceLeniency(old: values, isEntry: false))
                try stored.record.check(in: self, replacing: stored)
            } catch let error as any ClinicError {
                body(BrokenRule(record: name, field: (error as? FieldError)?.field))
            }
        }
        return count
    }

    /// Finds the visits whose parts contradict one another, and the patients whom a search would not find.
    public func forEachBrokenRule(_ body: (BrokenRule) -> Void) throws {
        let sql = """
            SELECT v.id FROM visits v WHERE v.state <> 'void' AND (
                coalesce(v.outcome = 'adjusted', FALSE) <> EXISTS (
                    SELECT 1 FROM adjustments a WHERE a.visit_id = v.id AND a.state = 'recorded')
                OR v.outcome = 'not-adjusted' AND EXISTS (
                    SELECT 1 FROM findings f WHERE f.visit_id = v.id AND f.phase = 'after' AND f.state <> 'void'))
            ORDER BY v.id
            """
        for number in try db.integers(sql) {
            body(BrokenRule(record: RecordID<Visit>(number).description, field: nil))
        }
        for number in try db.unindexedPatients() {
            body(BrokenRule(record: RecordID<Patient>(number).description, field: "search"))
        }
    }

    /// Whether a search finds every patient by what they are found by, and by nothing else.
    public func hasWholeSearchIndex() throws -> Bool { try db.searchIndexIsWhole() }
}
