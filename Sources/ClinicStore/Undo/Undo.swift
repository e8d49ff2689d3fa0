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
