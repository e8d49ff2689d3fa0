import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct PatientShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a patient's whole chart.",
        discussion: "That the chart was looked at, and by whom, goes into the ledger.")

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var reference: String

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
                session.console.print(chart.lines)
            case .json:
                session.console.print(try ChartJSON.chart(of: patient, in: clinic).indented)
            case .csv:
                try RecordTable.patients.table(of: .id(patient.id)).write(
                    [], from: clinic, as: .csv, to: session.console, none: "")
            }
        }
    }
}

extension Session {
    /// Finds the patient whose chart is looked at, and notes the view in the ledger before anything is shown.
    @discardableResult
    func viewing<Result>(_ reference: String, _ body: (Stored<Patient>) throws -> Result) throws -> Result {
        try body(
            write { clinic in
                let patient = try patient(reference, in: clinic)
                try clinic.noteView(of: patient)
                return patient
            })
    }
}
