import ClinicModel
import GRDB
import Testing

@testable import ClinicStore

/// An entry that was noted elsewhere is there, or is not.
@Suite struct AuditLogHeadFindingTests {
    private let folder: TemporaryFolder
    private let clinic: TestClinic

    init() throws {
        folder = try TemporaryFolder()
        clinic = try TestClinic(at: folder.path("plumb.sqlite"))
    }

    private func find(_ text: String) throws -> NotedEntry {
        let head = try #require(AuditLogHead(text))
        return try clinic.store.read { try $0.find(head) }
    }

    private func head() throws -> AuditLogHead { try #require(try clinic.store.read { try $0.auditLogHead() }).head }

    @Test func `the last entry is found in each form, and when more were added`() throws {
        let head = try head()
        #expect(head.number == 7)
        for text in [head.text, head.shortText, head.digits, head.text.uppercased(), String(head.digits.prefix(16))] {
            #expect(try find(text) == .found(7, since: 0))
        }
        _ = try clinic.addPatient("Byrne")
        #expect(try find(head.text) == .found(7, since: 1))
        #expect(try find(head.digits) == .found(7, since: 1))
    }

    @Test func `one beyond the end is gone, and one with another hash is another`() throws {
        let head = try head()
        let other = String(repeating: "0", count: 64)
        #expect(try find("8:\(head.digits)") == .cutOff(8, end: 7))
        #expect(try find("7:\(other)") == .changed(head))
        #expect(try find(other) == .unknown(end: 7))
    }

    @Test func `an audit log whose end was cut off is whole, and has lost what was noted`() throws {
        // Looks at charts leave no record behind that would tell.
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        try clinic.write { try $0.noteView(of: patient) }
        let head = try head()
        try rawly(folder.path("plumb.sqlite")) { db in
            try db.execute(sql: "DROP TRIGGER audit_entries_are_never_deleted; DELETE FROM audit_entries WHERE id = 8")
        }
        #expect(try clinic.store.read { try $0.verifyAuditLog() } == .intact(count: 7, head: clinic.head))
        #expect(try find(head.text) == .cutOff(8, end: 7))
        #expect(try find(head.digits) == .unknown(end: 7))
    }

    @Test func `an end that was cut off with what was done to records is found without it`() throws {
        _ = try clinic.addPatient("Byrne")
        try rawly(folder.path("plumb.sqlite")) { db in
            try db.execute(sql: "DROP TRIGGER audit_entries_are_never_deleted; DELETE FROM audit_entries WHERE id = 8")
        }
        #expect(
            try clinic.store.read { try $0.verifyAuditLog() }
                == .differs(RecordDifference(record: "P-2", problem: .added, isOnly: true)))
    }

    @Test func `an empty audit log has no head`() throws {
        let store = try ClinicStore()
        #expect(try store.read { try $0.auditLogHead()?.head } == nil)
        let head = try head()
        #expect(try store.read { try $0.find(head) } == .cutOff(7, end: 0))
    }
}
