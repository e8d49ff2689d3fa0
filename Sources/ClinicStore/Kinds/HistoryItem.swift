import ClinicModel

extension HistoryItem: StoredRecord {
    public static let kind = RecordKind<HistoryItem>(
        act: .history, chart: .lines("history", "History", place: 30),
        words: TableWords(
            "History items",
            "One row for each thing of a patient's own or family history; leave out those with a void reason.",
            withoutNames: ["history_item_id", "patient_id", "kind", "happened_on"]))
}
