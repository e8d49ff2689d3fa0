import ClinicModel

extension OutcomeScore: StoredRecord {
    public static let kind = RecordKind<OutcomeScore>(
        act: .history, chart: .lines("scores", "Outcome scores", place: 90),
        words: TableWords(
            "Outcome scores",
            "One row for each score on a measure of outcome; leave out those with a void reason.",
            withoutNames: [
                "outcome_score_id", "patient_id", "complaint_id", "visit_id", "measure", "score", "scored_on",
                "reporter",
            ]),
        releases: [.draftVisit])

    public func check(in clinic: ClinicReader, replacing old: Stored<OutcomeScore>?) throws {
        // A score that was within its measure's range stays one, whatever the range has become.
        if let old, old.measure == measure, old.score == score { return }
        try clinic.catalogueRow(measure, of: Measure.self).check(score)
    }
}
