import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

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
        let words = PatientQuery.words(text.joined(separator: " "), dates: session.dates)
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
        let session = try Session(options.common)
        try session.read { clinic in
            let office = try office.map { try clinic.office($0).id }
            try RecordTable<Patient>().table(of: .list(status: status, office: office)).write(
                Self.shown, from: clinic, as: options.format, to: session.console, none: "No patients.")
        }
    }
}
