import ClinicModel
import ClinicStore
import GRDB
import Testing

/// All of a change is kept and in the audit log, or none of it.
@Suite struct TransactionTests {
    private let folder: TemporaryFolder
    private let path: String
    private let clinic: TestClinic

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        clinic = try TestClinic(at: path)
    }

    private struct ChangeOfMind: Error {}

    /// How many rows each table has, the index of names among them.
    private func patients() throws -> Int? {
        try rawly(path) { try Int.fetchOne($0, sql: "SELECT count(*) FROM patients") }
    }

    private func counts() throws -> [Int] {
        try rawly(path) { db in
            try (RecordType.all.map(\.table) + ["patient_search"]).map { table in
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? -1
            }
        }
    }

    @Test func `a change that throws leaves nothing`() throws {
        let before = try counts()
        #expect(throws: ChangeOfMind.self) {
            try clinic.write { writer in
                let patient = try writer.add(Patient(familyName: "Nobody"))
                var entry = clinic.adjusted()
                entry.visit.patientID = patient.id
                _ = try writer.record(entry)
                throw ChangeOfMind()
            }
        }
        #expect(try counts() == before)
        #expect(try clinic.store.read { try $0.records(Patient.self, .matching(["nobody"])) }.isEmpty)
    }

    @Test func `a change whose last part is refused leaves nothing`() throws {
        let before = try counts()
        var entry = clinic.adjusted()
        entry.adjustments[0].technique = "no-such-technique"
        #expect(throws: CatalogueError.self) { try clinic.write { try $0.record(entry) } }
        #expect(try counts() == before)
    }

    @Test func `an edit whose rules do not hold leaves the draft as it was`() throws {
        let visit = try clinic.draft()
        let before = try clinic.sheet(visit.id)
        var new = visit.record
        new.determination = .inAlignment
        #expect(throws: VisitError.reasonNeeded(.inAlignment, .adjusted)) {
            try clinic.write { try $0.edit(visit.id, to: new, findings: [.legCheck(.left, 3)]) }
        }
        #expect(try clinic.sheet(visit.id).findings == before.findings)
        #expect(try clinic.store.read { try $0.verifyAuditLog() } == .intact(count: 10, head: clinic.head))
    }

    @Test func `several records entered together are one change`() throws {
        try clinic.write { writer in
            let patient = try writer.add(Patient(familyName: "Lee"))
            try writer.add(Complaint(of: patient.id, recordedOn: "2026-11-20", words: "My neck", region: .neck))
            #expect(try patients() == 1, "nobody sees half of it")
        }
        #expect(try patients() == 2)
    }
}
