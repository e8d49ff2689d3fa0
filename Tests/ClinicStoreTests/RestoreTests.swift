import ClinicModel
import Foundation
import GRDB
import Testing

@testable import ClinicStore

@Suite struct RestoreTests {
    private let folder: TemporaryFolder
    private let clinic: TestClinic
    private let path: String
    private let copy: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        copy = folder.path("copy.sqlite")
        clinic = try TestClinic(at: path)
        _ = try clinic.store.backUp(to: copy, as: .of(clinic.owner))
    }

    private func names(at path: String) throws -> [String?] {
        try ClinicStore(openingAt: path).read { try $0.records(Patient.self).map(\.familyName) }
    }

    @Test func `a copy takes the place of the database, under desks that have it open`() throws {
        _ = try clinic.addPatient("Lost")
        let restore = try Restore(of: copy, to: path, key: nil)
        // The entry that the copy is whole, and the patient.
        #expect(restore.loss?.entries == 2)
        #expect(restore.loss?.changes == 1)
        let kept = try #require(try restore.run(as: .of(clinic.owner)))

        // The desk that had it open the whole time sees the copy, and what it writes is kept.
        #expect(try clinic.store.read { try $0.records(Patient.self).map(\.familyName) } == ["Okafor"])
        _ = try clinic.addPatient("After")
        #expect(try names(at: path) == ["Okafor", "After"])
        #expect(try names(at: kept) == ["Okafor", "Lost"])
        #expect(try permissions(of: kept) == 0o600)
        #expect(Array(try bytes(of: path)[18...19]) == [2, 2])
    }

    @Test func `a restore is in the audit log that it restores, with what it lost`() throws {
        _ = try clinic.addPatient("Lost")
        _ = try Restore(of: copy, to: path, key: nil).run(as: .of(clinic.owner))
        let store = try ClinicStore(openingAt: path)
        let entry = try #require(try store.read { try $0.records(AuditEntry.self).last })
        #expect((entry.record.action, entry.record.recordType) == (.add, "restore"))
        #expect(entry.record.after?.contains("\"lost_entries\":2,\"lost_changes\":1") == true)
        #expect(entry.id.number == Int64(TestClinic.entries + 2))
        #expect(try store.read { try $0.verifyAuditLog().problem } == nil)
    }

    @Test func `what was written after it was told what would be lost stops a restore`() throws {
        let restore = try Restore(of: copy, to: path, key: nil)
        _ = try clinic.addPatient("Meanwhile")
        #expect(throws: CopyError.changedMeanwhile(restore.database)) { try restore.run(as: .of(clinic.owner)) }
        #expect(try names(at: path) == ["Okafor", "Meanwhile"])
        #expect(
            try folder.names.filter { $0.contains("restore") || $0.hasPrefix(".") && $0.hasSuffix("part") }.count <= 1)
    }

    @Test func `only the owner of the database that is there puts a copy in its place`() throws {
        _ = try clinic.addPatient("Kept")
        let restore = try Restore(of: copy, to: path, key: nil)
        let entries = try clinic.entries {
            #expect(throws: Refusal.self) { try restore.run(as: .of(clinic.clinician)) }
            #expect(throws: Refusal.self) { try restore.run(as: .of(nil)) }
        }
        #expect(entries.map(\.reason) == ["a clinician may not restore backups", "nobody at the keyboard"])
        #expect(try names(at: path) == ["Okafor", "Kept"])
        #expect(try folder.names.allSatisfy { !$0.contains("restore") })
    }

    @Test func `somebody who joined after the copy was made restores under their account alone`() throws {
        let member = try clinic.write { try $0.add(StaffMember(name: "Nora New", role: .owner)) }
        _ = try Restore(of: copy, to: path, key: nil).run(as: .of(member.id))
        let entry = try ClinicStore(openingAt: path).read { try $0.records(AuditEntry.self).last?.record }
        #expect(entry?.staffMemberID == nil)
        #expect(entry?.account == "desk")
    }

    @Test func `a database that is gone comes back, whatever SQLite left beside it`() throws {
        _ = try clinic.addPatient("Lost")
        let wal = try bytes(of: path + "-wal")
        let place = folder.path("new/plumb.sqlite")
        try FileManager.default.createDirectory(atPath: folder.path("new"), withIntermediateDirectories: false)
        // A log that would be taken for the copy's own.
        try wal.write(to: URL(filePath: place + "-wal"))
        let restore = try Restore(of: copy, to: place, key: nil)
        #expect(!restore.replaces)
        #expect(try restore.run(as: .of(clinic.owner)) == nil)
        #expect(try names(at: place) == ["Okafor"])
        #expect(try bytes(of: folder.path("new/plumb-before-restore-2026-11-20T10-00-00Z.sqlite-wal")) == wal)
    }

    @Test(arguments: [0, 10, 3000, 60_000])
    func `a damaged database is put aside as it is`(count: Int) throws {
        let place = folder.path("damaged.sqlite")
        try Data(repeating: 0xA5, count: count).write(to: URL(filePath: place))
        let kept = try #require(try Restore(of: copy, to: place, key: nil).run(as: .of(clinic.owner)))
        #expect(try bytes(of: kept) == Data(repeating: 0xA5, count: count))
        #expect(try names(at: place) == ["Okafor"])
    }

    @Test func `another program's database is left as it is`() throws {
        let place = folder.path("other.sqlite")
        try rawly(place) { try $0.execute(sql: "CREATE TABLE t (x)") }
        let before = try bytes(of: place)
        let real = try FilePlace(place).path
        #expect(throws: StoreError.notPlumbline(real)) {
            try Restore(of: copy, to: place, key: nil)
        }
        #expect(try bytes(of: place) == before)
    }

    @Test func `a copy of other records is refused`() throws {
        let place = folder.path("other.sqlite")
        let store = try ClinicStore(creatingAt: place)
        try store.write(as: .of(nil)) { _ = try $0.add(Practice(name: "Another")) }
        let real = try FilePlace(place).path
        #expect(throws: CopyError.ofAnotherPractice(copy, database: real)) {
            try Restore(of: copy, to: place, key: nil)
        }
    }

    @Test(arguments: ReleasedDatabaseTests.versions)
    func `a copy of each version is brought up to date`(version: Int) throws {
        let old = folder.path("old.sqlite")
        try ReleasedDatabaseTests.copy(version, to: old)
        let place = folder.path("new.sqlite")
        let restore = try Restore(of: old, to: place, key: nil)
        #expect(restore.contents.doubt == nil)
        _ = try restore.run(as: .of(nil))
        #expect(try ClinicStore(openingAt: place).read { try $0.schemaVerdict() } == .current)
    }

    @Test func `a copy of a newer version is refused`() throws {
        try rawly(copy) { try $0.execute(sql: "INSERT INTO schema_steps VALUES (1000, 'future')") }
        #expect(throws: CopyError.newer(copy)) { try Restore(of: copy, to: folder.path("new.sqlite"), key: nil) }
    }

    @Test(arguments: [
        ("CREATE VIEW planted AS SELECT * FROM patients", ["planted"]),
        ("CREATE TRIGGER planted AFTER INSERT ON patients BEGIN DELETE FROM schema_steps; END", ["planted"]),
        ("DROP TRIGGER patients_are_never_deleted", ["patients_are_never_deleted"]),
        ("CREATE INDEX planted ON patients (abs(id))", ["planted"]),
        (
            "ALTER TABLE schema_steps RENAME TO m; CREATE VIEW schema_steps AS SELECT 13 number, 'base' name",
            ["m", "schema_steps"]
        ),
    ])
    func `a copy that declares anything else is not trusted`(sql: String, names: [String]) throws {
        try rawly(copy) { try $0.execute(sql: sql) }
        #expect(throws: CopyError.strangeSchema(copy, names)) {
            try Restore(of: copy, to: folder.path("new.sqlite"), key: nil)
        }
        #expect(try folder.names.allSatisfy { !$0.hasPrefix("new") && !$0.hasSuffix(".part") })
    }

    @Test func `a copy in which an entry of the audit log was altered is refused`() throws {
        try rawly(copy) { db in
            let triggers = try Row.fetchAll(
                db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entries'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
            try db.execute(sql: "UPDATE audit_entries SET account = 'mallory' WHERE id = 3")
            for trigger in triggers { try db.execute(sql: trigger[1] as String) }
        }
        let doubt = try #require(AuditLogVerdict.broken(3).problem)
        #expect(throws: CopyError.doubtful(copy, doubt)) {
            try Restore(of: copy, to: path, key: nil)
        }
    }

    @Test func `a copy that was made by hand brings along the log beside it`() throws {
        _ = try clinic.addPatient("In the log")
        let byHand = folder.path("by-hand.sqlite")
        for suffix in ["", "-wal"] { try bytes(of: path + suffix).write(to: URL(filePath: byHand + suffix)) }
        let before = try bytes(of: byHand)
        let place = folder.path("new.sqlite")
        _ = try Restore(of: byHand, to: place, key: nil).run(as: .of(clinic.owner))
        #expect(try names(at: place) == ["Okafor", "In the log"])
        #expect(try bytes(of: byHand) == before)
    }

    @Test func `a database with pages of another size takes the copy too`() throws {
        try rawly(copy) { try $0.execute(sql: "PRAGMA page_size = 8192; VACUUM") }
        _ = try clinic.addPatient("Lost")
        _ = try Restore(of: copy, to: path, key: nil).run(as: .of(clinic.owner))
        #expect(try clinic.store.read { try $0.records(Patient.self).map(\.familyName) } == ["Okafor"])
    }
}
