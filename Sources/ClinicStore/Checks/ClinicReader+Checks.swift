import ClinicModel
import GRDB

extension ClinicReader {
    /// Whether SQLite finds its pages, indexes and constraints in order.
    public func checkPages() throws -> Check {
        let problems = try SQLite.pageProblems(in: db)
        guard let first = problems.first else { return Check(.pages, .ok, "SQLite finds them in order") }
        let more = problems.count > 1 ? ", and more" : ""
        return Check(.pages, .failed, "SQLite says \u{201C}\(first)\u{201D}\(more)", advice: Check.restore)
    }

    /// Whether the file declares what this program's own migrations make, and nothing else.
    public func checkSchema() throws -> Check {
        switch try schemaVerdict() {
        case .current: Check(.schema, .ok, "as this plumb makes it")
        case .older:
            Check(
                .schema, .failed, "as an earlier plumb made it",
                advice: "make a backup, and then bring it up to date with any other command, such as plumb today")
        case .newer:
            Check(.schema, .failed, "as a newer plumb makes it", advice: "install that version of plumb")
        case .unreleased:
            Check(
                .schema, .failed, "as a plumb from before the first release made it",
                advice:
                    "with that program, plumb export --to FOLDER; with this one, plumb import FOLDER --database NEWFILE"
            )
        case .strange(let names):
            Check(
                .schema, .failed, "another program changed \(names.prefix(10).joined(separator: ", "))",
                advice: Check.restore)
        }
    }

    /// Whether every table is declared as this program makes it.
    ///
    /// To read them runs nothing that another program planted then, whatever it did to triggers, views and indexes.
    public func hasOwnTables() throws -> Bool {
        let own = try SQLite.schema(of: kinds, upTo: kinds.newestStep).filter { $0.type == "table" }
        return try own.isSubset(of: SQLite.schema(of: db))
    }

    /// Whether whatever a record refers to is there.
    public func checkForeignKeys() throws -> Check {
        let dangling = try SQLite.danglingReferences(in: db)
        guard !dangling.isEmpty else { return Check(.references, .ok, "each leads to a record") }
        let tables = dangling.map { "\($0.count) of \($0.table)" }.joined(separator: ", ")
        return Check(.references, .failed, "rows that refer to what is not there: \(tables)", advice: Check.restore)
    }

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
        let unproved = try Int64.fetchAll(db, sql: sql).map { RecordID<StaffMember>($0) }
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
