import ClinicModel
import ClinicStore
import Testing

@Suite struct AuditLogListTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func numbers(_ selection: Selection<AuditEntry>) throws -> [Int64] {
        try clinic.store.read { try $0.records(AuditEntry.self, selection).map(\.id.number) }
    }

    @Test func `entries are listed by patient, by staff member, by what was done and when`() throws {
        // Seven entries of setting up, the last of them the patient.
        let yesterday = Author.of(2, at: "2026-11-21T23:59:59.999Z", account: "cleo", proof: .account)
        let tomorrow = Author.of(2, at: "2026-11-22T00:00:00.000Z", account: "cleo", proof: .account)
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        for author in [yesterday, tomorrow] { try clinic.store.write(as: author) { try $0.noteView(of: patient) } }

        let midnight: Instant = "2026-11-22T00:00:00.000Z"
        #expect(try numbers(.entries()) == Array(1...9))
        #expect(try numbers(.entries(of: clinic.patient)) == [7, 8, 9])
        #expect(try numbers(.entries(by: clinic.clinician)) == [8, 9])
        #expect(try numbers(.entries(in: (midnight, nil))) == [9])
        #expect(try numbers(.entries(in: (nil, midnight))) == Array(1...8))
        #expect(try numbers(.entries(of: clinic.patient, in: ("2026-11-21T00:00:00.000Z", midnight))) == [8])
        #expect(try numbers(.entries(actions: [.view])) == [8, 9])
        #expect(try numbers(.entries(by: clinic.clinician, actions: [.add, .edit])) == [])
        #expect(try numbers(.entries(of: clinic.patient, actions: [.add, .view])) == [7, 8, 9])
        #expect(try numbers(.entries(of: 99)) == [])
    }

    @Test func `exports of many patients are told from those of one`() throws {
        try clinic.write { writer in
            try writer.noteExport(of: ["visits"], to: "x", patient: clinic.patient)
            try writer.noteExport(of: ["visits"], to: "y")
        }
        #expect(try numbers(.exportsOfMany(in: (nil, nil))) == [9])
        #expect(try numbers(.exportsOfMany(in: ("2026-11-20T10:00:00.001Z", nil))) == [])
    }

    @Test func `what was entered is told from what came with an import, whatever its reason says`() throws {
        let store = try ClinicStore()
        func isDemo() throws -> Bool { try store.read { try $0.everyChange(isOf: .demo) } }
        _ = try store.write(as: .of(nil)) { writer in
            try writer.importing(asDemo: true) { try writer.add(Practice(name: "D")) }
        }
        #expect(try isDemo())
        try store.write(as: .of(nil)) { try $0.noteExport(of: ["visits"], to: "x") }
        #expect(try isDemo())
        _ = try store.write(as: .of(nil)) { try $0.add(Patient(familyName: "Real"), reason: "demo practice") }
        #expect(try !isDemo())
    }
}
