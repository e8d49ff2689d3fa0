import ArgumentParser
import ClinicModel
import ClinicStore
import Glibc

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of the database, and keep what was there.",
        discussion: """
            The backup is verified first. What it replaces is kept beside it, under a name with the date; what would be \
            lost is told, and asked about at a terminal. The owner restores; where there is no database, or none that \
            can be read, whoever has the backup does.
            """)

    @Argument(help: ArgumentHelp("The backup, clear or encrypted.", valueName: "file"))
    var file: String
    @Option(help: ArgumentHelp("The file with the key to an encrypted backup.", valueName: "file"))
    var identity: String?
    @Option(help: ArgumentHelp("The file with the passphrase of an encrypted backup.", valueName: "file"))
    var passphraseFile: String?
    @Flag(help: "Restore without being asked.")
    var yes = false
    @Flag(help: "Restore it even where its audit log does not bear out its records.")
    var anyway = false

    @OptionGroup var options: WriteOptions

    func validate() throws {
        if identity != nil, passphraseFile != nil {
            throw ValidationError("A backup is opened with --identity or with --passphrase-file, not with both.")
        }
    }

    func run() throws {
        let key: DecryptionKey? =
            if let passphraseFile {
                .passphrase(try CopyPassphrase(file: passphraseFile))
            } else {
                identity.map { .identity($0) }
            }
        let console = Console(noColor: options.common.noColor)
        let restore = try Restore(
            of: file, to: Session.databasePath(options.common.database), key: key, anyway: anyway,
            patience: options.common.wait)
        let author = try author(of: restore)
        if restore.replaces, !yes {
            let question = RestoreQuestion(restore)
            guard let prompt = Prompt() else { throw question }
            console.remark(question.facts.printableLines.joined(separator: "\n"))
            guard try prompt.confirm("Restore it?") else { throw Declined() }
        }
        show(restore, keptAt: try restore.run(as: author), at: console)
    }

    /// Who restores: the owner of the database that is there, or where none can be read, whoever has the backup.
    private func author(of restore: Restore) throws -> Author {
        if try restore.readExisting({ try $0.practice() != nil }) == true {
            let session = try Session(options.common)
            try session.read { try $0.permit(.restore) }
            return session.desk.author
        }
        return try Account.author()
    }

    private func show(_ restore: Restore, keptAt kept: String?, at console: Console) {
        let contents = restore.contents
        switch options.format {
        case .json:
            console.print(
                JSONText.object([
                    ("database", .string(restore.database)), ("from", .string(restore.source)),
                    ("entries", .integer(contents.entries)), ("head", .string(contents.head)),
                    ("doubt", contents.doubt.map(JSONText.string) ?? .null),
                    ("lost_entries", restore.loss.map { .integer($0.entries) } ?? .null),
                    ("lost_changes", restore.loss.map { .integer($0.changes) } ?? .null),
                    ("kept", kept.map { .string($0) } ?? .null),
                ]).indented)
        case .text:
            console.print("\(restore.database.printable)  as it was in \(restore.source.printable)")
            let lines = LabelledLines(
                [
                    ("Practice", contents.practice ?? ""),
                    ("Audit log", "\(contents.entries) entries, the last with hash \(contents.head)"),
                    ("Doubt", contents.doubt), ("Lost", restore.loss.map(\.summary)), ("Kept", kept),
                ].compactMap { label, text in text.map { (label, $0) } })
            console.print(lines.lines.flatMap(console.fitted))
        }
    }
}

/// What somebody has to know before a backup takes the place of a database.
private struct RestoreQuestion: ClinicError {
    let facts: String

    var description: String { facts + "\nNothing was changed; to restore it all the same, say --yes." }

    init(_ restore: Restore) {
        let contents = restore.contents
        let last = contents.lastEntryAt.map { ", the last of \($0.spoken)" } ?? ""
        facts = """
            \(restore.source) holds the records of \(contents.practice ?? "no practice yet") with \
            \(contents.entries) entries of the audit log\(last).
            At \(restore.database) there is a database already, which would be kept beside it. \
            \(restore.loss.map { "Of its audit log would be lost: \($0.summary)." }
                ?? "What would be lost of it cannot be told: it is damaged.")
            """
    }
}

extension AuditLogLoss {
    fileprivate var summary: String {
        guard entries > 0 else { return "nothing" }
        let noun = entries == 1 ? "entry" : "entries"
        let ofThem = entries == 1 ? (changes == 1 ? "a change" : "no change") : "\(changes) of them changes"
        return "\(entries) \(noun), \(ofThem)" + (lastAt.map { ", the last of \($0.spoken)" } ?? "")
    }
}

extension Instant {
    fileprivate var spoken: String { description.prefix(19).replacing("T", with: " ") + " UTC" }
}
