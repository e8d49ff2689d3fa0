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

extension ClinicReader {
    /// What the person at the keyboard changed last, and what undoes it.
    ///
    /// Views, exports and backups change nothing, and are passed over.
    ///
    /// - Parameter redoing: whether it is to be done again what an undo undid; otherwise an undo is not undone.
    /// - Throws: ``UndoError`` where it is not undone, ``Refusal`` where it is for somebody else to undo.
    public func lastChange(redoing: Bool = false) throws -> LastChange {
        guard let member = person?.staffMemberID else { throw Refusal(.nobody) }
        guard let last = try lastEntry(of: member) else {
            throw redoing ? UndoError.wasNoUndo : UndoError.nothing(try record(member).record.name, member)
        }
        let range = Int64(last.changeID)...last.id.number
        let entries = try changeEntries(endingWith: last, in: range)
        let undone = try rangeUndone(by: last.record)
        if !redoing, let undone { throw UndoError.wasUndo("undo of \(undone.entryText)") }
        if redoing, undone == nil { throw UndoError.wasNoUndo }
        try checkCanBeUndone(entries, in: range)
        try checkNothingBuilt(on: entries, after: range.upperBound)
        return LastChange(
            entries: range, at: last.at, steps: try steps(of: entries, in: range),
            reason: undone.map { "redo of \($0.entryText)" } ?? "undo of \(range.entryText)",
            outgoing: try lastOutgoing(of: member, after: range.upperBound))
    }

    /// The entries of the last change of the person at the keyboard; nil where there is none.
    func lastEntries() throws -> ClosedRange<Int64>? {
        guard let member = person?.staffMemberID, let last = try lastEntry(of: member) else { return nil }
        return Int64(last.changeID)...last.id.number
    }

    private func lastEntry(of member: RecordID<StaffMember>) throws -> Stored<AuditEntry>? {
        try auditEntries(
            "t.staff_member_id = ? AND \(Self.isChange) ORDER BY t.id DESC LIMIT 1", [member.fieldValue]
        ).first
    }

    /// As many as are undone at once, and the last: of an import, there may be a million.
    private func changeEntries(
        endingWith last: Stored<AuditEntry>, in range: ClosedRange<Int64>
    ) throws -> [Stored<AuditEntry>] {
        try auditEntries(
            "t.id BETWEEN ? AND ? AND \(Self.isChange) ORDER BY t.id LIMIT ?",
            [.integer(range.lowerBound), .integer(range.upperBound - 1), Self.mostUndone.fieldValue]) + [last]
    }

    private func lastOutgoing(of member: RecordID<StaffMember>, after number: Int64) throws -> Int64? {
        try auditEntries(
            """
            t.staff_member_id = ? AND t.id > ? AND (t.action = 'export' OR t.record_type = 'backup')
            ORDER BY t.id DESC LIMIT 1
            """, [member.fieldValue, .integer(number)]
        ).first?.id.number
    }

    /// The entries of the change that an undo undid; nil of what is none, and of a redo, which undoes an undo.
    private func rangeUndone(by entry: AuditEntry) throws -> ClosedRange<Int64>? {
        guard entry.origin == .undo, let first = entry.undoes else { return nil }
        var isUndo = true
        var number = first
        while let undone = try auditEntries("t.id = ?", [number.fieldValue]).first, undone.origin == .undo,
            let earlier = undone.undoes, earlier < number
        {
            isUndo.toggle()
            number = earlier
        }
        guard isUndo else { return nil }
        let sql = "SELECT max(id) FROM audit_entries WHERE id >= ? AND id < ? AND change_id = ?"
        let last = try db.integer(sql, [first.fieldValue, entry.changeID.fieldValue, first.fieldValue])
        return Int64(first)...(last ?? Int64(first))
    }

    /// Throws where something in a change cannot be taken back, whatever became of it since.
    private func checkCanBeUndone(_ entries: [Stored<AuditEntry>], in range: ClosedRange<Int64>) throws {
        if let why = UndoObstacle(kinds: kinds).found(in: entries) { throw UndoError.stays(range, why) }
        if entries.count > Self.mostUndone { throw UndoError.tooMany(range) }
    }

    /// More than anybody types in one command.
    private static let mostUndone = 500

    /// What is true of an entry that changed the records.
    static let isChange = "t.action NOT IN ('view', 'export', 'refuse') AND t.record_type <> 'backup'"
}
