import ClinicModel
import ClinicStore

/// Everything that is checked of a database, and what was found.
public struct Checkup: Sendable {
    /// One for each name, in their order.
    public let checks: [Check]

    /// Whether all holds; what is only a warning does.
    public var holds: Bool { checks.allSatisfy { [.ok, .warning].contains($0.state) } }

    /// Checks a database without changing it, whatever state it is in.
    ///
    /// - Parameters:
    ///   - days: how old the last backup may be.
    ///   - today: the latest day that it is anywhere.
    /// - Throws: ``StoreError/busy(_:seconds:)`` where another desk keeps it waiting for longer than `patience`.
    public init(
        of path: String, patience: Double, backupWithin days: Int, now: Instant, today: CalendarDay,
        kinds: Kinds = .standard
    ) throws {
        let database = try DatabaseCheck(of: path, patience: patience, kinds: kinds)
        var found = [database.file]
        // What is no database of the program's keeps the permissions that it has.
        if database.file.state != .failed { found += [database.permissions, database.space] }
        do {
            try database.read { clinic in
                found.append(try Check.reading(.pages) { try clinic.checkPages() })
                let schema = try Check.reading(.schema) { try clinic.checkSchema() }
                found.append(schema)
                guard schema.state == .ok else {
                    // Whatever stands beside them, what the tables hold can be told.
                    if try clinic.hasOwnTables() {
                        found.append(try Check.reading(.auditLog) { try clinic.checkAuditLog() })
                    }
                    return
                }
                found.append(try Check.reading(.references) { try clinic.checkForeignKeys() })
                // What happened after the day on a clock that was set back has happened all the same.
                found.append(
                    try Check.reading(.rules) {
                        let day = try clinic.entryAhead(of: now).flatMap(TimeZoneName.latestDay)
                        return try Self.rules(of: clinic, today: max(today, day ?? today))
                    })
                found.append(try Check.reading(.auditLog) { try clinic.checkAuditLog() })
                found.append(try Check.reading(.backup) { try clinic.checkLastBackup(within: days, now: now) })
                found.append(try Check.reading(.members) { try clinic.checkMembers() })
                found.append(try Check.reading(.clock) { try clinic.checkClock(now: now) })
            }
        } catch let error as CopyError where error.kind == .rule {
            // Damage may show first where a transaction begins or ends.
            if !found.contains(where: { $0.name == .pages }) { found.append(.unreadablePages) }
        }
        let cause = [Check.Name.schema, .pages].first { name in found.contains { $0.name == name } } ?? .file
        checks = Check.Name.allCases.map { name in
            found.first { $0.name == name } ?? .skipped(name, because: cause)
        }
    }

    /// Every record of every kind, held against the rules once more.
    private static func rules(of clinic: ClinicReader, today: CalendarDay) throws -> Check {
        let mostNamed = 10
        var named: [String] = []
        var broken = 0
        func note(_ rule: BrokenRule) {
            broken += 1
            if named.count < mostNamed { named.append(rule.description) }
        }
        var records = 0
        for table in Table.records(of: clinic.kinds) {
            records += try table.forEachBrokenRule(in: clinic, today: today, note)
        }
        try clinic.forEachBrokenRule(note)
        if broken == 0, try !clinic.hasWholeSearchIndex() { return .spoiltSearchIndex }
        if broken == 0 { return Check(.rules, .ok, "\(records) records, each as the rules have it") }
        let list = named.joined(separator: ", ") + (broken > named.count ? ", and \(broken - named.count) more" : "")
        return Check(
            .rules, .failed, "not as the rules have them: \(list)",
            advice: "look at each, and at what plumb audit list says of it; correct it with its edit command")
    }
}

extension RecordTable {
    func forEachBrokenRule(
        in clinic: ClinicReader, today: CalendarDay, _ body: (BrokenRule) -> Void
    ) throws -> Int {
        try clinic.forEachBrokenRule(of: Value.self, today: today, body)
    }
}
