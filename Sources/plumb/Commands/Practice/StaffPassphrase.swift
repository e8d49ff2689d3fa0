import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct StaffPassphrase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passphrase", abstract: "Set the passphrase that proves who a staff member is.",
        discussion: """
            It is asked for twice, and kept only as a hash. Everybody sets their own; the owner sets the first one of \
            a member, and a new one where it was forgotten. With it nobody can choose that member by --staff alone.
            """)

    @Argument(help: ArgumentHelp("The staff member.", valueName: "ref"))
    var reference: String
    @Option(
        help: ArgumentHelp("The file with the new passphrase in its first line; - reads a line.", valueName: "file"))
    var from: String?
    @Flag(help: "Take the passphrase away.")
    var remove = false

    @OptionGroup var options: WriteOptions

    func validate() throws {
        if remove && from != nil {
            throw ValidationError("--remove takes the passphrase away; it goes without --from.")
        }
    }

    func run() throws {
        let session = try Session(options.common)
        let member = try session.read { clinic in
            let member = try clinic.staffMember(reference)
            try clinic.permitPassphrase(of: member)
            return member
        }
        // Hashing takes a while, and nobody waits for it.
        let hash = try remove ? nil : PassphraseHash(of: entered(for: member, console: session.console))
        try session.write { clinic in try clinic.setPassphrase(hash, of: clinic.record(member.id)) }
        try session.show(member.id, as: StaffFields.view, in: options.shown)
        session.console.remark(
            remove
                ? "\(member.name.printable) has no passphrase any more."
                : "\(member.name.printable) is asked for the passphrase from now on"
                    + (member.account == nil ? "." : ", unless it is from their own account."))
    }

    private func entered(for member: Stored<StaffMember>, console: Console) throws -> Passphrase {
        if let from { return try Passphrase(new: PassphraseEntry.firstLine(of: from)) }
        guard let prompt = Prompt() else {
            throw UsageError(
                "Say which file holds the new passphrase, with --from; - reads a line of what is piped in.")
        }
        while true {
            guard let text = try prompt.askUnseen("New passphrase of \(member.name.printable)") else {
                throw Declined()
            }
            do {
                let passphrase = try Passphrase(new: text)
                if try prompt.askUnseen("The same again") == text { return passphrase }
                Console.complain("The two differ.", prefix: "")
            } catch let error as PassphraseError {
                Console.complain(error.description, prefix: "")
            }
        }
    }
}
