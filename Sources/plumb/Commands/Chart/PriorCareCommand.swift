import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct PriorCareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prior-care", abstract: "The care that patients had before, or have beside this practice's.",
        subcommands: .of("prior-care", PriorCareFields.commands.all))
}

struct PriorCareFields: RecordFields {
    @Option(help: "What sort of care it was.")
    var kind: PriorCare.Kind?
    @Option(help: ArgumentHelp("The complaint that it was for.", valueName: "ref"))
    var complaint: String?
    @Option(help: "Who gave it.")
    var provider: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("When it began, as far as is known.", valueName: "date"))
    var from: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("When it ended, as far as is known.", valueName: "date"))
    var until: String?
    @Flag(inversion: .prefixedNo, help: "It goes on beside this practice's care.")
    var ongoing: Bool?
    @Option(help: "What it did for the complaint, as the patient says.")
    var response: PriorCare.Response?
    @OptionGroup var note: TextOption<NoteFlag>

    static let shown = [
        "prior_care_id", "kind", "provider", "complaint_id", "starts_on", "ends_on", "ongoing", "response",
    ]
    static let columns = ["complaint": "complaint_id", "from": "starts_on", "until": "ends_on"]
    static let one = "prior care"

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        kind = try asking.choice(kind, "--kind", "Kind")
    }

    func apply(to care: inout PriorCare, in clinic: ClinicReader, session: Session) throws {
        care.kind = kind ?? care.kind
        care.complaintID = try clinic.id(complaint) ?? care.complaintID
        care.provider = provider ?? care.provider
        care.startsOn = try from.map(session.dates.partialDate) ?? care.startsOn
        care.endsOn = try until.map(session.dates.partialDate) ?? care.endsOn
        care.ongoing = ongoing ?? care.ongoing
        care.response = response ?? care.response
        care.note = try note.text ?? care.note
    }
}
