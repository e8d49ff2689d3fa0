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
    @Option(parsing: .unconditional, help: ArgumentHelp("Where they are, if that is known.", valueName: "text"))
    var address: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("What of the records was given, in words.", valueName: "text"))
    var what: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("What it was given for.", valueName: "text"))
    var purpose: String?
    @Option(help: "In which way.")
    var channel: Disclosure.Channel?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was given; today.", valueName: "day"))
    var on: String?
    @Option(help: ArgumentHelp("Who gave it; the person at the keyboard.", valueName: "ref"))
    var by: String?

    static let table = RecordTable.disclosures
    static let shown = ["disclosure_id", "disclosed_on", "given_to", "what", "purpose", "staff_member"]
    static let columns = ["on": "disclosed_on", "by": "disclosed_by"]
    static let verb = "record"

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        givenTo = try asking.text(givenTo, "--given-to", "To whom it was given")
        what = try asking.text(what, "--what", "What was given")
        purpose = try asking.text(purpose, "--purpose", "What for")
    }

    func prepare(
        _ disclosure: inout Disclosure, for patient: Stored<Patient>, in clinic: ClinicReader, session: Session
    ) throws {
        if by == nil { disclosure.disclosedBy = try session.staffMemberID }
    }

    func apply(to disclosure: inout Disclosure, in clinic: ClinicReader, session: Session) throws {
        disclosure.givenTo = givenTo ?? disclosure.givenTo
        disclosure.address = address ?? disclosure.address
        disclosure.what = what ?? disclosure.what
        disclosure.purpose = purpose ?? disclosure.purpose
        disclosure.channel = channel ?? disclosure.channel
        disclosure.disclosedOn = try on.map(session.dates.day) ?? disclosure.disclosedOn
        disclosure.disclosedBy = try clinic.staffID(by) ?? disclosure.disclosedBy
    }
}
