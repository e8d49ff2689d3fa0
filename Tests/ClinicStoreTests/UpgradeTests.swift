import ClinicModel
import ClinicSchema
import Foundation
import GRDB
import Testing

@testable import ClinicStore

/// What becomes of a file between two versions of the program.
@Suite struct UpgradeTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        try TestClinic(at: path).store.close()
    }

    /// What a newer program keeps: a column more of the consents.
    private static let newer = Kinds.standard.adding(step: "ALTER TABLE consents ADD COLUMN witness TEXT;")

    private func open(_ kinds: Kinds) throws -> ClinicStore { try ClinicStore(openingAt: path, kinds: kinds) }
    private func applied() throws -> Int { try connected(path) { try $0.appliedStep() } }

    @Test func `a step is applied once, and the guards are those of the tables as they are then`() throws {
        #expect(try open(Self.newer).read { try $0.schemaVerdict() } == .current)
        #expect(try open(Self.newer).read { try $0.comparedAtLength() } == .current)
        #expect(try applied() == Kinds.standard.newestStep + 1)
        let final = try rawly(path) {
            try String.fetchOne($0, sql: "SELECT sql FROM sqlite_master WHERE name = 'void_consents_are_final'")
        }
        #expect(final?.contains("NEW.witness IS OLD.witness") == true)
    }

    @Test func `a step that fails leaves the file at the schema that it had`() throws {
        let before = try connected(path) { try $0.schema() }
        let failing = Kinds.standard.adding(step: "CREATE TABLE witnesses (x); CREATE TABLE patients (x);")
        #expect(throws: StoreError.self) { try open(failing) }
        #expect(try applied() == Kinds.standard.newestStep)
        #expect(try connected(path) { try $0.schema() } == before)
    }

    @Test func `a step that would leave a reference that leads nowhere is not kept`() throws {
        try rawly(path) { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(
                sql: """
                    INSERT INTO audit_entries
                        (id, at, staff_member_id, account, proof, action, record_type, hash, change_id)
                    VALUES (8, '2026-11-21T10:00:00.000Z', 99, 'desk', 'unproved', 'view', 'patient', ?, 8)
                    """, arguments: [String(repeating: "0", count: 64)])
        }
        #expect(throws: StoreError.guarded("a record that is referred to does not exist")) { try open(Self.newer) }
        #expect(try applied() == Kinds.standard.newestStep)
    }

    @Test func `of several programs that begin at once, one upgrades, and the others find it done`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let store = try open(Self.newer)
                    #expect(try store.read { try $0.schemaVerdict() } == .current)
                }
            }
            try await group.waitForAll()
        }
        #expect(try applied() == Kinds.standard.newestStep + 1)
    }

    @Test func `a program that has a file open reads and writes it no more once a newer one has upgraded it`() throws {
        let store = try open(.standard)
        _ = try open(Self.newer)
        let before = try rawly(path) { try Row.fetchAll($0, sql: "SELECT * FROM patients, audit_entries") }
        #expect(throws: StoreError.newer(path)) { try store.read { try $0.records(Patient.self) } }
        #expect(throws: StoreError.newer(path)) {
            try store.write(as: .of(1)) { try $0.add(Patient(familyName: "Late")) }
        }
        #expect(throws: StoreError.newer(path)) { try open(.standard) }
        #expect(try rawly(path) { try Row.fetchAll($0, sql: "SELECT * FROM patients, audit_entries") } == before)
    }

    @Test func `what is read to its end goes on as it was, while a newer program upgrades`() throws {
        let store = try open(.standard)
        try store.read { clinic in
            let before = try clinic.records(Patient.self)
            _ = try open(Self.newer)
            #expect(try clinic.records(Patient.self) == before)
        }
    }

    /// What ships is in no entry: it is known by its id, which stays the same as long as no step changes what an earlier
    /// one put there, nor adds to it where a practice may have added its own by then.
    @Test func `no step changes what an earlier one shipped`() throws {
        for (step, next) in zip(SchemaStep.all, SchemaStep.all.dropFirst()) {
            let (before, after) = (
                try Connection.inMemory(upTo: step.number), try Connection.inMemory(upTo: next.number)
            )
            for kind in Kinds.standard.all.map({ AuditedKind($0) }) {
                let shipped = try before.read { try members(of: kind, in: $0) }
                if shipped.isEmpty { continue }
                #expect(try after.read { try members(of: kind, in: $0) } == shipped, "\(kind.table)")
            }
        }
    }

    private func members(of kind: AuditedKind, in db: Connection) throws -> Set<String> {
        var members: Set<String> = []
        try kind.forEachMember(in: db) { id, member in
            members.insert("\(id) \(String(decoding: member, as: UTF8.self))")
        }
        return members
    }
}
