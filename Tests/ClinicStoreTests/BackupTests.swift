import ClinicModel
import Foundation
import GRDB
import Testing

@testable import ClinicStore

@Suite struct BackupTests {
    private let folder: TemporaryFolder
    private let clinic: TestClinic
    private let copy: String

    init() throws {
        folder = try TemporaryFolder()
        clinic = try TestClinic(at: folder.path("plumb.sqlite"))
        copy = folder.path("copy.sqlite")
    }

    @Test func `a copy opens as the database, with all that was there before it`() throws {
        let backup = try clinic.store.backUp(to: copy, as: .of(clinic.clinician))
        let opened = try ClinicStore(openingAt: copy)
        #expect(try opened.read { try $0.record(clinic.patient).familyName } == "Okafor")
        #expect(backup.contents.entries == Int64(TestClinic.entries + 1))
        #expect(try opened.read { try $0.records(AuditEntry.self).last?.record.hash } == backup.contents.head)
        #expect(try backup.byteCount == Int64(bytes(of: copy).count))
        #expect(backup.contents.rows.first { $0.table == "staff_members" }?.count == 4)
        #expect(backup.contents.practice == "Plumb Lane")
    }

    @Test func `the front desk makes no backup, and that it was asked for is in the audit log`() throws {
        let entries = try clinic.entries {
            #expect(throws: Refusal.self) { try clinic.store.backUp(to: copy, as: .of(clinic.frontDesk)) }
        }
        #expect(entries.map(\.action) == [.refuse])
        #expect(entries.map(\.reason) == ["front desk may not make backups"])
        #expect(try folder.names.filter { !$0.hasPrefix("plumb.sqlite") } == [])
    }

    @Test func `the audit log has that records left before they do, and that the copy is whole after it is`() throws {
        let entries = try clinic.entries { try clinic.store.backUp(to: copy, as: .of(clinic.clinician)) }
        #expect(entries.map(\.action) == [.export, .add])
        #expect(entries.map(\.recordType) == ["backup", "backup"])
        #expect(entries.allSatisfy { $0.recordID == nil && $0.patientID == nil })
        let last = try clinic.store.read { try $0.lastBackup() }
        #expect(last?.at == "2026-11-20T10:00:00.000Z")
        #expect(try last?.to == FilePlace(copy).path)
    }

    @Test func `a backup that fails is in the audit log as records that may have left, and not as a copy`() throws {
        // What another program did to the file: a reference that leads nowhere.
        try rawly(folder.path("plumb.sqlite")) { db in
            try db.execute(
                sql: """
                    PRAGMA foreign_keys = OFF;
                    INSERT INTO qualifications (id, staff_member_id, title) VALUES (1, 99, 'Nobody''s');
                    """)
        }
        let path = try FilePlace(copy).path
        let entries = try clinic.entries {
            #expect(throws: CopyError.damaged(path, "1 rows of qualifications refer to what is not there")) {
                try clinic.store.backUp(to: copy, as: .of(clinic.clinician))
            }
        }
        #expect(entries.map(\.action) == [.export])
        #expect(try clinic.store.read { try $0.lastBackup() } == nil)
        #expect(try folder.names.filter { !$0.hasPrefix("plumb.sqlite") } == [])
    }

    @Test func `a copy has nothing beside it, and can be read where nothing can be written`() throws {
        _ = try clinic.store.backUp(to: copy, as: .of(clinic.clinician))
        #expect(try folder.names.filter { $0.hasPrefix("copy") || $0.hasPrefix(".") } == ["copy.sqlite"])
        #expect(Array(try bytes(of: copy)[18...19]) == [1, 1])
    }

    @Test(arguments: ["", "-wal", "-shm", "-journal"])
    func `what is in a copy's place, or would be taken for a part of it, stays`(suffix: String) throws {
        try Data("mine".utf8).write(to: URL(filePath: copy + suffix))
        let real = try FilePlace(copy).path
        #expect(throws: StoreError.exists(real + suffix)) {
            try clinic.store.backUp(to: copy, as: .of(clinic.clinician))
        }
        #expect(try bytes(of: copy + suffix) == Data("mine".utf8))
    }

    @Test(arguments: ["-wal", "-shm", "-journal"])
    func `a copy is not called what SQLite calls a part of a database`(suffix: String) throws {
        let path = folder.path("new.sqlite") + suffix
        let real = try FilePlace(path).path
        #expect(throws: CopyError.ofTheDatabase(real)) {
            try clinic.store.backUp(to: path, as: .of(clinic.clinician))
        }
    }

    @Test func `a place that appears while the copy is made is left to whoever took it`() throws {
        let draft = try DraftFile(ofCopyFor: copy, mustBePrivate: true)
        try Data("mine".utf8).write(to: URL(filePath: copy))
        #expect(throws: StoreError.exists(draft.path)) { try draft.place() }
        #expect(try bytes(of: copy) == Data("mine".utf8))
    }

    @Test func `an image is of one state, whatever is written while it is read`() throws {
        let path = folder.path("plumb.sqlite")
        let image = folder.path("image.sqlite")
        let other = try ClinicStore(openingAt: path)
        try Data().write(to: URL(filePath: image))
        let file = try #require(FileHandle(forWritingAtPath: image))
        try clinic.store.withImage { image in
            var parts = 0
            try image.forEachChunk { part in
                // Large enough that SQLite would bring its log into the file, if it might.
                let note = String(repeating: "x", count: 40_000)
                for number in 0..<60 {
                    var patient = Patient(familyName: "Later \(parts) \(number)")
                    patient.alert = note
                    try other.write(as: .of(1)) { _ = try $0.add(patient) }
                }
                parts += 1
                try file.write(contentsOf: part)
            }
        }
        try file.close()
        let contents = try ClinicFile(image).verifiedContents()
        #expect(contents.entries == Int64(TestClinic.entries))
        #expect(try other.read { try $0.records(Patient.self).count } > 60)
    }

    @Test func `an image waits for whoever reads an older state, and says so`() throws {
        let path = folder.path("plumb.sqlite")
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: path, configuration: configuration)
        try reader.inDatabase { try $0.execute(sql: "BEGIN; SELECT * FROM patients") }
        _ = try clinic.addPatient("New")
        #expect(throws: StoreError.busy(path, seconds: 0.1)) {
            try ClinicStore(openingAt: path, patience: 0.1).withImage { _ in }
        }
        // Whoever writes is not kept waiting by it.
        _ = try clinic.addPatient("Newer")
        try reader.inDatabase { try $0.execute(sql: "ROLLBACK") }
        let patients = try clinic.store.withImage { image in
            try image.db.integer("SELECT count(*) FROM patients")
        }
        #expect(patients == 3)
    }
}
