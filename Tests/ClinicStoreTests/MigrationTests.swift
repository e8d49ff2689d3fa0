import ClinicModel
import ClinicSchema
import Foundation
import GRDB
import Testing

@testable import ClinicStore

/// What becomes of a file between two versions of the program.
@Suite struct MigrationTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
    }

    private func makeOld(_ count: Int) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction(SQLite.useWriteAheadLog)
        try SQLite.migrate(queue, SchemaMigration.all.prefix(count))
        try queue.close()
    }

    private func applied() throws -> Set<String> { try rawly(path, SQLite.migrations) }

    @Test func `a migration that fails leaves the file at the schema that it had`() throws {
        try makeOld(4)
        // The tenth cannot be applied; the fifth to the ninth could.
        try rawly(path) { try $0.execute(sql: "CREATE TABLE import_maps (id INTEGER PRIMARY KEY)") }
        let before = try rawly(path, SQLite.schema)
        #expect(throws: StoreError.self) { try ClinicStore(openingAt: path) }
        #expect(try applied() == Set(SchemaMigration.all.prefix(4).map(\.name)))
        #expect(try rawly(path, SQLite.schema) == before)
    }

    @Test func `a migration that would leave a reference that leads nowhere is not kept`() throws {
        try makeOld(7)
        try rawly(path) { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(
                sql: """
                    INSERT INTO audit_entries (id, at, staff_member_id, account, proof, action, record_type, hash)
                    VALUES (1, '2026-11-21T10:00:00.000Z', 99, 'desk', 'unproved', 'view', 'patient', ?)
                    """, arguments: [String(repeating: "0", count: 64)])
        }
        #expect(throws: StoreError.guarded("a record that is referred to does not exist")) {
            try ClinicStore(openingAt: path)
        }
        #expect(try applied().count == 7)
    }

    @Test func `of several programs that begin at once, one migrates, and the others find it done`() async throws {
        try makeOld(1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { [path] in
                    let store = try ClinicStore(openingAt: path)
                    #expect(try store.read { try $0.schemaVerdict() } == .current)
                }
            }
            try await group.waitForAll()
        }
        #expect(try applied() == Set(SchemaMigration.all.map(\.name)))
    }

    @Test func `a program that has a file open reads and writes it no more once a newer one has migrated it`() throws {
        let store = try TestClinic(at: path).store
        try rawly(path) { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('v1000_future')") }
        let before = try rawly(path) { try Row.fetchAll($0, sql: "SELECT * FROM patients, audit_entries") }
        #expect(throws: StoreError.newer(path)) { try store.read { try $0.records(Patient.self) } }
        #expect(throws: StoreError.newer(path)) {
            try store.write(as: .of(1)) { try $0.add(Patient(familyName: "Late")) }
        }
        #expect(try rawly(path) { try Row.fetchAll($0, sql: "SELECT * FROM patients, audit_entries") } == before)
    }

    @Test func `what is read to its end goes on as it was, while a newer program migrates`() throws {
        let store = try TestClinic(at: path).store
        try store.read { clinic in
            let before = try clinic.records(Patient.self)
            try rawly(path) { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('v1000_future')") }
            #expect(try clinic.records(Patient.self) == before)
        }
    }
}
