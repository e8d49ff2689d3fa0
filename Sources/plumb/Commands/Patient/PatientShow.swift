import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct PatientShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a patient's whole chart.",
        discussion: "That the chart was looked at, and by whom, goes into the audit log.")

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var reference: String
    @Option(help: "Only this part of the chart.")
    var section: ChartSection?

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        let patient = try session.viewing(reference) { $0 }
        try session.read { clinic in
            switch options.format {
            case .text:
                let chart = ChartText(
                    try clinic.chart(of: patient.id), names: try clinic.names(), today: session.author.today,
                    console: session.console)
                session.console.print(chart.lines(of: section))
            case .json:
                let json = try section.map { try ChartJSON.section($0, of: patient, in: clinic) }
                session.console.print(try (json ?? ChartJSON.chart(of: patient, in: clinic)).indented)
            case .csv:
                let table =
                    section?.table(of: patient, among: clinic.kinds)
                    ?? RecordTable<Patient>().table(of: .id(patient.id))
                try table.write(
                    [], from: clinic, as: .csv, to: session.console, none: "")
            }
        }
    }
}

struct PatientTimeline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "List everything that happened to a patient, by day.",
        discussion: "That the chart was looked at, and by whom, goes into the audit log.")

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var reference: String

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        let patient = try session.viewing(reference) { $0 }
        try session.read { clinic in
            try Table.timeline(of: patient.id).write(
                ["day", "record", "id", "what"], from: clinic, as: options.format, to: session.console,
                none: "Nothing is on record.")
        }
    }
}

extension Session {
    /// Finds the patient whose chart is looked at, and notes the view in the audit log before anything is shown.
    ///
    /// The id of one who was merged leads to the one who has the chart, and that is said.
    @discardableResult
    func viewing<Result>(_ reference: String, _ body: (Stored<Patient>) throws -> Result) throws -> Result {
        let (patient, trail) = try write { clinic in
            let named = try named(reference, in: clinic)
            let patient = try clinic.survivor(of: named)
            try clinic.noteView(of: patient)
            return (patient, try clinic.mergeTrail(of: named))
        }
        if let trail { console.remark("\(trail); this is \(trail.end).") }
        return try body(patient)
    }
}
