import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "The patients' scores on measures of outcome.",
        discussion: "Only scores are kept, within each measure's range; plumb catalogue list measures shows them.",
        subcommands: .of("score", OutcomeScoreFields.commands.all))
}

struct OutcomeScoreFields: RecordFields {
    typealias Value = OutcomeScore

    @Option(help: "The measure, of the catalogue of measures.")
    var measure: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The score.", valueName: "number"))
    var score: Double?
    @Option(help: ArgumentHelp("The complaint that it is about.", valueName: "ref"))
    var complaint: String?
    @Option(help: ArgumentHelp("The visit at which it was taken.", valueName: "ref"))
    var visit: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day of the score; today.", valueName: "day"))
    var on: String?
    @Option(help: "Whose score it is.")
    var reporter: SeverityRating.Reporter?

    static let shown = ["outcome_score_id", "scored_on", "measure", "score", "complaint_id", "visit_id", "reporter"]
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("measure", asks: "Measure") { $0.measure },
            FieldFlag("score", asks: "Score") { $0.score },
            FieldFlag("complaint_id", flag: "complaint") { $0.complaint },
            FieldFlag("visit_id", flag: "visit") { $0.visit },
            FieldFlag("scored_on", flag: "on") { $0.on },
            FieldFlag("reporter") { $0.reporter },
        ]
    }
}
