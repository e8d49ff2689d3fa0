import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct HoldingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holding", abstract: "How long adjustments held, with both bounds.",
        discussion: """
            Of one patient, every holding period; of all active patients, the current one. A period runs from an \
            adjustment until a later screen found misalignment again: at least to the last day on which it was \
            found holding, at most to the day on which it was found not to.
            """)

    @Argument(help: ArgumentHelp("The patient; all active ones where it is left out.", valueName: "ref"))
    var patient: String?

    @OptionGroup var options: ReadOptions

    /// What text shows of every patient's current period, and of one patient's periods; it fits 80 cells.
    static let shownOfAll = [
        "patient_id", "patient_name", "adjusted_on", "found_misaligned", "checks", "days_at_least", "days_at_most",
        "state",
    ]
    private static let shownOfOne = [
        "adjusted_visit_id", "adjusted_on", "last_found_holding", "found_misaligned", "checks", "days_at_least",
        "days_at_most", "state",
    ]

    func run() throws {
        let session = try Session(options.common)
        let table = try patient.map { Table.holdingPeriods(of: try session.viewing($0)) } ?? .currentHolding
        try session.read { clinic in
            try table.write(
                patient == nil ? Self.shownOfAll : Self.shownOfOne, from: clinic, as: options.format,
                to: session.console, none: "No adjustments.")
        }
    }
}
