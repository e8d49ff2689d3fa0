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
    static let columns = ["visit": "visit_id", "on": "reported_on"]

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        try description.complete(&asking, "Description")
    }

    func apply(to reaction: inout Reaction, in clinic: ClinicReader, session: Session) throws {
        reaction.description = try description.text ?? reaction.description
        reaction.visitID = try clinic.id(visit) ?? reaction.visitID
        reaction.reportedOn = try on.map(session.dates.day) ?? reaction.reportedOn
        reaction.hoursAfter = hoursAfter ?? reaction.hoursAfter
        reaction.severity = severity ?? reaction.severity
        reaction.resolvedOn = try resolvedOn.map(session.dates.day) ?? reaction.resolvedOn
    }
}
