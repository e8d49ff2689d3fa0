import ClinicModel
import ClinicSchema
import Foundation
import GRDB
import Testing

@testable import ClinicStore

/// A practice as each version of the schema kept it, in `Fixtures/databases`.
@Suite struct ReleasedDatabaseTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
    }

    @Test(arguments: 1...SchemaMigration.all.count)
    func `each version has a database, with records in every table`(version: Int) throws {
        let rows = try rows(ofVersion: version)
        #expect(rows["grdb_migrations"]?.map(\.count) == Array(repeating: 1, count: version))
        #expect(rows.filter { $0.value.isEmpty }.keys.sorted() == [])
        // A version that has a table more is not tested by the database of one that has it not.
        let names = try SQLite.schema(afterMigrations: version).filter { $0.type == "table" }.map(\.name)
        #expect(rows.keys.sorted() == names.filter { !$0.hasPrefix("patient_search") }.sorted())
    }

    @Test(arguments: 1...SchemaMigration.all.count)
    func `a database of each version keeps every record`(version: Int) throws {
        let before = try rows(ofVersion: version)
        let store = try ClinicStore(openingAt: path)
        store.close()
        let after = try rows()

        for (table, old) in before {
            let new = try #require(after[table])
            let columns = try #require(old.first?.keys)
            let kept = Set(new.map { row in row.filter { columns.contains($0.key) } })
            let lost = old.filter { !kept.contains($0) }
            #expect(lost.isEmpty, "\(table) has lost \(lost)")
            // What a migration brings along is words of catalogues.
            if new.count != old.count { #expect(shipped.contains(table)) }
        }
        for table in Set(after.keys).subtracting(before.keys).subtracting(shipped) { #expect(after[table] == []) }
    }

    @Test(arguments: 1...SchemaMigration.all.count)
    func `a database of each version is whole when it was brought up to date, and goes on`(
        version: Int
    ) throws {
        let entries = try rows(ofVersion: version)["audit_entries"]?.count ?? 0
        let store = try ClinicStore(openingAt: path)
        try store.read { clinic in
            #expect(try clinic.schemaVerdict() == .current)
            #expect(try clinic.checkPages().state == .ok)
            #expect(try clinic.checkForeignKeys().state == .ok)
            #expect(try SQLite.searchIndexIsWhole(in: clinic.db))
            switch try clinic.verifyAuditLog() {
            case .intact(Int64(entries), _): break
            // The words that ship have other ids there than the audit log knows them by.
            case .differs where [1, 2, 4].contains(version): break
            case let verdict: Issue.record("The audit log is not what it was: \(verdict)")
            }
        }
        try store.write(as: .of(1)) { clinic in
            let patient = try clinic.add(Patient(familyName: "Afterwards"))
            #expect(try clinic.record(patient.id).familyName == "Afterwards")
        }
        #expect(try store.read { try $0.verifyAuditLog() } != .broken(Int64(entries + 1)))
    }

    /// The tables into which migrations put words.
    private let shipped: Set = [
        "conditions", "techniques", "tests", "test_units", "safety_items", "codes", "measures", "grdb_migrations",
    ]

    /// Puts the database of a version into its place, and reads it as it lies there.
    private func rows(ofVersion version: Int) throws -> [String: [[String: DatabaseValue]]] {
        let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/databases/v\(version).sqlite")
            .standardizedFileURL
        try FileManager.default.copyItem(at: file, to: URL(filePath: path))
        return try rows()
    }

    private func rows() throws -> [String: [[String: DatabaseValue]]] {
        try rawly(path) { db in
            let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
                .filter { !$0.hasPrefix("patient_search") && !$0.hasPrefix("sqlite_") }
            return try Dictionary(
                uniqueKeysWithValues: names.map { name in
                    let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(name)")
                    return (name, rows.map { row in Dictionary(uniqueKeysWithValues: row.map { ($0, $1) }) })
                })
        }
    }
}
