import ClinicModel

extension RecallContact: StoredRecord {
    public static let kind = RecordKind<RecallContact>(
        act: .book, chart: .lines("recalls", "Recall contacts", place: 140),
        words: TableWords(
            "Recall contacts",
            "One row for each try of the practice to reach a patient; leave out those with a void reason.",
            withoutNames: ["recall_contact_id", "patient_id", "contacted_on", "contacted_by", "channel", "result"]))
}
