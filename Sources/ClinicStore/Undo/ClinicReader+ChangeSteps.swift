import ClinicModel

extension ClinicReader {
    /// What was done to each record, and what undoes it, as far as the person at the keyboard may.
    func steps(of entries: [Stored<AuditEntry>], in range: ClosedRange<Int64>) throws -> [ChangeStep] {
        let added = Set(entries.filter { $0.action == .add }.compactMap { key(of: $0.record) })
        let last = Dictionary(entries.compactMap { entry in key(of: entry.record).map { ($0, entry.id) } }) { $1 }
        return try entries.compactMap { entry in
            guard let kind = kinds.named(entry.recordType), let key = key(of: entry.record) else {
                throw UndoError.stays(range, "it changed more than records")
            }
            // What was added and then changed is taken back as a whole, and so is what came with a visit.
            if entry.action != .add, added.contains(key) { return nil }
            if entry.action == .add, !added.isDisjoint(with: try visitNamed(by: kind, key.number)) { return nil }
            return try step(of: entry, kind, isLast: last[key] == entry.id, in: range)
        }
    }

    func key(of entry: AuditEntry) -> RecordKey? {
        guard let number = entry.recordID else { return nil }
        return kinds.named(entry.recordType)?.key(Int64(number))
    }

    /// The visit of which a record is a part; none for what stands by itself.
    private func visitNamed<Value: StoredRecord>(by kind: Value.Type, _ number: Int64) throws -> Set<RecordKey> {
        guard Value.kind.undo.goesWithVisit else { return [] }
        return try recordsNamed(by: kind, number).filter { $0.table == Visit.table }
    }

    /// - Parameter isLast: whether nothing else was done to the record in the change.
    private func step<Value: StoredRecord>(
        of entry: Stored<AuditEntry>, _: Value.Type, isLast: Bool, in range: ClosedRange<Int64>
    ) throws -> ChangeStep {
        let record = try record(RecordID<Value>(Int64(entry.recordID ?? 0)))
        let fields = try Value.changes(from: entry.before, to: entry.after)
        if isLast, !record.record.isAsLeft(by: entry.record, fields) {
            throw UndoError.changedOutside(Value.spoken(record.id.number))
        }
        let reversal = try reversal(of: entry, of: record, fields, in: range)
        return ChangeStep(
            action: entry.action, recordType: Value.name, number: record.id.number,
            reference: Value.spoken(record.id.number), patient: try entry.patientID.map { try self.record($0) },
            summary: try Value.kind.summary(record, self), fields: entry.action == .add ? [] : fields,
            reversal: reversal,
            goesWithVisit: Value.kind.undo.goesWithVisit)
    }

    /// What undoes an entry.
    private func reversal<Value: StoredRecord>(
        of entry: Stored<AuditEntry>, of record: Stored<Value>, _ fields: [ChangeStep.FieldChange],
        in range: ClosedRange<Int64>
    ) throws -> ChangeStep.Reversal {
        switch entry.action {
        case .add:
            switch Value.kind.undo.adding(record) {
            case .stays(let why): throw UndoError.stays(range, why)
            case .reversed(let reversal):
                try permit(reversal == .void ? .void : Value.kind.act, on: record)
                return reversal
            }
        case .void:
            try permit(Value.kind.act, on: record)
            return .enterAgain
        default:
            let former = try record.record.before(fields)
            try permit(Value.kind.act(of: former, replacing: record.record), on: record)
            return .changeBack
        }
    }
}

extension ClinicRecord {
    /// The fields that an entry of the audit log says were changed.
    static func changes(from before: String?, to after: String?) throws -> [ChangeStep.FieldChange] {
        let (before, after) = (try auditValues(before), try auditValues(after))
        return fields.compactMap { field in
            guard let new = after[field.name] else { return nil }
            return ChangeStep.FieldChange(
                name: field.name, title: field.title, type: field.type, before: before[field.name] ?? .null, after: new)
        }
    }

    private static func auditValues(_ text: String?) throws -> [String: FieldValue] {
        guard let text, case .object(let members) = try JSONText(parsing: Array(text.utf8)) else { return [:] }
        var values: [String: FieldValue] = [:]
        for (key, json) in members {
            guard let field = field(key) else { continue }
            values[key] = field.type.value(of: json)
        }
        return values
    }

    /// The record as it was before these fields of it were changed.
    func before(_ changes: [ChangeStep.FieldChange]) throws -> Self {
        var record = self
        for change in changes { try Self.field(change.name)?.set(change.before, in: &record) }
        return record
    }

    /// Whether the record still is as an entry of the audit log says.
    fileprivate func isAsLeft(by entry: AuditEntry, _ changes: [ChangeStep.FieldChange]) -> Bool {
        if entry.action == .add { return auditText == entry.after }
        return changes.allSatisfy { Self.field($0.name)?.value(in: self) == $0.after }
    }
}
