import ArgumentParser
import ClinicModel
import ClinicStore

struct AuditVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Hold the audit log against itself, and every record against the audit log.",
        discussion: """
            Names the first entry that another program altered, removed or put in, or the first record that is not as \
            the entries have it. --head tells of an audit log whose end was cut off, or that was made anew: it takes what \
            plumb audit head printed, in either form. Ends with 0 where all holds, and with 65 where anything does not. \
            A database that another program changed so that nothing else opens it can be verified still.
            """)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("An entry that was noted, which has to be there.", valueName: "number:hash"))
    var head: String?

    @OptionGroup var options: WriteOptions

    func run() throws {
        let noted = try head.map { text in
            guard let noted = AuditLogHead(text) else { throw AuditLogError.noHead(text) }
            return noted
        }
        do {
            let session = try Session(options.common)
            show(try session.read { try VerifiedAuditLog($0, noted: noted) }, at: session.console)
        } catch StoreError.strange(let path, let names) {
            throw try StrangeDatabase(names: names, auditLog: state(at: path, noted))
        }
    }

    /// Reads the audit log of a database that no session opens, as `plumb check` does.
    private func state(at path: String, _ noted: AuditLogHead?) throws -> StrangeDatabase.AuditLog {
        do {
            let isWhole = try DatabaseCheck(of: path, patience: options.common.wait).read { clinic in
                guard try clinic.hasOwnTables() else { return false }
                _ = try VerifiedAuditLog(clinic, noted: noted)
                return true
            }
            return isWhole == true ? .whole : .unread
        } catch let error as AuditLogError {
            return .broken(error)
        }
    }

    private func show(_ auditLog: VerifiedAuditLog, at console: Console) {
        switch options.format {
        case .text:
            console.print(
                "The audit log is whole: \(auditLog.count) entries, the last with hash \(auditLog.head); every record is as they "
                    + "have it.")
            if let entry = auditLog.noted { console.print(entry.sentence) }
        case .json:
            console.print(
                JSONText.object([
                    ("intact", .boolean(true)), ("entries", .integer(auditLog.count)), ("head", .string(auditLog.head)),
                    ("noted", auditLog.noted.map(\.json) ?? .null),
                ]).indented)
        }
    }
}

/// An audit log that holds, with every record, and the entry that was noted.
private struct VerifiedAuditLog {
    let count: Int64
    /// The hash of the last entry.
    let head: String
    let noted: NotedEntry?

    /// - Throws: ``AuditLogError`` where it does not hold.
    init(_ clinic: ClinicReader, noted: AuditLogHead?) throws {
        let verdict = try clinic.verifyAuditLog()
        // In a chain that is broken, an entry that was noted says no more.
        let mayFind =
            switch verdict {
            case .intact, .differs: true
            case .missing, .broken: false
            }
        let entry = mayFind ? try noted.map(clinic.find) : nil
        guard case .intact(let count, let head) = verdict, entry?.isFound != false else {
            throw AuditLogError.doesNotHold(verdict.problem, entry, restore: try clinic.lastRestore())
        }
        (self.count, self.head, self.noted) = (count, head, entry)
    }
}

/// A database that declares other than any version of the program does, and what its audit log says.
private struct StrangeDatabase: ClinicError {
    let names: [String]
    let auditLog: AuditLog

    enum AuditLog {
        case whole
        case broken(AuditLogError)
        /// Its tables are among what is declared otherwise.
        case unread
    }

    var description: String {
        let change = "Another program changed what the database declares (\(names.prefix(5).joined(separator: ", ")))"
        let advice = "No other command opens it; put back a backup with plumb restore, which keeps it beside it."
        return switch auditLog {
        case .whole: "\(change). The audit log is whole all the same, and every record is as it has it.\n\(advice)"
        case .broken(let error): "\(error.description)\n\(change).\n\(advice)"
        case .unread: "\(change), its tables too, so the audit log was not read.\n\(advice)"
        }
    }
}

extension NotedEntry {
    fileprivate var isFound: Bool { if case .found = self { true } else { false } }

    /// What became of it, a sentence.
    fileprivate var sentence: String {
        switch self {
        case .found(let number, since: 0): "Entry \(number), which was noted, is there and is still the last."
        case .found(let number, since: 1): "Entry \(number), which was noted, is there; 1 entry was added since."
        case .found(let number, let count):
            "Entry \(number), which was noted, is there; \(count) entries were added since."
        case .cutOff(let number, 0): "Entry \(number), which was noted, is gone: the audit log is empty."
        case .cutOff(let number, let end):
            "Entry \(number), which was noted, is gone: the audit log ends with entry \(end)."
        case .changed(let head):
            "Entry \(head.number ?? 0) is not the one that was noted: it is \(head.shortText) now. If that is no slip of "
                + "the pen, another program made the audit log anew."
        case .unknown(let end):
            "No entry has the hash that was noted: another program cut off the end of the audit log or made it anew; it ends "
                + "with entry \(end)."
        }
    }

    fileprivate var json: JSONText {
        guard case .found(let number, let count) = self else { return .null }
        return .object([("entry", .integer(number)), ("added_since", .integer(count))])
    }
}

/// An audit log that another program has touched, or that cannot be asked for.
enum AuditLogError: ClinicError {
    case empty
    case noHead(String)
    /// What does not, and an entry that was noted, which may not be there.
    case doesNotHold(String?, NotedEntry?, restore: (number: Int64, at: Instant)?)

    var kind: ErrorKind { if case .noHead = self { .usage } else { .rule } }

    var description: String {
        switch self {
        case .empty: "The audit log is empty, as it never is in a practice; another program removed every entry."
        case .noHead(let text):
            "\u{201C}\(text.shortened)\u{201D} is no entry as plumb audit head prints it; a number and at least 16 digits of "
                + "the hash are expected, such as 2068:9917f-1d9c7-6f54c-4d16e."
        case .doesNotHold(let problem, let entry, let restore):
            [
                Self.sentence(on: entry, restore: restore),
                problem.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." },
            ].compactMap(\.self).joined(separator: "\n")
        }
    }

    /// - Parameter restore: the last restore, which takes the entries with it that came after the backup.
    private static func sentence(on entry: NotedEntry?, restore: (number: Int64, at: Instant)?) -> String? {
        guard let entry, !entry.isFound else { return nil }
        let cause = restore.map {
            " Entry \($0.number) says that a backup was restored on \($0.at.description.prefix(10)); what the backup did "
                + "not have went with that."
        }
        return entry.sentence + (cause ?? "")
    }
}
