import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct IntakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake", abstract: "Record a whole intake from one JSON file.",
        discussion: """
            Registers a patient, or completes the one named with --patient, and puts complaints, history, prior care, \
            safety answers, consents and tests done elsewhere on the chart: all of it, or nothing where anything is \
            wrong. What stands on the chart already is not added again. plumb intake template prints a document to \
            fill in.
            """,
        subcommands: .of("intake", [IntakeTemplate.self, IntakeSchema.self]))

    @Option(help: ArgumentHelp("The JSON file; - reads what is piped in.", valueName: "file"))
    var from: String?
    @Option(help: ArgumentHelp("The patient on record whom it completes.", valueName: "ref"))
    var patient: String?
    @Flag(help: "Register the patient even where one like it is on record.")
    var anyway = false

    @OptionGroup var options: WriteOptions

    func run() throws {
        guard let from else { throw UsageError("Say which file to read, with --from; - is what is piped in.") }
        let session = try Session(options.common)
        let file = IntakeFile(from)
        let intake = try Intake(file.bytes())
        let prompt = file.isStandardInput ? nil : Prompt()
        // What is refused tells of the chart, so that it was looked at is noted first.
        let known = try patient.map { reference in
            let patient = try session.read { try $0.patient(reference, at: session.desk) }
            return try session.viewing(patient.id.description).id
        }
        let summary = try LikelyDuplicates.asking(prompt, at: session.console, isAccepted: anyway) { isAccepted in
            try session.write { clinic in
                let summary = try intake.add(to: clinic, completing: known.map { try clinic.record($0) })
                guard isAccepted || summary.likelyDuplicates.isEmpty else {
                    throw LikelyDuplicates(summary.likelyDuplicates, of: summary.patient.record.name)
                }
                return summary
            }
        }
        if options.format == .json {
            session.console.print(summary.json.indented)
        } else {
            try session.show(summary.patient.id, as: PatientFields.view, in: .text)
            session.console.print(summary.lines)
        }
    }
}

extension IntakeSummary {
    /// A line for each kind of record, and for what was not added.
    fileprivate var lines: [String] {
        let filled = filled.isEmpty ? nil : filled.map(\.title).joined(separator: ", ")
        let all: [(String, String?)] =
            [("filled in", filled)] + lists.map { ($0.table.replacing("_", with: " "), $0.text) } + [
                ("already on record", alreadyOnRecord == 0 ? nil : String(alreadyOnRecord)),
                ("unanswered", unanswered == 0 ? nil : String(unanswered)),
            ]
        let pairs = all.compactMap { label, text in text.map { (label: label, text: $0) } }
        let width = pairs.map(\.label.displayWidth).max() ?? 0
        return pairs.map { $0.label.padding(width + 2) + $0.text }
    }
}

struct IntakeTemplate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Print an empty intake, with the practice's safety questions.",
        discussion: "What stays null is not given, and a question whose answer stays null was not answered.")

    @OptionGroup var options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        try session.read { clinic in session.console.print(try Intake.template(in: clinic).indented) }
    }
}

struct IntakeSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print what an intake may be, as JSON Schema.")

    func run() { Console(noColor: true).print(Intake.schema.indented) }
}
