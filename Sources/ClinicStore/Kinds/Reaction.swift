import ClinicModel

extension Reaction: StoredRecord {
    public static let kind = RecordKind<Reaction>(
        act: .history, chart: .lines("reactions", "Reactions", place: 120),
        words: TableWords(
            "Reactions",
            "One row for each reaction that a patient reported; leave out those with a void reason.",
            withoutNames: [
                "reaction_id", "patient_id", "visit_id", "reported_on", "hours_after", "severity", "resolved_on",
            ]), releases: [.draftVisit])
}
