import ClinicModel

/// What undoes that a record of a kind was added or changed.
struct Undo<Record: StoredRecord>: Sendable {
    /// What becomes of a record when the command that added it is undone.
    let adding: @Sendable (Stored<Record>) -> AddingUndone
    /// Puts a record that an undo adds no more out of the way, as ``adding`` says.
    let takeBack: @Sendable (Stored<Record>, _ reason: String, ClinicWriter) throws -> Void
    /// Gives a record the form again that it had before an edit that is undone.
    let putBack: PutBack
    /// Why an edit of the record is not undone, and what to type instead; nil if it is.
    let obstacle: @Sendable (RecordID<Record>) -> String?
    /// The visit with whose parts the record must go together after an undo: its own, or the one that it is a part of.
    let visit: (@Sendable (Stored<Record>) -> RecordID<Visit>)?
    /// Whether it is undone with the visit that it is a part of.
    let goesWithVisit: Bool

    typealias PutBack =
        @Sendable (Stored<Record>, _ former: Record, _ reason: String, ClinicWriter) throws -> Void

    init(
        adding: @escaping @Sendable (Stored<Record>) -> AddingUndone,
        takeBack: @escaping @Sendable (Stored<Record>, _ reason: String, ClinicWriter) throws -> Void,
        putBack: @escaping PutBack = { try $3.change($0, to: $1, reason: $2) },
        obstacle: @escaping @Sendable (RecordID<Record>) -> String? = { _ in nil },
        visit: (@Sendable (Stored<Record>) -> RecordID<Visit>)? = nil, goesWithVisit: Bool = false
    ) {
        self.adding = adding
        self.takeBack = takeBack
        self.putBack = putBack
        self.obstacle = obstacle
        self.visit = visit
        self.goesWithVisit = goesWithVisit
    }

    /// What was added stays on record; `why` says so, and what to type instead.
    static func stays(
        putBack: @escaping PutBack = { try $3.change($0, to: $1, reason: $2) },
        obstacle: @escaping @Sendable (RecordID<Record>) -> String? = { _ in nil },
        _ why: @escaping @Sendable (Stored<Record>) -> String
    ) -> Undo {
        Undo(
            adding: { .stays(why($0)) },
            takeBack: { _, _, _ in preconditionFailure("What stays is not taken back") },
            putBack: putBack, obstacle: obstacle)
    }

    /// A part of a draft visit: kept, and void.
    static func withdraw(
        with visit: @escaping @Sendable (Record) -> RecordID<Visit>, _ void: @escaping @Sendable (inout Record) -> Void
    ) -> Undo {
        Undo(
            adding: { _ in .reversed(.withdraw) },
            takeBack: { record, reason, clinic in
                var withdrawn = record.record
                void(&withdrawn)
                try clinic.change(record, to: withdrawn, .void, reason: reason)
            },
            visit: { visit($0.record) }, goesWithVisit: true)
    }
}

extension Undo where Record: VoidableRecord {
    /// What was added becomes void.
    static var void: Undo { voided() }

    fileprivate static func voided(
        putBack: @escaping PutBack = { try $3.change($0, to: $1, reason: $2) }
    ) -> Undo {
        Undo(
            adding: { _ in .reversed(.void) },
            takeBack: { record, reason, clinic in _ = try clinic.void(record.id, reason: reason) }, putBack: putBack)
    }
}

extension Undo where Record: ChartRecord {
    static var void: Undo { voided(putBack: edit) }

    /// Changes back what is on a chart, as an edit does.
    @Sendable static func edit(
        _ record: Stored<Record>, to former: Record, reason: String, in clinic: ClinicWriter
    ) throws {
        _ = try clinic.edit(record, to: former, reason: reason)
    }
}

