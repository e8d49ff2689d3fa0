import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

extension VisitCount.Grouping: ExpressibleByArgument {}

extension ReportCommand {
    struct Visits: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "visits", abstract: "How many visits there were, and how many of them were adjusted.")

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp("The first day; the first of the records.", valueName: "day"))
        var from: String?
        @Option(
            parsing: .unconditional, help: ArgumentHelp("The last day; the last of the records.", valueName: "day"))
        var until: String?
        @Option(help: ArgumentHelp("What visits are told apart by, or all three; may be repeated.", valueName: "part"))
        var by: [VisitCount.Grouping] = []

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            let first = try from.map(session.dates.day)
            let last = try until.map(session.dates.day)
            if let first, let last, first > last {
                throw UsageError("--from \(first) is after --until \(last); --from is that day or an earlier one.")
            }
            let groupings = by.isEmpty ? VisitCount.Grouping.allCases : VisitCount.Grouping.allCases.filter(by.contains)
            try session.read { clinic in
                try Table.visitCounts(from: first, until: last, by: Set(groupings)).write(
                    groupings.map(\.rawValue) + ["visits", "adjusted", "not_adjusted", "no_outcome", "share_adjusted"],
                    from: clinic, as: options.format, to: session.console, none: "No visits.")
            }
        }
    }
}
