import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct RecallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall", abstract: "The practice's tries to reach patients, and what came of them.",
        subcommands: .of("recall", RecallContactFields.commands.all))
}

struct RecallContactFields: RecordFields {
    @Option(help: "What came of it.")
    var result: RecallContact.Result?
    @Option(help: "In which way.")
    var channel: RecallContact.Channel?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day of it; today.", valueName: "day"))
    var on: String?
    @Option(help: ArgumentHelp("Who tried; the person at the keyboard.", valueName: "ref"))
    var by: String?
    @OptionGroup var note: TextOption<NoteFlag>

    static let shown = ["recall_contact_id", "contacted_on", "channel", "result", "note"]
    static let columns = ["on": "contacted_on", "by": "contacted_by"]

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        result = try asking.choice(result, "--result", "What came of it")
    }

    func apply(to contact: inout RecallContact, in clinic: ClinicReader, session: Session) throws {
        contact.result = result ?? contact.result
        contact.channel = channel ?? contact.channel
        contact.contactedOn = try on.map(session.dates.day) ?? contact.contactedOn
        contact.contactedBy = try clinic.staffID(by) ?? contact.contactedBy
        contact.note = try note.text ?? contact.note
    }

    func prepare(
        _ contact: inout RecallContact, for patient: Stored<Patient>, in clinic: ClinicReader, session: Session
    ) throws {
        if by == nil { contact.contactedBy = try session.staffMemberID }
    }
}
