import ClinicModel

extension Measure: StoredRecord {
    public static let kind = RecordKind<Measure>(
        title: "Measures", about: "The catalogue of measures of outcome, with the range of each.",
        withoutNames: ["measure_id", "code", "minimum", "maximum", "unit", "active"])
}
