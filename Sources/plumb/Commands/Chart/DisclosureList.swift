import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct DisclosureList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the disclosures, of every patient or of one, void ones left out.",
        discussion: "That one patient's disclosures were looked at, and by whom, goes into the audit log.")

    @Option(help: ArgumentHelp("Only those of this patient.", valueName: "ref"))
    var patient: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only from this day on.", valueName: "day"))
    var since: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only to this day.", valueName: "day"))
    var until: String?

    @OptionGroup var options: ReadOptions

    /// What text shows of every patient's; of one patient's, whose they are need not be said.
    private static let shownOfAll = [
        "disclosure_id", "disclosed_on", "patient_name", "given_to", "what", "purpose", "staff_member",
    ]

    func run() throws {
        let session = try Session(options.common)
        var filter = RecordFilter(since: try since.map(session.dates.day), until: try until.map(session.dates.day))
        if let since = filter.since, let until = filter.until, until < since {
            throw UsageError("--since is \(since), after --until, \(until); the first day comes first.")
        }
        filter.patient = try patient.map { try session.viewing($0, \.id) }
        try session.read { clinic in
            try RecordTable<Disclosure>().table(of: .made(filter)).write(
                patient == nil ? Self.shownOfAll : DisclosureFields.shown, from: clinic, as: options.format,
                to: session.console, none: "No disclosures.")
        }
    }
}
