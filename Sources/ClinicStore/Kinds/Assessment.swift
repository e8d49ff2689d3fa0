import ClinicModel

extension Assessment: StoredRecord {
    public static let kind = RecordKind<Assessment>(
        chart: .lines("assessments", "Assessments", place: 20),
        words: TableWords(
            "Assessments",
            "One row for each thing that a complaint was thought to be; leave out those with a void reason.",
            withoutNames: ["assessment_id", "patient_id", "complaint_id", "state", "clinician_id", "decided_on"]),
        clinicians: ["clinician_id"])

    public func check(in clinic: ClinicReader, replacing old: Stored<Assessment>?) throws {
        if let code, let codeSystem, let codeVersion {
            try clinic.checkCode(code, system: codeSystem, version: codeVersion)
        }
    }
}
