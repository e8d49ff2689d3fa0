import ClinicModel

/// What in a change cannot be taken back: why, and what to type instead.
struct UndoObstacle {
    let kinds: Kinds

    func found(in entries: [Stored<AuditEntry>]) -> String? {
        if entries.contains(where: { $0.recordType == "restore" }) { return restore(entries) }
        let moves = entries.filter { $0.action == .move && $0.before != nil }
        if let move = moves.first(where: { $0.recordType == Patient.name }) ?? moves.first { return of(move: move) }
        if entries.contains(where: { [.import, .demo].contains($0.origin) }) {
            return "it was an import. Restore the backup that was made before it with plumb restore FILE, or void what "
                + "is wrong"
        }
        for entry in entries where entry.recordType == Visit.name {
            guard case .string(let copy)? = member("moved_to", of: entry.after) else { continue }
            return "a visit was moved to another chart. Move \(copy) back with plumb visit move \(copy) --to P-n "
                + "--reason TEXT"
        }
        for entry in entries {
            switch entry.action {
            case .sign:
                return
                    "a signature is not taken back. Add to \(spoken(entry)) with plumb visit addend \(spoken(entry)) "
                    + "--text TEXT; the owner voids it with plumb visit void \(spoken(entry)) --reason TEXT"
            case .void where kinds.named(entry.recordType)?.goesWithVisit != true:
                let again = entry.recordType == Visit.name ? "Record it" : "Enter it"
                return "\(spoken(entry)) is void, and stays so. \(again) again as a new one, if it was right"
            case .edit:
                guard let kind = kinds.named(entry.recordType), let number = entry.recordID else { continue }
                if let why = obstacle(toUndoingEditOf: kind, Int64(number)) { return why }
            default: continue
            }
        }
        return nil
    }

    private func restore(_ entries: [Stored<AuditEntry>]) -> String {
        let kept = entries.lazy.compactMap { entry -> String? in
            if case .string(let path)? = member("kept", of: entry.after) { path } else { nil }
        }.first
        return "a restore is undone by restoring what it replaced, with plumb restore \(kept ?? "FILE")"
    }

    private func of(move entry: Stored<AuditEntry>) -> String {
        guard entry.recordType == Patient.name, let number = entry.recordID else {
            let from = if case .string(let patient)? = member("patient_id", of: entry.before) { patient } else { "P-n" }
            return
                "\(spoken(entry)) was moved to another chart. Move it back with plumb visit move \(spoken(entry)) --to "
                + "\(from) --reason TEXT"
        }
        let patient = RecordID<Patient>(Int64(number))
        return member("merged_into", of: entry.before) == .null
            ? "\(patient) was merged. Part the two charts again with plumb patient unmerge \(patient)"
            : "\(patient) was parted from another chart. Merge the two again with plumb patient merge \(patient) --into "
                + "P-n --reason TEXT"
    }

    private func obstacle<Value: StoredRecord>(
        toUndoingEditOf _: Value.Type, _ number: Int64
    ) -> String? {
        Value.kind.undo.obstacle(RecordID(number))
    }

    /// A member of what an entry says of a record.
    private func member(_ name: String, of text: String?) -> JSONText? {
        text.flatMap { try? JSONText(parsing: Array($0.utf8)) }?[name]
    }

    private func spoken(_ entry: Stored<AuditEntry>) -> String {
        let number = Int64(entry.recordID ?? 0)
        return kinds.named(entry.recordType)?.spoken(number) ?? "\(entry.recordType) \(number)"
    }
}

/// A record of any kind, by its table.
struct RecordKey: Hashable {
    let table: String
    let number: Int64
}

extension StoredRecord {
    static func key(_ number: Int64) -> RecordKey { RecordKey(table: table, number: number) }

    /// The records that this one names, in the order of its fields, but for those of other charts.
    var recordsNamed: [RecordKey] {
        var named: [RecordKey] = []
        let crossings = Self.kind.crossings
        for (field, value) in zip(Self.fields, values) where !crossings.contains(field.name) {
            switch (field.type, value) {
            case (.reference(let table, _), .integer(let number)):
                named.append(RecordKey(table: table, number: number))
            case (.references(let table, let letter), .text(let ids)):
                for id in ids.split(separator: ";") {
                    guard let number = Int64(reference: String(id), letter: letter) else { continue }
                    named.append(RecordKey(table: table, number: number))
                }
            default: break
            }
        }
        return named
    }
}

extension ClinicReader {
    /// What a record names; nothing where it is not there.
    func recordsNamed<Value: StoredRecord>(by _: Value.Type, _ number: Int64) throws -> Set<RecordKey> {
        Set(try records(Value.self, .id(RecordID(number))).first?.record.recordsNamed ?? [])
    }
}

extension ClinicReader {
    /// Throws where something was done since to a record that a change touched, or to one that names it.
    ///
    /// - Parameter number: the last entry of the change.
    func checkNothingBuilt(on entries: [Stored<AuditEntry>], after number: Int64) throws {
        let touched = Set(entries.compactMap { key(of: $0.record) })
        // What names a record of a chart is on that chart.
        let patients = Set(entries.map(\.patientID))
        let rows = try db.rows(
            """
            SELECT t.id, t.action, t.record_type, t.record_id, t.patient_id FROM audit_entries t
            WHERE t.id > ? AND t.record_id IS NOT NULL AND \(Self.isChange) ORDER BY t.id
            """, [.integer(number)])
        for row in rows {
            guard let kind = row.text(2).flatMap(kinds.named), let record = row.integer(3) else { continue }
            let patient = row.integer(4)
            let isNear = patients.contains(nil) || patients.contains(patient.map { RecordID($0) })
            var found = touched.contains(kind.key(record)) ? kind.key(record) : nil
            if found == nil, isNear { found = try recordsNamed(by: kind, record).intersection(touched).first }
            guard let found else { continue }
            throw UndoError.builtOn(
                spoken(found), by: kind.spoken(record), participle: Self.participle(row.text(1) ?? ""),
                entry: row.integer(0) ?? 0)
        }
    }

    private func spoken(_ key: RecordKey) -> String {
        kinds.ofTable(key.table)?.spoken(key.number) ?? "it"
    }

    /// What was done to a record, after "was".
    private static func participle(_ action: String) -> String {
        switch AuditEntry.Action(rawValue: action) {
        case .add: "added"
        case .sign: "signed"
        case .void: "voided"
        case .move: "moved"
        default: "changed"
        }
    }
}
