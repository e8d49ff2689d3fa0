import ClinicModel

extension ClinicWriter {
    /// Puts a visit that was entered on the wrong chart onto the right one.
    ///
    /// A draft moves as it is. A signed visit stays where it was, void, and a copy of it becomes a draft for its
    /// clinician to sign on the other chart.
    ///
    /// - Returns: the visit on the right chart.
    public func move(
        _ id: RecordID<Visit>, to patient: RecordID<Patient>, reason: String
    ) throws -> Stored<Visit> {
        let visit = try record(id)
        try permit(.move, on: visit)
        if visit.patientID == patient { throw VisitStateError.alreadyThere(id, patient) }
        if reason.trimmed.isEmpty { throw VisitStateError.reasonMissing }
        _ = try record(patient)
        var moved = visit.record
        moved.patientID = patient
        switch visit.state {
        case .void:
            throw VisitStateError.isVoid(id)
        case .draft:
            try partFromChart(id, reason: reason)
            try noteMove(of: visit, reason: reason.trimmed)
            return try change(visit, to: moved, .move, reason: reason.trimmed)
        case .signed:
            let copy = try addCopy(moved.asDraft, reason: reason)
            for finding in try keptFindings(of: id) { _ = try addCopy(finding.record.moved(to: copy.id)) }
            for adjustment in try keptAdjustments(of: id) {
                _ = try addCopy(adjustment.record.moved(to: copy.id).withoutImaging)
            }
            _ = try void(id, reason: reason, movedTo: copy.id)
            return copy
        }
    }

    /// Parts a draft from what stays on the chart that it leaves: what was recorded at it stays with its patient,
    /// the appointment that it came of was not kept by it, and its listing is from no study of the other chart.
    private func partFromChart(_ id: RecordID<Visit>, reason: String) throws {
        try reopenAppointments(of: id, reason: reason)
        for kind in kinds.all { try release(kind, from: id, reason: reason) }
        for adjustment in try records(Adjustment.self, .of(id)) {
            try change(adjustment, to: adjustment.record.withoutImaging, reason: reason)
        }
    }

    /// Opens what was kept by a visit that turns out not to have been.
    func reopenAppointments(of id: RecordID<Visit>, reason: String) throws {
        for appointment in try records(Appointment.self, .of(id)) where appointment.voidReason == nil {
            var open = appointment.record
            (open.status, open.visitID) = (.arrived, nil)
            try change(appointment, to: open, reason: reason)
        }
    }

    private func release<Value: StoredRecord>(
        _: Value.Type, from id: RecordID<Visit>, reason: String
    ) throws {
        guard Value.kind.releases.contains(.draftVisit), let field = Value.field(Release.draftVisit.field) else {
            return
        }
        for record in try records(Value.self, Selection("t.\(field.name) = ?", [id.fieldValue])) {
            var released = record.record
            try field.set(.null, in: &released)
            try change(record, to: released, reason: reason)
        }
    }
}

extension ClinicReader {
    /// The visits on a chart that turned out to be another patient's, and stand there as copies now.
    public func visitsOfOthers(on patient: RecordID<Patient>) throws -> Set<RecordID<Visit>> {
        let moved = Selection<Visit>(
            """
            t.patient_id = ? AND t.moved_to IS NOT NULL AND t.patient_id <> (
                WITH RECURSIVE onward (id, patient_id, moved_to) AS (
                    SELECT v.id, v.patient_id, v.moved_to FROM visits v WHERE v.id = t.moved_to
                    UNION
                    SELECT v.id, v.patient_id, v.moved_to FROM onward o JOIN visits v ON v.id = o.moved_to
                ) SELECT patient_id FROM onward WHERE moved_to IS NULL
            )
            """, [patient.fieldValue])
        return Set(try records(Visit.self, moved).map(\.id))
    }
}

extension Adjustment {
    fileprivate var withoutImaging: Adjustment {
        var adjustment = self
        adjustment.imagingStudyID = nil
        return adjustment
    }
}
