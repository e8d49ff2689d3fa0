import ClinicModel
import ClinicStore

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
        patient == nil || [Finding.name, Adjustment.name].contains(recordType)
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
