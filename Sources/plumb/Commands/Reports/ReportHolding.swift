import ArgumentParser
import ClinicExchange
import ClinicStore

extension ReportCommand {
    struct Holding: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "holding", abstract: "How long adjustments held, of each patient or of the practice.",
            discussion: """
                By patient, the longest period with both its bounds, and the current state. By practice, how many of \
                all periods certainly held for some number of days, and how many may have.
                """)

        enum Part: String, ExpressibleByArgument, CaseIterable {
            case patient, practice
        }

        @Option(help: ArgumentHelp("What there is a row for.", valueName: "part"))
        var by: Part = .patient

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            let table = by == .patient ? Table.holdingByPatient : .holdingOfPractice
            try session.read { clinic in
                // All columns fit 80 cells.
                try table.write(
                    table.columns.map(\.name), from: clinic, as: options.format, to: session.console,
                    none: "No adjustments.")
            }
        }
    }
}
