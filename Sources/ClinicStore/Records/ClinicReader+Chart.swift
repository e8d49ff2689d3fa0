import ClinicModel

extension ClinicReader {
    /// Everything on record of a patient.
    public func chart(of id: RecordID<Patient>) throws -> Chart {
        let patient = try record(id)
        return Chart(
            patient: patient,
            officeName: try patient.officeID.map { try record($0).name },
            clinicianName: try patient.primaryClinicianID.map { try record($0).name },
            merged: try mergedPatients(into: id),
            complaints: try records(Complaint.self, .of(id)),
            ratings: try records(SeverityRating.self, .of(id)),
            visits: try visitSheets(of: id), entries: try entries(of: id))
    }

    private func entries(of id: RecordID<Patient>) throws -> [(table: String, entries: [ChartEntry])] {
        func all<Value: StoredRecord & ChartRecord>(
            _ type: Value.Type, more: (Stored<Value>) throws -> [String?] = { _ in [] }
        ) throws -> (table: String, entries: [ChartEntry]) {
            (type.table, try records(type, .of(id)).map { ChartEntry($0, more: try more($0)) })
        }
        return try [
            all(Assessment.self), all(HistoryItem.self), all(PriorCare.self), safetyAnswers(of: id),
            all(ExternalTest.self), all(ImagingStudy.self), all(CarePlan.self, more: progress), all(OutcomeScore.self),
            all(Reaction.self), all(Appointment.self), all(RecallContact.self), all(Consent.self),
            all(Disclosure.self),
        ]
    }

    /// The safety answers, those of a day in one entry.
    private func safetyAnswers(of id: RecordID<Patient>) throws -> (table: String, entries: [ChartEntry]) {
        let answers = try records(SafetyAnswer.self, .of(id))
        let days = Dictionary(grouping: answers, by: \.askedOn).sorted { $0.key > $1.key }
        return (SafetyAnswer.table, days.compactMap { ChartEntry(answers: $0.value.reversed()) })
    }

    /// What became of a plan.
    private func progress(of plan: Stored<CarePlan>) throws -> [String?] {
        let kept = try keptVisits(of: plan.id)
        let superseder = try superseder(of: plan.id).map { "superseded by \($0)" }
        return [kept == 1 ? "1 visit kept" : "\(kept) visits kept", superseder]
    }
}
