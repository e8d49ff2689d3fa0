import ClinicModel

/// What in a change cannot be taken back: why, and what to type instead.
struct UndoObstacle {
    let kinds: Kinds

    func found(in entries: [Stored<AuditEntry>], isUndo: Bool) -> String? {
        if entries.contains(where: { $0.recordType == "restore" }) { return restore(entries) }
        let moves = entries.filter { $0.action == .move && $0.before != nil }
        if let move = moves.first(where: { $0.recordType == Patient.name }) ?? moves.first { return of(move: move) }
        let added = entries.filter { $0.action == .add && $0.reason != nil }
        if !isUndo, let first = added.first {
            if first.recordType == Visit.name, entries.contains(where: { $0.action == .void }) {
                return "a visit was moved to another chart. Move \(spoken(first)) back with plumb visit move "
                    + "\(spoken(first)) --to P-n --reason TEXT"
            }
            return "it was an import. Restore the backup that was made before it with plumb restore FILE, or void what "
                + "is wrong"
        }
        for entry in entries {
            switch entry.action {
            case .sign:
                return
                    "a signature is not taken back. Add to \(spoken(entry)) with plumb visit addend \(spoken(entry)) "
                    + "--text TEXT; the owner voids it with plumb visit void \(spoken(entry)) --reason TEXT"
            case .void where ![Finding.name, Adjustment.name].contains(entry.recordType):
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
        let kept = entries.compactMap { entry -> String? in
            guard let text = entry.after, case .object(let members)? = try? JSONText(parsing: Array(text.utf8)),
                case .string(let path)? = members.first(where: { $0.key == "kept" })?.value
            else { return nil }
            return path
        }.first
        return "a restore is undone by restoring what it replaced, with plumb restore \(kept ?? "FILE")"
    }

    private func of(move entry: Stored<AuditEntry>) -> String {
        guard entry.recordType == Patient.name, let number = entry.recordID else {
            let from = entry.before.flatMap { text -> String? in
                guard case .object(let members)? = try? JSONText(parsing: Array(text.utf8)),
                    case .string(let patient)? = members.first(where: { $0.key == "patient_id" })?.value
                else { return nil }
                return patient
            }
            return
                "\(spoken(entry)) was moved to another chart. Move it back with plumb visit move \(spoken(entry)) --to "
                + "\(from ?? "P-n") --reason TEXT"
        }
        let patient = RecordID<Patient>(Int64(number))
        return entry.before?.contains(#""merged_into":null"#) == true
            ? "\(patient) was merged. Part the two charts again with plumb patient unmerge \(patient)"
            : "\(patient) was parted from another chart. Merge the two again with plumb patient merge \(patient) --into "
                + "P-n --reason TEXT"
    }

    private func obstacle<Value: StoredRecord>(
        toUndoingEditOf _: Value.Type, _ number: Int64
    ) -> String? {
        Value.kind.undo.obstacle(RecordID(number))
    }

    private func spoken(_ entry: Stored<AuditEntry>) -> String {
        let number = Int64(entry.recordID ?? 0)
        return kinds.named(entry.recordType)?.spoken(number) ?? "\(entry.recordType) \(number)"
    }
}
