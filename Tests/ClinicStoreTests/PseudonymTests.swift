import ClinicModel
import ClinicStore
import GRDB
import Testing

/// The random ids under which records leave in a pseudonymous export.
@Suite struct PseudonymTests {
    private let folder: TemporaryFolder
    private let path: String
    private let clinic: TestClinic

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        clinic = try TestClinic(at: path)
    }

    private func pseudonym(_ id: Int64, of table: String = "patients") throws -> String {
        try clinic.store.read { try $0.pseudonym(of: table, id) }
    }

    private func keep(_ tables: String...) throws { try clinic.write { try $0.keepPseudonyms(of: tables) } }

    @Test func `a record has one that is random, and keeps it`() throws {
        try keep("patients", "visits")
        let first = try pseudonym(1)
        #expect(first.wholeMatch(of: /[bcdfghjkmnpqrstv]{20}/) != nil)
        _ = try clinic.addPatient("Lee")
        try keep("patients")
        #expect(try pseudonym(1) == first)
        #expect(try pseudonym(2) != first)
        // The same record of another database has another.
        let other = try TestClinic()
        try other.write { try $0.keepPseudonyms(of: ["patients"]) }
        #expect(try other.store.read { try $0.pseudonym(of: "patients", 1) } != first)
    }

    @Test func `a thousand records have a thousand, in no order of their ids`() throws {
        try clinic.write { writer in
            for number in 2...1000 { try writer.add(Patient(familyName: "Patient \(number)")) }
            try writer.keepPseudonyms(of: ["patients"])
        }
        let pseudonyms = try (1...1000).map { try pseudonym($0) }
        #expect(Set(pseudonyms).count == 1000)
        #expect(pseudonyms != pseudonyms.sorted())
        var ids: [RecordID<Patient>] = []
        try clinic.store.read { reader in try reader.forEachIDByPseudonym { ids.append($0) } }
        #expect(ids.map { pseudonyms[Int($0.number) - 1] } == pseudonyms.sorted())
    }

    @Test func `a record that was entered since has none yet, and is left out`() throws {
        try keep("patients")
        _ = try clinic.addPatient("Lee")
        let error = #expect(throws: PseudonymError.self) { try pseudonym(2) }
        #expect(error?.kind == .busy)
        var rows = 0
        try clinic.store.read { reader in
            try reader.forEachRow(of: Selection<Patient>.filtered(by: RecordFilter(), pseudonymous: true)) { _ in
                rows += 1
            }
        }
        #expect(rows == 1)
    }

    @Test func `words that every database begins with have none`() {
        #expect(Patient.hasPseudonyms && Finding.hasPseudonyms && StaffMember.hasPseudonyms && Office.hasPseudonyms)
        #expect(!Condition.hasPseudonyms && !TestUnit.hasPseudonyms && !ClassificationCode.hasPseudonyms)
    }

    @Test(arguments: [
        "DELETE FROM pseudonyms", "UPDATE pseudonyms SET record_id = 7", "UPDATE pseudonyms SET pseudonym = pseudonym",
        "INSERT OR REPLACE INTO pseudonyms VALUES ('patients', 1, 'bbbbbbbbbbbbbbbbbbbb')",
    ])
    func `no program changes one`(sql: String) throws {
        try keep("patients")
        let error = #expect(throws: DatabaseError.self) { try rawly(path) { try $0.execute(sql: sql) } }
        #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER)
    }

    @Test func `the audit log knows nothing of them`() throws {
        let entries = try clinic.entries { try keep("patients") }
        #expect(entries.isEmpty)
    }
}
