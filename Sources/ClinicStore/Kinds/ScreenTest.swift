import ClinicModel

extension ScreenTest: StoredRecord {
    public static let kind = RecordKind<ScreenTest>(
        title: "Tests", about: "The catalogue of the tests of the screen.",
        withoutNames: ["test_id", "code", "sides", "side_role", "results", "methods", "level", "active"])
}
