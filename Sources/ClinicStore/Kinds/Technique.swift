import ClinicModel

extension Technique: StoredRecord {
    public static let kind = RecordKind<Technique>(
        title: "Techniques", about: "The catalogue of techniques of adjustment.",
        withoutNames: ["technique_id", "code", "active"])
}
