import ClinicModel

extension SafetyItem: StoredRecord {
    public static let kind = RecordKind<SafetyItem>(
        title: "Safety items", about: "The catalogue of what the safety questions ask about.",
        withoutNames: ["safety_item_id", "code", "area", "active"])
}
