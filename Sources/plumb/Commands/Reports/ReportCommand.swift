import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "What the records come to: who is due, what waits, how many, how long.",
        discussion: "Void records are never counted.",
        subcommands: .of(
            "report", [Due.self, Unsigned.self, Visits.self, Holding.self, Outcomes.self, Unexamined.self]))

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
            try options.write(
                [
                    "patient_id", "patient_name", "phone", "reasons", "last_visit_on", "next_appointment_on",
                    "contacts",
                ], none: "No care plan is overdue."
            ) { clinic, desk in
                let (office, days) = try desk.days(on, at: office, in: clinic)
                return Table.due(of: office?.id, on: days)
            }
        }
    }

    struct Unsigned: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "unsigned", abstract: "The drafts that still wait for their clinician, oldest first.")

        @Option(help: ArgumentHelp("Only those at this office.", valueName: "ref"))
        var office: String?
        @Option(help: ArgumentHelp("Only those of this clinician.", valueName: "ref"))
        var clinician: String?

        @OptionGroup var options: ReadOptions

        func run() throws {
            try options.write(
                ["visit_id", "visited_on", "days_waiting", "patient_name", "clinician", "outcome", "entered_by"],
                none: "No visit waits for a signature."
            ) { clinic, desk in
                let (office, days) = try desk.days(at: office, in: clinic)
                let member = try clinician.map { try clinic.staffMember($0) }
                return Table.unsigned(at: office?.id, of: member?.id, on: days)
            }
        }
    }

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
            let first = try from.map(session.desk.dates.day)
            let last = try until.map(session.desk.dates.day)
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

    struct Outcomes: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "outcomes", abstract: "The first and the latest score of each complaint on each measure.")

        @Option(help: ArgumentHelp("Only the complaints of this patient.", valueName: "ref"))
        var patient: String?

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            let table = try patient.map { Table.outcomes(of: try session.viewing($0).id) } ?? .outcomes()
            try session.read { clinic in
                try table.write(
                    ["complaint_id", patient == nil ? "patient_name" : "region", "measure"]
                        + ["first_on", "first_score", "latest_on", "latest_score", "scores"],
                    from: clinic, as: options.format, to: session.console, none: "No scores.")
            }
        }
    }

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
            try options.write(
                [
                    "complaint_id", "patient_name", "recorded_on", "region", "side", "visits_since",
                    "last_low_back_examined_on",
                ], none: "No open complaint of a leg or foot is without an examination of the low back.",
                of: Table.unexamined)
        }
    }
}

extension VisitCount.Grouping: ExpressibleByArgument {}
