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
            return (change, try UndoText(change, in: clinic, at: session.author))
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

    var kind: ErrorKind { .rule }
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
