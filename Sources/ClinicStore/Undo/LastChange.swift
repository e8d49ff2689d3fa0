import ClinicModel

/// What a staff member changed with one command, record by record, and what undoes it.
public struct LastChange: Hashable, Sendable {
    /// The entries of the audit log.
    public let entries: ClosedRange<Int64>
    public let at: Instant
    /// In the order in which it was done.
    public let steps: [ChangeStep]
    /// What the audit log says of each change that undoes it, or does it again.
    public let reason: String
    /// The last entry since of an export or a backup; nil where there was none.
    public let outgoing: Int64?

    /// The patients whom it concerns, each once.
    public var patients: [Stored<Patient>] {
        steps.compactMap(\.patient).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// What was done to one record, and what undoes it.
public struct ChangeStep: Hashable, Sendable {
    public let action: AuditEntry.Action
    /// The kind of record, as the audit log names it.
    public let recordType: String
    public let number: Int64
    /// As people read it: `V-12`, `consent 3`.
    public let reference: String
    public let patient: Stored<Patient>?
    /// What the record says, in a line.
    public let summary: String?
    /// The fields that were changed; none of a record that was added.
    public let fields: [FieldChange]
    public let reversal: Reversal
    /// Whether it is a part of a visit.
    public let goesWithVisit: Bool

    public struct FieldChange: Hashable, Sendable {
        public let name: String
        public let title: String
        public let type: FieldType
        public let before: FieldValue
        public let after: FieldValue
    }

    /// What undoes a step.
    public enum Reversal: String, ValueSet {
        case void
        case cancel
        /// A finding or an adjustment of a draft is void.
        case withdraw
        case changeBack = "change-back"
        /// A finding or an adjustment that was withdrawn stays so, and another like it is added.
        case enterAgain = "enter-again"
    }
}

/// What becomes of a record when the command that added it is undone.
public enum AddingUndone: Hashable, Sendable {
    case reversed(ChangeStep.Reversal)
    /// It stays; why, and what to type instead.
    case stays(String)
}

extension ClosedRange<Int64> {
    /// Entries of the audit log, as people read them: `entry 12`, `entries 12–14`.
    public var entryText: String {
        lowerBound == upperBound ? "entry \(lowerBound)" : "entries \(lowerBound)\u{2013}\(upperBound)"
    }
}
