import ClinicModel

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
