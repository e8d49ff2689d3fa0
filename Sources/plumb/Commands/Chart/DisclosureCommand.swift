import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct DisclosureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disclosure", abstract: "To whom patients' records were given, what of them, and what for.",
        discussion: """
            plumb patient copy notes the copies that it makes; what is told or sent in another way is noted with plumb \
            disclosure record.
            """,
        subcommands: .of(
            "disclosure",
            [
                DisclosureFields.commands.add, DisclosureFields.commands.edit, DisclosureList.self,
                DisclosureFields.commands.show, DisclosureFields.commands.void,
            ]))
}

struct DisclosureFields: RecordFields {
    typealias Value = Disclosure

    @Option(parsing: .unconditional, help: ArgumentHelp("The person or body that received it.", valueName: "name"))
    var givenTo: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Where they are, if that is known.", valueName: "address"))
    var address: String?
    @OptionGroup var what: TextOption<DisclosureTexts.What>
    @OptionGroup var purpose: TextOption<DisclosureTexts.Purpose>
    @Option(help: "In which way.")
    var channel: Disclosure.Channel?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was given; today.", valueName: "day"))
    var on: String?
    @Option(help: ArgumentHelp("Who gave it; the person at the keyboard.", valueName: "ref"))
    var by: String?

    static let shown = ["disclosure_id", "disclosed_on", "given_to", "what", "purpose", "staff_member"]
    static let verb = "record"
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("given_to", asks: "To whom it was given") { $0.givenTo },
            FieldFlag("address") { $0.address },
            FieldFlag("what", asks: "What was given") { try $0.what.text },
            FieldFlag("purpose", asks: "What for") { try $0.purpose.text },
            FieldFlag("channel") { $0.channel },
            FieldFlag("disclosed_on", flag: "on") { $0.on },
            FieldFlag("disclosed_by", flag: "by") { $0.by },
        ]
    }

    func prepare(
        _ disclosure: inout Disclosure, for patient: Stored<Patient>, in clinic: ClinicReader, at desk: Desk
    ) throws {
        if by == nil { disclosure.disclosedBy = try desk.staffMemberID }
    }
}

/// The flags of the texts of a disclosure.
enum DisclosureTexts {
    enum What: TextFlag {
        static let name = "what"
        static let help = "What of the records was given, in words."
    }
    enum Purpose: TextFlag {
        static let name = "purpose"
        static let help = "What it was given for."
    }
    enum PurposeOfCopy: TextFlag {
        static let name = "purpose"
        static let help = "What it is given for; needed where it is not for the patient."
    }
}

struct DisclosureList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the disclosures, of every patient or of one, void ones left out.",
        discussion: "That one patient's disclosures were looked at, and by whom, goes into the audit log.")

    @Option(help: ArgumentHelp("Only those of this patient.", valueName: "ref"))
    var patient: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only from this day on.", valueName: "day"))
    var since: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only to this day.", valueName: "day"))
    var until: String?

    @OptionGroup var options: ReadOptions

    /// What text shows of every patient's; of one patient's, whose they are need not be said.
    private static let shownOfAll = [
        "disclosure_id", "disclosed_on", "patient_name", "given_to", "what", "purpose", "staff_member",
    ]

    func run() throws {
        let session = try Session(options.common)
        var filter = RecordFilter(
            since: try since.map(session.desk.dates.day), until: try until.map(session.desk.dates.day))
        try DateEntry.checkOrder(filter.since, filter.until, flag: "--since")
        filter.patient = try patient.map { try session.viewing($0).id }
        try session.read { clinic in
            try RecordTable<Disclosure>().table(of: .made(filter)).write(
                patient == nil ? Self.shownOfAll : DisclosureFields.shown, from: clinic, as: options.format,
                to: session.console, none: "No disclosures.")
        }
    }
}
