import ArgumentParser
import ClinicModel
import ClinicStore

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Undo your last command, where nothing was built on it since.",
        discussion: """
            It shows what the last command of the person at the keyboard changed, asks, and reverses all of it: what was \
            added becomes void, what was booked is cancelled, what was changed is as it was before. The audit log keeps \
            both. Whoever undoes needs to be allowed what reverses it: voiding is for the owner. What cannot be undone \
            (a signature, a merge, an import, what is void) says what to type instead.
            """)

    @Flag(help: "Undo without being asked.")
    var yes = false

    @OptionGroup var options: WriteOptions

    func run() throws { try Undoing(isRedo: false, isConfirmed: yes, options: options).run() }
}

struct RedoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redo", abstract: "Do again what your last undo undid.",
        discussion: "What an undo made void stays void: you enter that again yourself, as a new one.")

    @Flag(help: "Do it again without being asked.")
    var yes = false

    @OptionGroup var options: WriteOptions

    func run() throws { try Undoing(isRedo: true, isConfirmed: yes, options: options).run() }
}

/// Both of them: what was done is shown, confirmed and reversed.
private struct Undoing {
    let isRedo: Bool
    let isConfirmed: Bool
    let options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        let (change, text) = try session.read { clinic in
            let change = try clinic.lastChange(redoing: isRedo)
            return (change, try UndoText(change, in: clinic, at: session.desk.author))
        }
        if !isConfirmed { try confirm(change, text, session) }
        try session.write { try $0.undo(change, redoing: isRedo) }
        switch options.format {
        case .json: session.console.print(change.json.indented)
        case .text: session.console.print(text.done(isRedo: isRedo).flatMap(session.console.fitted))
        }
        if let outgoing = text.outgoing { session.console.remark(outgoing) }
    }

    private func confirm(_ change: LastChange, _ text: UndoText, _ session: Session) throws {
        // What is shown is of charts.
        try session.write { clinic in try change.patients.forEach(clinic.noteView) }
        guard let prompt = Prompt() else { throw UndoQuestion(facts: text.facts, isRedo: isRedo) }
        text.facts.flatMap(session.console.fitted).forEach(session.console.remark)
        guard try prompt.confirm(isRedo ? "Do it again?" : "Undo it?") else { throw Declined() }
    }
}

/// What somebody has to know before their last command is undone.
private struct UndoQuestion: ClinicError {
    let facts: [String]
    let isRedo: Bool

    var description: String {
        (facts + ["Nothing was changed; to \(isRedo ? "do it again" : "undo it"), say --yes."]).joined(separator: "\n")
    }
}

extension LastChange {
    fileprivate var json: JSONText {
        .object([
            ("first_entry", .integer(entries.lowerBound)), ("last_entry", .integer(entries.upperBound)),
            ("reason", .string(reason)),
            (
                "records",
                .array(
                    steps.map { step in
                        .object([
                            ("record_type", .string(step.recordType)), ("record_id", .integer(step.number)),
                            ("patient_id", step.patient.map { .string($0.id.description) } ?? .null),
                            ("reversal", .string(step.reversal.rawValue)),
                        ])
                    })
            ),
        ])
    }
}

/// What somebody's last command did, and what undoing it does, as people read it.
struct UndoText {
    private let change: LastChange
    private let author: String
    private let when: String

    init(_ change: LastChange, in clinic: ClinicReader, at desk: Author) throws {
        self.change = change
        author = try desk.staffMemberID.map { "\(try clinic.record($0).record.name.printable) (\($0))" } ?? "nobody"
        let times = try clinic.activeOffices().compactMap { office in
            TimeZoneName.localTime(at: change.at, in: office.timeZone).map { "\($0.day) \($0.time)" }
        }
        // Offices in several time zones have no time in common.
        when =
            Set(times).count == 1
            ? times[0] : Instant.fieldType.spokenText(of: change.at.fieldValue)
    }

    /// What was done, record by record, and under each what undoes it.
    var facts: [String] {
        ["The last command of \(author), on \(when) (\(change.entries.entryText)):"]
            + change.steps.flatMap { ["  " + line(of: $0), "      \($0.reversal.future)"] }
    }

    /// What became of each record.
    func done(isRedo: Bool) -> [String] {
        [
            isRedo
                ? "Done again what \(change.entries.entryText), of \(when), undid"
                : "Undone: \(change.entries.entryText), of \(when)"
        ]
            + change.steps.map { "  \(name(of: $0)): \($0.reversal.past)" }
    }

    /// What is not undone, though it was done since.
    var outgoing: String? {
        change.outgoing.map { "What left since with an export or a backup (entry \($0)) is not called back." }
    }

    private func name(of step: ChangeStep) -> String {
        let owner = step.patient.flatMap { patient in
            patient.id.description == step.reference
                ? " " + patient.record.name.printable : " of \(patient.id) \(patient.record.name.printable)"
        }
        let part = step.isNamedBySummary ? step.summary.map { " (\($0.printable))" } : nil
        return step.reference + (part ?? "") + (owner ?? "")
    }

    private func line(of step: ChangeStep) -> String {
        guard step.action == .edit else {
            let summary = step.isNamedBySummary ? nil : step.summary
            return "\(name(of: step)) was \(participle(of: step))"
                + (summary.map { ": " + $0.explicitLines.joined(separator: " ").printable } ?? "")
        }
        let fields = step.fields.map { field in
            "\(field.title) from \(spoken(field.before, field.type)) to \(spoken(field.after, field.type))"
        }
        return "\(name(of: step)) was changed: " + fields.joined(separator: "; ")
    }

    private func spoken(_ value: FieldValue, _ type: FieldType) -> String {
        let text = type.spokenText(of: value).explicitLines.joined(separator: " ").shortened.printable
        return text.isEmpty ? "nothing" : text
    }

    private func participle(of step: ChangeStep) -> String {
        switch (step.action, step.recordType) {
        case (.void, _): "withdrawn"
        case (_, Visit.name): "recorded"
        case (_, Appointment.name): "booked"
        default: "added"
        }
    }
}

extension ChangeStep {
    /// A part of a visit is known by the visit and its test, and a word by itself: not by their numbers.
    fileprivate var isNamedBySummary: Bool {
        patient == nil || goesWithVisit
    }
}

extension ChangeStep.Reversal {
    fileprivate var future: String {
        switch self {
        case .void: "would become void"
        case .cancel: "would be cancelled"
        case .withdraw: "would be withdrawn"
        case .changeBack: "would be changed back"
        case .enterAgain: "would be entered again"
        }
    }

    fileprivate var past: String {
        switch self {
        case .void: "void"
        case .cancel: "cancelled"
        case .withdraw: "withdrawn"
        case .changeBack: "as it was before"
        case .enterAgain: "entered again"
        }
    }
}
