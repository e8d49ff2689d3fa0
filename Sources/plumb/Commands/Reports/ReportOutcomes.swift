import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

extension ReportCommand {
    struct Outcomes: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "outcomes", abstract: "The first and the latest score of each complaint on each measure.")

        @Option(help: ArgumentHelp("Only the complaints of this patient.", valueName: "ref"))
        var patient: String?

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            let table = try patient.map { try session.viewing($0) { Table.outcomes(of: $0.id) } } ?? .outcomes()
            try session.read { clinic in
                try table.write(
                    ["complaint_id", patient == nil ? "patient_name" : "region", "measure"]
                        + ["first_on", "first_score", "latest_on", "latest_score", "scores"],
                    from: clinic, as: options.format, to: session.console, none: "No scores.")
            }
        }
    }
}
