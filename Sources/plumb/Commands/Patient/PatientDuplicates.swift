import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore
import RecordLinkage

struct PatientDuplicates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "List pairs of patients who are likely one person, best first.",
        discussion: """
            Compares names, birth dates, sexes, addresses, phones and e-mails, as far as both records have them; nothing \
            is changed. The score says how much more speaks for one person than for two: 0 is as likely as not, and each \
            point doubles the odds, so that 10 is a thousand to one. The reasons say what the comparison of each field \
            came to.
            """)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Only pairs with this score or more; negative ones are likelier two persons.", valueName: "score"))
    var atLeast = Linkage.leastScore

    @OptionGroup var options: ReadOptions

    func run() throws {
        if atLeast.isNaN { throw UsageError("--at-least is no number; it is a score, such as 1 or -2.5.") }
        let session = try Session(options.common)
        try session.read { clinic in
            try Table.duplicates(atLeast: atLeast).write(
                [
                    "score", "patient_id_1", "patient_name_1", "birth_date_1", "patient_id_2", "patient_name_2",
                    "birth_date_2", "reasons",
                ], from: clinic, as: options.format, to: session.console, none: "No patients are likely one person.")
        }
    }
}
