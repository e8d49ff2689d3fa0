import ClinicModel

extension PriorCare: StoredRecord {
    public static let kind = RecordKind<PriorCare>(
        act: .history, chart: .lines("prior-care", "Prior care", place: 40),
        words: TableWords(
            "Prior care",
            "One row for each sort of care that a patient had before, or has beside this one; leave out those with a void reason.",
            withoutNames: [
                "prior_care_id", "patient_id", "complaint_id", "kind", "starts_on", "ends_on", "ongoing", "response",
            ]))
}
