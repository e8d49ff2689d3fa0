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

    static let versions = SchemaStep.all.map(\.number)

    @Test(arguments: versions)
    func `each version has a database, with records in every table`(version: Int) throws {
        let rows = try rows(ofVersion: version)
        #expect(rows["schema_steps"]?.map { $0["number"] } == (13...version).map { $0.databaseValue })
        #expect(rows.filter { $0.value.isEmpty }.keys.sorted() == [])
        // A version that has a table more is not tested by the database of one that has it not.
        let names = try Connection.schema(of: .standard, upTo: version).filter { $0.type == "table" }.map(\.name)
        #expect(rows.keys.sorted() == names.filter { !$0.hasPrefix("patient_search") }.sorted())
    }

    @Test(arguments: versions)
    func `a copy of each version is verified as it is, and a change to it is found`(version: Int) throws {
        _ = try rows(ofVersion: version)
        #expect(try ClinicFile(path).verifiedContents().doubt == nil)
        try rawly(path) { try $0.execute(sql: "UPDATE offices SET phone = 'mallory' WHERE id = 1") }
        let altered = RecordDifference(record: "O-1", problem: .altered(fields: ["phone"]), isOnly: true)
        #expect(try ClinicFile(path).verifiedContents().doubt == altered.description)
        #expect(try ClinicStore(openingAt: path).read { try $0.verifyAuditLog() } == .differs(altered))
    }

    @Test(arguments: versions)
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
            // What a step brings along is words of catalogues.
            if new.count != old.count { #expect(shipped.contains(table)) }
        }
        for table in Set(after.keys).subtracting(before.keys).subtracting(shipped) { #expect(after[table] == []) }
    }

    @Test(arguments: versions)
    func `a database of each version is whole when it was brought up to date, and goes on`(
        version: Int
    ) throws {
        let entries = try rows(ofVersion: version)["audit_entries"]?.count ?? 0
        let store = try ClinicStore(openingAt: path)
        try store.read { clinic in
            #expect(try clinic.schemaVerdict() == .current)
            #expect(try clinic.checkPages().state == .ok)
            #expect(try clinic.checkForeignKeys().state == .ok)
            #expect(try clinic.db.searchIndexIsWhole())
            guard case .intact(Int64(entries), _) = try clinic.verifyAuditLog() else {
                Issue.record("The audit log is not what it was")
                return
            }
        }
        try store.write(as: .of(1)) { clinic in
            let patient = try clinic.add(Patient(familyName: "Afterwards"))
            #expect(try clinic.record(patient.id).familyName == "Afterwards")
        }
        guard case .intact = try store.read({ try $0.verifyAuditLog() }) else {
            Issue.record("The audit log does not go on")
            return
        }
    }

    @Test func `a database from before the first release is refused with the way across, and not touched`() throws {
        try rawly(path) { db in
            // What such a program declared and said of itself.
            try db.execute(
                sql: """
                    PRAGMA application_id = 0x504C4D42;
                    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
                    INSERT INTO grdb_migrations VALUES ('v1_records');
                    CREATE TABLE practice (id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL) STRICT;
                    """)
        }
        let before = try bytes(of: path)
        #expect(throws: StoreError.unreleased(path)) { try ClinicStore(openingAt: path) }
        #expect(throws: CopyError.unreleased(path)) { try ClinicFile(path).verifiedContents() }
        #expect(try bytes(of: path) == before)
    }

    /// The tables into which steps put words.
    private let shipped: Set = [
        "conditions", "techniques", "tests", "test_units", "safety_items", "codes", "measures", "schema_steps",
    ]

    /// Puts the database of a version into its place, and reads it as it lies there.
    private func rows(ofVersion version: Int) throws -> [String: [[String: DatabaseValue]]] {
        try Self.copy(version, to: path)
        return try rows()
    }

    static func copy(_ version: Int, to path: String) throws {
        let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/databases/v\(version).sqlite")
            .standardizedFileURL
        try FileManager.default.copyItem(at: file, to: URL(filePath: path))
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
