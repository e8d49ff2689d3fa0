import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct ConsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "What the patients agreed to.",
        subcommands: .of(
            "consent",
            [
                ConsentFields.commands.add, Withdraw.self, ConsentFields.commands.edit, ConsentFields.commands.list,
                ConsentFields.commands.show, ConsentFields.commands.void,
            ]))

    struct Withdraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw", abstract: "Say that a consent was withdrawn; that it was given stays on record.")

        @Argument(help: .reference(Consent.self))
        var reference: String
        @Option(parsing: .unconditional, help: ArgumentHelp("The day of it; today.", valueName: "day"))
        var on: String?

        @OptionGroup var options: WriteOptions

        func run() throws {
            let session = try Session(options.common)
            let withdrawn = try session.write { clinic in
                let consent = try clinic.record(reference, of: Consent.self)
                if let day = consent.withdrawnOn { throw ConsentError.alreadyWithdrawn(consent.id, day) }
                let dates = try session.atOffice(of: consent.patientID, in: clinic).dates
                var new = consent.record
                new.withdrawnOn = try on.map(dates.day) ?? dates.today
                let edited = try clinic.edit(consent, to: new)
                try clinic.noteView(of: edited, unlessChangedFrom: consent)
                return edited
            }
            try session.show(withdrawn, as: options.format)
        }
    }
}

struct ConsentFields: RecordFields {
    @Option(help: "What was agreed to.")
    var scope: Consent.Scope?
    @Option(help: "Who gave it: the patient's name, or that of somebody for them.")
    var signer: String?
    @Option(help: "What the signer is to the patient, where it is somebody else.")
    var relation: String?
    @Option(help: "How the risks were explained.")
    var risksExplained: Consent.Explanation?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was given; today.", valueName: "day"))
    var on: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was withdrawn.", valueName: "day"))
    var withdrawnOn: String?
    @OptionGroup var note: TextOption<NoteFlag>

    static let shown = ["consent_id", "given_on", "scope", "signer", "relation", "risks_explained", "withdrawn_on"]
    static let columns = ["on": "given_on"]

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        scope = try asking.choice(scope, "--scope", "What was agreed to")
        signer = try asking.text(signer, "--signer", "Signed by")
    }

    func apply(to consent: inout Consent, in clinic: ClinicReader, session: Session) throws {
        consent.scope = scope ?? consent.scope
        consent.signer = signer ?? consent.signer
        consent.relation = relation ?? consent.relation
        consent.risksExplained = risksExplained ?? consent.risksExplained
        consent.givenOn = try on.map(session.dates.day) ?? consent.givenOn
        consent.withdrawnOn = try withdrawnOn.map(session.dates.day) ?? consent.withdrawnOn
        consent.note = try note.text ?? consent.note
    }
}
