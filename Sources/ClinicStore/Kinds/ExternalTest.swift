import ClinicModel

extension ExternalTest: StoredRecord {
    public static let kind = RecordKind<ExternalTest>(
        act: .history, chart: .lines("external-tests", "External tests", place: 60),
        words: TableWords(
            "External tests",
            "One row for each test that was done elsewhere; leave out those with a void reason.",
            withoutNames: ["external_test_id", "patient_id", "kind", "ordered_on", "received_on", "body_region"]))
}
