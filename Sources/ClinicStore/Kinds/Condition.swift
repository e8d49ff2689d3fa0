import ClinicModel

extension Condition: StoredRecord {
    public static let kind = RecordKind<Condition>(
        title: "Conditions", about: "The catalogue of what complaints may be called.",
        withoutNames: ["condition_id", "code", "icd10cm_code", "icd10cm_version", "active"])
}
