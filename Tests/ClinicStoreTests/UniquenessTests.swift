import ClinicModel
import ClinicStore
import Testing

/// What is one record's alone; the error names it.
@Suite struct UniquenessTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func refusal<Value: StoredRecord>(_ record: Value, id: RecordID<Value>? = nil) -> StoreError? {
        #expect(throws: StoreError.self) { try clinic.write { try $0.add(record, id: id) } }
    }

    private func numbered(_ name: String, _ number: String) -> Patient {
        var patient = Patient(familyName: name)
        patient.legacyNumber = number
        return patient
    }

    @Test func `two patients never share a legacy number`() throws {
        try clinic.write { [first = numbered("First", "00231")] in try $0.add(first) }
        let error = refusal(numbered("Second", " 00231 "))
        #expect(error == .taken(noun: "patient", field: "legacy number"))
        #expect(error?.description == "Another patient has this legacy number already; it must be one patient's alone.")
        #expect(error?.kind == .rule)
        // A text: leading zeros count.
        try clinic.write { [third = numbered("Third", "231")] in try $0.add(third) }
    }

    @Test func `an edit takes no other patient's legacy number`() throws {
        try clinic.write { [first = numbered("First", "7")] in try $0.add(first) }
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        var new = patient.record
        new.legacyNumber = "7"
        #expect(throws: StoreError.taken(noun: "patient", field: "legacy number")) {
            try clinic.write { try $0.edit(patient, to: new) }
        }
    }

    @Test func `two offices never share a name`() {
        #expect(refusal(Office(name: "Main", timeZone: "UTC")) == .taken(noun: "office", field: "name"))
    }

    @Test func `two staff members never share an account`() throws {
        var member = StaffMember(name: "Olive", role: .owner)
        member.account = "olive"
        try clinic.write { [member] in try $0.add(member) }
        #expect(refusal(member) == .taken(noun: "staff member", field: "account"))
        #expect(try clinic.store.read { try $0.staffMember(account: "olive")?.name } == "Olive")
        #expect(try clinic.store.read { try $0.staffMember(account: "Olive") } == nil)
    }

    @Test func `two rows of a catalogue never share a code, nor two units a test and a unit`() {
        var condition = Condition.blank
        (condition.code, condition.name) = ("sciatica", "Another")
        #expect(refusal(condition) == .taken(noun: "condition", field: "code"))
        var unit = TestUnit.blank
        (unit.test, unit.unit, unit.maximum) = ("leg-check", "mm", 1)
        #expect(refusal(unit) == .taken(noun: "test unit", field: "unit"))
    }

    @Test func `two records never share an id`() {
        #expect(refusal(Patient(familyName: "X"), id: clinic.patient) == .taken(noun: "patient", field: "id"))
    }

    @Test func `a practice is there once`() {
        #expect(refusal(Practice(name: "Second"))?.kind == .rule)
    }

    @Test func `the next id follows the highest`() throws {
        try clinic.write { try $0.add(Patient(familyName: "Imported"), id: 40) }
        #expect(try clinic.addPatient("Next").id == 41)
    }
}
