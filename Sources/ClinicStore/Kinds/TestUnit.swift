import ClinicModel

extension TestUnit: StoredRecord {
    public static let kind = RecordKind<TestUnit>(
        act: .words, ending: .kept, undo: .stays { _ in "it stays on record" }, owner: .practice, filter: .practice,
        words: TableWords(
            "Test units", "The units in which the values of the tests may be entered.",
            withoutNames: ["test_unit_id", "test", "unit", "minimum", "maximum"]),
        beginning: .shipped)
}
