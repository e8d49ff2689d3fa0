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
    static let columns = ["on": "disclosed_on", "by": "disclosed_by"]
    static let verb = "record"

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        givenTo = try asking.text(givenTo, "--given-to", "To whom it was given")
        try what.complete(&asking, "What was given")
        try purpose.complete(&asking, "What for")
    }

    func prepare(
        _ disclosure: inout Disclosure, for patient: Stored<Patient>, in clinic: ClinicReader, session: Session
    ) throws {
        if by == nil { disclosure.disclosedBy = try session.staffMemberID }
    }

    func apply(to disclosure: inout Disclosure, in clinic: ClinicReader, session: Session) throws {
        disclosure.givenTo = givenTo ?? disclosure.givenTo
        disclosure.address = address ?? disclosure.address
        disclosure.what = try what.text ?? disclosure.what
        disclosure.purpose = try purpose.text ?? disclosure.purpose
        disclosure.channel = channel ?? disclosure.channel
        disclosure.disclosedOn = try on.map(session.dates.day) ?? disclosure.disclosedOn
        disclosure.disclosedBy = try clinic.staffID(by) ?? disclosure.disclosedBy
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
