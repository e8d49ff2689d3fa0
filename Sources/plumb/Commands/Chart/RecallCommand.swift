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
    typealias Value = RecallContact

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
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("result", asks: "What came of it") { $0.result },
            FieldFlag("channel") { $0.channel },
            FieldFlag("contacted_on", flag: "on") { $0.on },
            FieldFlag("contacted_by", flag: "by") { $0.by },
            FieldFlag("note") { try $0.note.text },
        ]
    }

    func prepare(
        _ contact: inout RecallContact, for patient: Stored<Patient>, in clinic: ClinicReader, at desk: Desk
    ) throws {
        if by == nil { contact.contactedBy = try desk.staffMemberID }
    }
}
