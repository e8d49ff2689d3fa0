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
    static let columns = ["complaint": "complaint_id", "visit": "visit_id", "on": "scored_on"]

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        measure = try asking.text(measure, "--measure", "Measure") { entered in
            try session.read { try $0.catalogueRow(entered, of: Measure.self) }
        }
        let typed = try asking.text(score?.shortText, "--score", "Score", Self.number)
        score = try typed.map(Self.number)
    }

    func apply(to score: inout OutcomeScore, in clinic: ClinicReader, session: Session) throws {
        score.measure = try measure.map { try clinic.catalogueRow($0, of: Measure.self).code } ?? score.measure
        score.score = self.score ?? score.score
        score.complaintID = try clinic.id(complaint) ?? score.complaintID
        score.visitID = try clinic.id(visit) ?? score.visitID
        score.scoredOn = try on.map(session.dates.day) ?? score.scoredOn
        score.reporter = reporter ?? score.reporter
    }

    private static func number(_ text: String) throws -> Double {
        guard let number = Double(plain: text) else {
            throw FieldError(field: "score", title: "Score", problem: .notOfType(text, .number))
        }
        return number
    }
}
