import ClinicModel
import ClinicStore
import Testing

@Suite struct PatientListTests {
    private let clinic: TestClinic

    init() throws {
        clinic = try TestClinic()
        try clinic.write { writer in
            for (name, status, office) in [
                ("Zola", Patient.Status.active, 1 as RecordID<Office>?), ("Ábel", .prospect, nil),
                ("adler", .active, nil),
                ("Ærø", .inactive, 1),
            ] {
                var patient = Patient(familyName: name, status: status)
                patient.officeID = office
                try writer.add(patient)
            }
        }
    }

    private func names(_ selection: Selection<Patient>) throws -> [String] {
        try clinic.store.read { try $0.records(Patient.self, selection).map(\.record.name) }
    }

    @Test func `patients are listed by name, as a reader of names would look for them`() throws {
        #expect(try names(.list()) == ["Ábel", "adler", "Ærø", "Okafor, Ada", "Zola"])
    }

    @Test func `patients are listed by status and by office`() throws {
        #expect(try names(.list(status: .active)) == ["adler", "Okafor, Ada", "Zola"])
        #expect(try names(.list(office: 1)) == ["Ærø", "Zola"])
        #expect(try names(.list(status: .active, office: 1)) == ["Zola"])
        #expect(try names(.list(status: .deceased)) == [])
        #expect(try clinic.store.read { try $0.count(.list(status: .active)) } == 3)
    }
}
