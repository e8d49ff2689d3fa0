import ArgumentParser
import ClinicExchange
import ClinicStore

extension ReportCommand {
    struct Unexamined: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "unexamined",
            abstract: "Open complaints of a leg or foot since which the low back was not examined.",
            discussion: """
                States the fact, from the regions examined of each visit. Where a complaint of another region spreads \
                to is text, and is not looked at.
                """)

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            try session.read { clinic in
                try Table.unexamined.write(
                    [
                        "complaint_id", "patient_name", "recorded_on", "region", "side", "visits_since",
                        "last_low_back_examined_on",
                    ], from: clinic, as: options.format, to: session.console,
                    none: "No open complaint of a leg or foot is without an examination of the low back.")
            }
        }
    }
}
