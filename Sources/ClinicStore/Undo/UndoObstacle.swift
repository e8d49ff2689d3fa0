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
