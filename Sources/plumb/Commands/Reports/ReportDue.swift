import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

extension ReportCommand {
    struct Due: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "due", abstract: "The active patients whose care plan is overdue, the longest overdue first.",
            discussion: """
                A plan is overdue where its visits per week leave a shorter interval than the time since the last \
                visit, or since the plan's first day, and where its re-examination was due and there was none. What is \
                due on the day itself is not overdue.
                """)

        @Option(help: ArgumentHelp("Only the patients of this office.", valueName: "ref"))
        var office: String?
        @Option(parsing: .unconditional, help: ArgumentHelp("The day to look at it; today.", valueName: "day"))
        var on: String?

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            try session.read { clinic in
                let (office, days) = try session.days(on, at: office, in: clinic)
                try Table.due(of: office?.id, on: days).write(
                    [
                        "patient_id", "patient_name", "phone", "reasons", "last_visit_on", "next_appointment_on",
                        "contacts",
                    ], from: clinic, as: options.format, to: session.console, none: "No care plan is overdue.")
            }
        }
    }
}
