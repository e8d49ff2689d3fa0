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
        for step in change.steps.reversed() {
            guard let kind = RecordKinds.named(step.recordType) else { throw UndoError.changedMeanwhile }
            try reverse(step, kind, reason: change.reason)
        }
        try checkDrafts(of: change.steps)
    }

    private func reverse<Value: StoredRecord>(_ step: ChangeStep, _: Value.Type, reason: String) throws {
        let record = try record(RecordID<Value>(step.number))
        switch step.reversal {
        case .void, .cancel, .withdraw: try Value.takeBack(record, reason: reason, in: self)
        case .changeBack:
            try Value.putBack(record, as: record.record.before(step.fields), reason: reason, in: self)
        case .enterAgain: try add(record.record.before(step.fields), reason: reason)
        }
    }

    /// Throws where the parts of a visit do not go together any more.
    private func checkDrafts(of steps: [ChangeStep]) throws {
        let parts = [Visit.name, Finding.name, Adjustment.name]
        let visits = try steps.filter { parts.contains($0.recordType) }.compactMap { step -> RecordID<Visit>? in
            switch step.recordType {
            case Finding.name: try record(RecordID<Finding>(step.number)).visitID
            case Adjustment.name: try record(RecordID<Adjustment>(step.number)).visitID
            default: RecordID(step.number)
            }
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