extension ClinicWriter {
    /// Undoes the last command of the person at the keyboard, or does again what it undid: all of it, or nothing.
    ///
    /// - Parameter seen: what that command was, as the person who decides has seen it.
    /// - Throws: ``UndoError/changedMeanwhile`` where another desk was first.
    public func undo(_ seen: LastChange, redoing: Bool = false) throws {
        guard try lastEntries() == seen.entries else { throw UndoError.changedMeanwhile }
        let change = try lastChange(redoing: redoing)
        guard change.steps == seen.steps else { throw UndoError.changedMeanwhile }
        try noting(as: .undo, undoes: Int(change.entries.lowerBound)) {
            for step in change.steps.reversed() {
                guard let kind = kinds.named(step.recordType) else { throw UndoError.changedMeanwhile }
                try reverse(step, kind, reason: change.reason)
            }
        }
        try checkDrafts(of: change.steps)
    }

    private func reverse<Value: StoredRecord>(_ step: ChangeStep, _: Value.Type, reason: String) throws {
        let record = try record(RecordID<Value>(step.number))
        switch step.reversal {
        case .void, .cancel, .withdraw: try Value.kind.undo.takeBack(record, reason, self)
        case .changeBack:
            try Value.kind.undo.putBack(record, record.record.before(step.fields), reason, self)
        case .enterAgain: try add(record.record.before(step.fields), reason: reason)
        }
    }

    /// Throws where the parts of a visit do not go together any more.
    private func checkDrafts(of steps: [ChangeStep]) throws {
        func visit<Value: StoredRecord>(of number: Int64, _: Value.Type) throws -> RecordID<Visit>? {
            try Value.kind.undo.visit?(record(RecordID<Value>(number)))
        }
        let visits = try steps.compactMap { step in
            try kinds.named(step.recordType).flatMap { try visit(of: step.number, $0) }
        }
        for id in Set(visits) {
            let visit = try record(id)
            if visit.state == .void { continue }
            let entry = VisitEntry(
                visit: visit.record, findings: try keptFindings(of: id).map(\.record),
                adjustments: try keptAdjustments(of: id).map(\.record))
            try entry.checkRules()
            try entry.checkFindings(tests: tests.get())
        }
    }
}

/// Why the last command of a staff member is not undone.
public enum UndoError: ClinicError, Hashable {
    case nothing(String, RecordID<StaffMember>)
    /// What was done cannot be taken back; why, and what to type instead.
    case stays(ClosedRange<Int64>, String)
    case tooMany(ClosedRange<Int64>)
    /// Something was done since to the record, or to another that names it.
    case builtOn(String, by: String, participle: String, entry: Int64)
    /// A record is not as the command left it, and the audit log does not say why.
    case changedOutside(String)
    case changedMeanwhile
    /// The clinician has others by now in the time that an appointment had.
    case taken(RecordID<Appointment>, clinician: String, [RecordID<Appointment>], isOpen: Bool)
    /// The last command was an undo, and this is its reason.
    case wasUndo(String)
    case wasNoUndo

    public var kind: ErrorKind {
        switch self {
        case .nothing: .notFound
        default: .rule
        }
    }

    public var description: String {
        switch self {
        case .nothing(let name, let id): "\(name) (\(id)) has changed nothing yet; there is nothing to undo."
        case .stays(let entries, let why): "Your last command, \(entries.entryText), is not undone: \(why)."
        case .tooMany(let entries):
            "Your last command, \(entries.entryText), changed more than is undone at once; restore the backup that was "
                + "made before it with plumb restore FILE."
        case .builtOn(let record, let other, let participle, let entry):
            "Your last command is not undone: \(other)\(other == record ? "" : ", which names \(record),") was "
                + "\(participle) since, in entry \(entry). Change what is wrong with the command for \(record)."
        case .changedOutside(let record):
            "Your last command is not undone: \(record) is not as it left it; plumb check says more."
        case .changedMeanwhile:
            "Your last command is another one by now, or was undone; nothing was changed, so look again."
        case .taken(let id, let clinician, let others, let isOpen):
            "Your last command is not undone: by now \(clinician) has appointment "
                + others.map(\.description).joined(separator: " and ")
                + " at the time of appointment \(id); to book both, "
                + (isOpen
                    ? "plumb appointment edit \(id) --at HH:MM --anyway." : "plumb appointment reopen \(id) --anyway.")
        case .wasUndo(let reason):
            "Your last command was the \(reason); plumb redo does again what it undid."
        case .wasNoUndo: "Your last command was no undo; there is nothing to do again."
        }
    }
}
