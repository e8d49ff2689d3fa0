import ClinicModel

extension Consent: StoredRecord {
    public static let kind = RecordKind<Consent>(
        act: .history, chart: .lines("consents", "Consents", place: 150),
        words: TableWords(
            "Consents",
            "One row for each consent that was given; leave out those with a void reason.",
            withoutNames: ["consent_id", "patient_id", "scope", "given_on", "risks_explained", "withdrawn_on"]))
}
