import ClinicModel
import Testing

struct StoredTests {
    @Test func `a stored record's fields are read and changed as the record's own`() {
        var stored = Stored(id: RecordID(12), namedPatient())
        #expect(stored.familyName == "Okafor")
        #expect(stored.name == "Okafor, Ada")
        stored.familyName = "Byrne"
        #expect(stored.record.familyName == "Byrne")
        #expect(stored.id == RecordID(12))
    }
}
