import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore
import RecordLinkage

struct PatientCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient", abstract: "The patients and their charts.",
        subcommands: .of(
            "patient",
            [
                PatientAdd.self, PatientFind.self, PatientShow.self, PatientTimeline.self, PatientHistory.self,
                PatientEdit.self, PatientList.self, PatientCopyCommand.self, PatientDuplicates.self, PatientMerge.self,
                PatientUnmerge.self,
            ]))
}

struct PatientFind: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Find patients by any part of what is known of them.",
        discussion: """
            Looks for every word, in any order and case, with or without accents, in names, phone numbers, birth \
            dates and legacy numbers. First come those whose family name begins with a word, and all are in the order of \
            their names. A patient is also found by what those had who were merged into it. Text shows the first 100.
            """)

    @Argument(help: "What to look for.")
    var text: [String]

    @OptionGroup var options: ReadOptions

    private static let most = 100

    func run() throws {
        let session = try Session(options.common)
        let words = PatientQuery.words(text.joined(separator: " "), dates: session.desk.dates)
        guard !words.isEmpty else { throw UsageError("Say a part of a name, a phone number or a birth date.") }
        try session.read { clinic in
            let limit = options.format == .text ? Self.most : nil
            let found = try limit.map { try clinic.first($0, matching: words) } ?? .matching(words)
            let rows = try RecordTable<Patient>().table(of: found).write(
                PatientList.shown, from: clinic, as: options.format, to: session.console, none: "Nobody was found.")
            if rows == limit { session.console.remark("These are the first \(rows); say more of the name.") }
            try remark(on: words, in: clinic, console: session.console)
        }
    }

    /// Says through whom a patient was found whose own words these are not.
    private func remark(on words: [String], in clinic: ClinicReader, console: Console) throws {
        for merged in try clinic.records(Patient.self, .merged(matching: words)) {
            guard let trail = try clinic.mergeTrail(of: merged.id) else { continue }
            let key = try clinic.record(trail.end).record.searchKey
            if words.allSatisfy({ key.contains($0) }) { continue }
            console.remark("\(trail.end) is found through \(merged.id) \(merged.record.name.printable): \(trail).")
        }
    }
}

struct PatientList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the patients by name.")

    static let shown = ["patient_id", "patient_name", "birth_date", "phone", "status", "legacy_number"]

    @Option(help: "Only those of this status.")
    var status: Patient.Status?
    @Option(help: ArgumentHelp("Only those who usually come to this office.", valueName: "ref"))
    var office: String?

    @OptionGroup var options: ReadOptions

    func run() throws {
        try options.write(Self.shown, none: "No patients.") { clinic, _ in
            let office = try office.map { try clinic.office($0).id }
            return RecordTable<Patient>().table(of: .list(status: status, office: office))
        }
    }
}

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
        try options.write(
            [
                "score", "patient_id_1", "patient_name_1", "birth_date_1", "patient_id_2", "patient_name_2",
                "birth_date_2", "reasons",
            ], none: "No patients are likely one person.", of: Table.duplicates(atLeast: atLeast))
    }
}
