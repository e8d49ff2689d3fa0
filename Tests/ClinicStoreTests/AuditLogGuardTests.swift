import ClinicModel
import ClinicStore
import Testing

/// The audit log is only ever appended to.
@Suite struct AuditLogGuardTests {
    private let folder: TemporaryFolder
    private let clinic: FullClinic

    init() throws {
        folder = try TemporaryFolder()
        clinic = try FullClinic(at: folder.path("plumb.sqlite"))
    }

    @Test func `no column of an entry changes`() throws {
        for change in try clinic.changes(of: "audit_entries") {
            clinic.expectRefusal(of: "UPDATE audit_entries SET \(change.assignment) WHERE id = 3")
        }
        clinic.expectRefusal(of: "UPDATE audit_entries SET id = 1000 WHERE id = 3")
    }

    @Test func `no entry is removed`() throws {
        clinic.expectRefusal(of: "DELETE FROM audit_entries WHERE id = 3")
    }

    @Test func `no entry is replaced`() throws {
        clinic.expectRefusal(
            of: """
                REPLACE INTO audit_entries
                SELECT id, at, staff_member_id, 'somebody', proof, action, record_type, record_id, patient_id, before,
                    after, reason, hash, change_id, origin, undoes
                FROM audit_entries WHERE id = 3
                """)
        #expect(try clinic.clinic.auditLog.allSatisfy { $0.account == "desk" })
    }
}
