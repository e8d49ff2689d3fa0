import Foundation
import Testing

@testable import ClinicStore

@Suite struct SchemaFingerprintTests {
    private static let file = URL(filePath: #filePath).appending(
        path: "../../../Sources/ClinicStore/Engine/SQLite/SchemaFingerprint.swift"
    )
    .standardizedFileURL

    /// With `PLUMB_SCHEMA=write` in the environment, the fingerprint of what the steps make now is written into the
    /// source, to be committed.
    @Test func `the fingerprint is that of what the steps make`() throws {
        let database = try Connection()
        try database.upgrade()
        let made = try database.read { try $0.schemaFingerprint() }
        #expect(made == SchemaFingerprint.newest, "PLUMB_SCHEMA=write swift test --filter SchemaFingerprintTests")
        if ProcessInfo.processInfo.environment["PLUMB_SCHEMA"] == "write" {
            let source = try String(contentsOf: Self.file, encoding: .utf8)
            try source.replacing(SchemaFingerprint.newest, with: made)
                .write(to: Self.file, atomically: true, encoding: .utf8)
        }
    }

    @Test func `a released step is known by its fingerprint, whatever guards are made today`() throws {
        for version in ReleasedDatabaseTests.versions.dropLast() {
            let folder = try TemporaryFolder()
            let path = folder.path("plumb.sqlite")
            try ReleasedDatabaseTests.copy(version, to: path)
            let found = try connected(path) { try $0.schemaFingerprint() }
            #expect(SchemaFingerprint.released[version] == found)
            #expect(try ClinicFile(path).read { try $0.schemaVerdict() } == .older)
        }
    }

    @Test func `each part of a schema changes the fingerprint, and where it lies in the file does not`() throws {
        func fingerprint(_ sql: String) throws -> String {
            try Connection().use { db in
                try db.runAll(sql)
                return try db.schemaFingerprint()
            }
        }
        let tables = "CREATE TABLE a (x INTEGER); CREATE TABLE b (y INTEGER)"
        let plain = try fingerprint(tables)
        #expect(try fingerprint("CREATE TABLE b (y INTEGER); CREATE TABLE a (x INTEGER)") == plain)
        #expect(try fingerprint("\(tables); INSERT INTO a VALUES (1); ANALYZE") == plain)
        let others = [
            "CREATE TABLE a (x INTEGER)", "CREATE TABLE a (x INTEGER CHECK (x > 0)); CREATE TABLE b (y INTEGER)",
            "\(tables); CREATE INDEX i ON a (x)", "\(tables); CREATE VIEW v AS SELECT 1",
            "\(tables); CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END",
            "CREATE TABLE b (x INTEGER); CREATE TABLE a (y INTEGER)", "",
        ]
        let prints = try others.map(fingerprint)
        #expect(Set(prints + [plain]).count == others.count + 1)
    }
}
