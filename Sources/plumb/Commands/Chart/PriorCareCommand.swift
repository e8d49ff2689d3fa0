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
    typealias Value = PriorCare

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
    static let one = "prior care"
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("kind", asks: "Kind") { $0.kind },
            FieldFlag("complaint_id", flag: "complaint") { $0.complaint },
            FieldFlag("provider") { $0.provider },
            FieldFlag("starts_on", flag: "from") { $0.from },
            FieldFlag("ends_on", flag: "until") { $0.until },
            FieldFlag("ongoing") { $0.ongoing },
            FieldFlag("response") { $0.response },
            FieldFlag("note") { try $0.note.text },
        ]
    }
}
