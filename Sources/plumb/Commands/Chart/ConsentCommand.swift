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
            try options.write(showing: ConsentFields.view) { clinic, desk in
                let consent = try clinic.record(reference, of: Consent.self)
                let dates = try desk.atOffice(of: consent.record, in: clinic).dates
                let edited = try clinic.withdraw(consent, on: on.map(dates.day) ?? dates.today)
                try clinic.noteView(of: edited, unlessChangedFrom: consent)
                return edited
            }
        }
    }
}

struct ConsentFields: RecordFields {
    typealias Value = Consent

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
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("scope", asks: "What was agreed to") { $0.scope },
            FieldFlag("signer", asks: "Signed by") { $0.signer },
            FieldFlag("relation") { $0.relation },
            FieldFlag("risks_explained") { $0.risksExplained },
            FieldFlag("given_on", flag: "on") { $0.on },
            FieldFlag("withdrawn_on") { $0.withdrawnOn },
            FieldFlag("note") { try $0.note.text },
        ]
    }
}
