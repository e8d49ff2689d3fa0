import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct ReactionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reaction", abstract: "What patients felt after visits, as they reported it later.",
        subcommands: .of("reaction", ReactionFields.commands.all))
}

struct ReactionFields: RecordFields {
    typealias Value = Reaction

    enum Description: TextFlag {
        static let name = "description"
        static let help = "What was felt, in words."
    }

    @OptionGroup var description: TextOption<Description>
    @Option(help: ArgumentHelp("The visit that it followed.", valueName: "ref"))
    var visit: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was reported; today.", valueName: "day"))
    var on: String?
    @Option(help: ArgumentHelp("How many hours after the visit it began.", valueName: "hours"))
    var hoursAfter: Double?
    @Option(help: ArgumentHelp("How bad it was, 0 to 10.", valueName: "score"))
    var severity: Int?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was gone.", valueName: "day"))
    var resolvedOn: String?

    static let shown = [
        "reaction_id", "reported_on", "visit_id", "description", "hours_after", "severity", "resolved_on",
    ]
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("description", asks: "Description") { try $0.description.text },
            FieldFlag("visit_id", flag: "visit") { $0.visit },
            FieldFlag("reported_on", flag: "on") { $0.on },
            FieldFlag("hours_after") { $0.hoursAfter },
            FieldFlag("severity") { $0.severity },
            FieldFlag("resolved_on") { $0.resolvedOn },
        ]
    }
}
