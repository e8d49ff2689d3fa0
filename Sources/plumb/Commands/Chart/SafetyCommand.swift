import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct SafetyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "safety", abstract: "The patients' answers to the safety questions.",
        discussion: """
            Answers are recorded as they are given: nothing is added up and nothing is flagged. The questions are \
            the catalogue of safety items (plumb catalogue list safety-items).
            """,
        subcommands: .of(
            "safety",
            [
                SafetyAdd.self, SafetyAnswerFields.commands.edit, SafetyAnswerFields.commands.list,
                SafetyAnswerFields.commands.show, SafetyAnswerFields.commands.void,
            ]))
}

struct SafetyAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record a patient's answers to the safety questions.",
        discussion: """
            At a terminal, a command without --answer asks each question; an empty line leaves one unanswered. y and \
            n will do, and what else the patient said stands behind a colon, as in yes:on boats only.
            """)

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var patient: String
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Answers, such as dizziness=no or nausea=yes:on boats only; they are "
                + "\(SafetyAnswer.Answer.words.joined(separator: ", ")).",
            valueName: "item=answer"))
    var answer: [String] = []
    @Option(help: "Which questions are asked at a terminal; all of them.")
    var area: SafetyItem.Area?
    @Option(help: ArgumentHelp("The visit at which it was asked.", valueName: "ref"))
    var visit: String?
    @Option(help: ArgumentHelp("Who asked; the person at the keyboard.", valueName: "ref"))
    var by: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was asked; today.", valueName: "day"))
    var on: String?

    @OptionGroup var options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        let (patient, items) = try session.read { clinic in
            (try clinic.patient(self.patient, at: session.desk), try clinic.records(SafetyItem.self).map(\.record))
        }
        let answers = answer.isEmpty ? try ask(items) : try answer.map(SafetyEntry.init(entered:))
        let added = try session.write { clinic in
            let visitID = try visit.map { try clinic.record($0, of: Visit.self).id }
            let askedBy = try by.map { try clinic.staffMember($0).id }
            let dates = try session.desk.atOffice(of: patient.record, in: clinic).dates
            let day = try on.map(dates.day) ?? dates.today
            return try clinic.add(
                answers, of: patient.id, at: visitID, askedBy: askedBy ?? session.desk.staffMemberID, on: day)
        }
        try session.read { clinic in
            try RecordTable<SafetyAnswer>().table(of: .ids(added)).write(
                SafetyAnswerFields.shown, from: clinic, as: options.shown, to: session.console,
                none: "No answers.")
        }
    }

    private func ask(_ items: [SafetyItem]) throws -> [SafetyEntry] {
        guard let prompt = Prompt() else {
            throw UsageError("Say what was answered, with --answer, such as --answer dizziness=no.")
        }
        let words = SafetyAnswer.Answer.words.joined(separator: ", ")
        return try items.filter { $0.active && (area == nil || $0.area == area) }.compactMap { item in
            try prompt.ask("\(item.name.printable) (\(words))") { try SafetyEntry(item: item.code, answer: $0) }
        }
    }
}

struct SafetyAnswerFields: RecordFields {
    typealias Value = SafetyAnswer

    enum Note: TextFlag {
        static let name = "note"
        static let help = "What else the patient said of it."
    }

    @Option(help: "What was asked about, of the catalogue of safety items.")
    var item: String?
    @Option(help: "What the patient answered.")
    var answer: SafetyAnswer.Answer?
    @OptionGroup var note: TextOption<Note>
    @Option(help: ArgumentHelp("The visit at which it was asked.", valueName: "ref"))
    var visit: String?
    @Option(help: ArgumentHelp("Who asked.", valueName: "ref"))
    var by: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was asked.", valueName: "day"))
    var on: String?

    static let shown = ["safety_answer_id", "asked_on", "item", "answer", "note"]
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("item") { $0.item },
            FieldFlag("answer") { $0.answer },
            FieldFlag("note") { try $0.note.text },
            FieldFlag("visit_id", flag: "visit") { $0.visit },
            FieldFlag("asked_by", flag: "by") { $0.by },
            FieldFlag("asked_on", flag: "on") { $0.on },
        ]
    }
}
