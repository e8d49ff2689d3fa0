import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

extension ReportCommand {
    struct Unsigned: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "unsigned", abstract: "The drafts that still wait for their clinician, oldest first.")

        @Option(help: ArgumentHelp("Only those at this office.", valueName: "ref"))
        var office: String?
        @Option(help: ArgumentHelp("Only those of this clinician.", valueName: "ref"))
        var clinician: String?

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            try session.read { clinic in
                let (office, days) = try session.days(at: office, in: clinic)
                let member = try clinician.map { try clinic.staffMember($0) }
                try Table.unsigned(at: office?.id, of: member?.id, on: days).write(
                    ["visit_id", "visited_on", "days_waiting", "patient_name", "clinician", "outcome", "entered_by"],
                    from: clinic, as: options.format, to: session.console, none: "No visit waits for a signature.")
            }
        }
    }
}
