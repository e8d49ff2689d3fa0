import ClinicModel
import Testing

/// What the fields of a record were, by the entries of the audit log.
@Suite struct PastValueTests {
    private func entry(_ number: Int64, at hour: Int, after: String?) throws -> Stored<AuditEntry> {
        let now = try #require(Instant("2026-11-20T\(hour):00:00.000Z"))
        let day = try #require(CalendarDay("2026-11-20"))
        let author = Author(staffMemberID: RecordID(2), account: "desk", proof: .unproved, now: now, today: day)
        return Stored(
            id: RecordID(number),
            AuditEntry(
                by: author, action: number == 1 ? .add : .edit, recordType: "patient", recordID: 1,
                patientID: RecordID(1), after: after))
    }

    @Test func `each value has when it came, and when another took its place`() throws {
        let entries = try [
            entry(1, at: 10, after: #"{"family_name":"Okafor","office_id":"O-1","status":"active"}"#),
            entry(5, at: 11, after: #"{"phone":"555"}"#),
            entry(8, at: 12, after: nil),
            entry(9, at: 13, after: #"{"family_name":"Bell","phone":null}"#),
        ]
        let history = PastValue<Patient>.history(of: entries)
        func lines(_ field: String) -> [String] {
            history.filter { $0.field.name == field }.map { value in
                let text = value.field.type.text(of: value.value)
                return "\(text)|\(value.entry.id)|\(value.until.map { String($0.description.prefix(13)) } ?? "now")"
            }
        }
        #expect(lines("family_name") == ["Okafor|1|2026-11-20T13", "Bell|9|now"])
        #expect(lines("phone") == ["|1|2026-11-20T11", "555|5|2026-11-20T13", "|9|now"])
        #expect(lines("office_id") == ["O-1|1|now"])
        #expect(lines("email") == ["|1|now"])
        #expect(history.map(\.field.name).first == "family_name")
        #expect(history.count == Patient.fields.count + 3)
    }
}
