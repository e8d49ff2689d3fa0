import ClinicModel
import ClinicStore
import Testing

/// What the audit log says of a copy of a chart, and who may make one.
@Suite struct PatientCopyNoteTests {
    private let clinic: TestClinic
    private let patient: RecordID<Patient>

    init() throws {
        clinic = try TestClinic()
        patient = try clinic.addPatient("Adler").id
    }

    @Test func `a copy is noted with its patient, by a clinician or the owner`() throws {
        let details: [(key: String, value: JSONText)] = [
            ("to", .string("/x\ny")), ("given_to", .string("the patient")),
        ]
        func note(_ member: RecordID<StaffMember>) throws {
            try clinic.write(by: member) { try $0.noteCopy(of: $0.record(patient), details) }
        }
        for member in [clinic.clinician, clinic.owner] {
            let entries = try clinic.entries { try note(member) }
            #expect(entries.map(\.action) == [.export])
            #expect(entries.map(\.patientID) == [patient])
            #expect(entries.map(\.recordType) == ["patient"])
            #expect(entries.map(\.after) == [#"{"to":"/x\ny","given_to":"the patient"}"#])
        }
        let refused = try clinic.entries { #expect(throws: Refusal.self) { try note(clinic.frontDesk) } }
        #expect(refused.map(\.action) == [.refuse])
        #expect(refused.map(\.patientID) == [patient])
        #expect(refused.map(\.reason) == ["front desk may not copy charts for patients"])
    }
}
