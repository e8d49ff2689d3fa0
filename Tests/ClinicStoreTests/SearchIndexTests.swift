import ClinicModel
import GRDB
import Testing

@testable import ClinicStore

/// Whether it is noticed that a search would not find somebody.
@Suite struct SearchIndexTests {
    private let folder: TemporaryFolder
    private let path: String
    private let store: ClinicStore

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        store = try TestClinic(at: path).store
        _ = try store.write(as: .of(1)) { clinic in
            for name in ["Okafor", "Ó Briain", "王"] { _ = try clinic.add(Patient(familyName: name)) }
        }
    }

    private func isWhole() throws -> Bool { try store.read { try $0.hasWholeSearchIndex() } }

    @Test func `the index of a practice is whole, and of one without patients`() throws {
        #expect(try isWhole())
        #expect(try ClinicStore().read { try $0.hasWholeSearchIndex() })
    }

    @Test(arguments: [
        "UPDATE patients SET search_key = 'somebody else' WHERE id = 2",
        "INSERT INTO patient_search (patient_search, rowid, search_key) SELECT 'delete', id, search_key FROM patients",
        "INSERT INTO patient_search (rowid, search_key) VALUES (99, 'nobody')",
        "UPDATE patient_search_data SET block = zeroblob(length(block)) WHERE id > 10",
        "UPDATE patient_search_data SET block = x'00' WHERE id = 1",
        "DELETE FROM patient_search_docsize WHERE id = 3",
    ])
    func `an index that another program spoilt is noticed`(sql: String) throws {
        try rawly(path) { try $0.execute(sql: sql) }
        #expect(try !isWhole())
        // As the advice has it.
        try rawly(path) { try $0.execute(sql: "INSERT INTO patient_search (patient_search) VALUES ('rebuild')") }
        #expect(try isWhole())
    }
}
