import ClinicModel
import Foundation
import Testing

@testable import ClinicStore

/// The settings that SQLite has while a store is open, which no other connection can see.
@Suite struct SettingsTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
    }

    private func setting(_ name: String, of store: ClinicStore) throws -> String? {
        try store.read { try $0.db.row("PRAGMA \(name)").map { $0.text(0) ?? $0.integer(0).map(String.init) ?? "" } }
    }

    @Test(arguments: [
        ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("trusted_schema", "0"),
    ])
    func `a store has its settings, made or opened`(name: String, value: String) throws {
        #expect(try setting(name, of: ClinicStore(creatingAt: path)) == value)
        #expect(try setting(name, of: ClinicStore(openingAt: path)) == value)
    }

    @Test(arguments: [("foreign_keys", "1"), ("trusted_schema", "0")])
    func `a store in memory guards itself too`(name: String, value: String) throws {
        #expect(try setting(name, of: ClinicStore()) == value)
    }

    @Test func `the file says whose it is, and that it has a log beside it`() throws {
        _ = try ClinicStore(creatingAt: path)
        let header = try bytes(of: path).prefix(100)
        #expect(header.prefix(15) == Data("SQLite format 3".utf8))
        #expect(Array(header[18...19]) == [2, 2])
        #expect(header[68...71] == Data("PLMB".utf8))
    }

    @Test func `a reader cannot write`() throws {
        let clinic = try TestClinic(at: path)
        #expect(throws: (any Error).self) {
            try clinic.store.read { try $0.db.run("UPDATE patients SET family_name = 'X'") }
        }
        #expect(try clinic.store.read { try $0.record(clinic.patient).familyName } == "Okafor")
    }
}
