import ArgumentParser
import ClinicModel
import ClinicStore
import Glibc

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the database while others work, and verify the copy.",
        discussion: """
            Say a file, which must not be there yet, or with --to a folder for dated copies, of which --keep leaves so \
            many. The copy takes its place only when it is whole. Where the audit log does not bear out the records, the \
            copy is kept and the exit code is 65. A clinician or the owner makes one. --recipient and --passphrase-file \
            encrypt it with the program age; no clear copy is on any disk then.
            """)

    @Argument(help: ArgumentHelp("The file to copy to.", valueName: "file"))
    var file: String?
    @Option(help: ArgumentHelp("The folder for a dated copy, which must be there.", valueName: "dir"))
    var to: String?
    @Option(help: ArgumentHelp("How many dated copies are left in the folder; all of them.", valueName: "number"))
    var keep: Int?
    @Option(help: ArgumentHelp("The public key (age1…) of whom to encrypt for; may be said again.", valueName: "key"))
    var recipient: [String] = []
    @Option(help: ArgumentHelp("The file with the passphrase to encrypt with.", valueName: "file"))
    var passphraseFile: String?

    @OptionGroup var options: WriteOptions

    func validate() throws {
        guard (file == nil) != (to == nil) else {
            throw ValidationError(
                "Say the file to copy to, or with --to the folder for a dated copy\(file == nil ? "" : ", and not both")."
            )
        }
        if (file ?? to)?.isEmpty == true { throw ValidationError("The place to copy to is empty; name it.") }
        if let keep, to == nil || keep < 1 {
            throw ValidationError("--keep takes a number of dated copies, 1 or more, and goes with --to.")
        }
        if passphraseFile != nil, !recipient.isEmpty {
            throw ValidationError("A copy is encrypted with --recipient or with --passphrase-file, not with both.")
        }
    }

    func run() throws {
        let encryption: Encryption? =
            if let passphraseFile {
                .passphrase(try CopyPassphrase(file: passphraseFile))
            } else {
                recipient.isEmpty ? nil : .recipients(recipient)
            }
        let session = try Session(options.common)
        if let file {
            let backup = try session.store.backUp(to: file, encryption: encryption, as: session.desk.author)
            show(backup, at: session.console)
            if let doubt = BackupDoubt(backup) { throw doubt }
        } else if let to {
            let (backup, removed, isClockWrong) = try BackupFolder(to).backUp(
                session.store, keeping: keep ?? .max, encryption: encryption, as: session.desk.author)
            show(backup, removed: removed, at: session.console)
            if isClockWrong {
                session.console.remark(
                    "\(to.printable) holds copies that are dated in the future, so none was removed; see to the clock.")
            }
            if let doubt = BackupDoubt(backup) { throw doubt }
        }
    }

    private func show(_ backup: Backup, removed: [String] = [], at console: Console) {
        let contents = backup.contents
        switch options.format {
        case .json:
            console.print(
                JSONText.object([
                    ("file", .string(backup.path)), ("bytes", .integer(backup.byteCount)),
                    ("encrypted", .boolean(backup.isEncrypted)), ("verified", .string(verified(backup))),
                    ("entries", .integer(contents.entries)), ("head", .string(contents.head)),
                    ("doubt", contents.doubt.map(JSONText.string) ?? .null),
                    ("rows", .object(contents.rows.map { ($0.table, .integer(Int64($0.count))) })),
                    ("removed", .array(removed.map(JSONText.string))),
                ]).indented)
        case .text:
            let rows = contents.rows.filter { $0.count > 0 }.map { "\($0.table) \($0.count)" }
            console.print("\(backup.path.printable)  \(backup.byteCount.byteText)")
            let lines = LabelledLines(
                [
                    ("Verified", verified(backup)),
                    ("Audit log", "\(contents.entries) entries, the last with hash \(contents.head)"),
                    ("Rows", rows.joined(separator: ", ")),
                ] + removed.map { ("Removed", $0) })
            console.print(lines.lines.flatMap(console.fitted))
        }
    }

    /// What was verified, which for an encrypted copy depends on who can open it.
    private func verified(_ backup: Backup) -> String {
        let database = "pages, schema, references" + (backup.contents.doubt == nil ? " and audit log" : "")
        if passphraseFile != nil { return "\(database); decrypted again, it is the same" }
        if !recipient.isEmpty { return "\(database), before it was encrypted; it is as long as it must be" }
        return database
    }
}

/// That a copy was made of records that the audit log does not bear out.
private struct BackupDoubt: ClinicError {
    let path: String
    let doubt: String

    var description: String {
        """
        \(path) was made, and holds what the database does, but not what the audit log has: \(doubt).
        Keep the copies from before it; none was removed. plumb check says what to do.
        """
    }

    /// Nil where there is no doubt.
    init?(_ backup: Backup) {
        guard let doubt = backup.contents.doubt else { return nil }
        (path, self.doubt) = (backup.path, doubt)
    }
}
