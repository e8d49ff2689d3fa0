import ClinicModel
import ClinicStore
import GRDB
import Testing

/// What verification finds once another program has taken the guards away.
@Suite struct AuditLogTamperingTests {
    private let folder: TemporaryFolder
    private let clinic: FullClinic

    init() throws {
        folder = try TemporaryFolder()
        clinic = try FullClinic(at: folder.path("plumb.sqlite"))
        let triggers = try rawly(folder.path("plumb.sqlite")) { db in
            try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entries'")
        }
        for trigger in triggers { try clinic.rawly("DROP TRIGGER \(trigger)") }
    }

    private var verdict: AuditLogVerdict {
        get throws { try clinic.clinic.store.read { try $0.verifyAuditLog() } }
    }

    @Test(arguments: [
        "at = '2026-11-20T10:00:00.001Z'", "staff_member_id = 3", "staff_member_id = NULL", "account = 'Desk'",
        "account = 'desk '", "proof = 'account'", "action = 'edit'", "record_type = 'visits'", "record_id = 2",
        "record_id = NULL", "patient_id = NULL", "before = ''", "before = '{}'", "after = NULL",
        "after = replace(after, 'S-2', 'S-3')", "reason = ''", "reason = 'none'",
        "change_id = 7", "origin = NULL", "origin = 'import'", "origin = 'undo', undoes = 7", "hash = upper(hash)",
        "hash = (SELECT hash FROM audit_entries WHERE id = 7)", "after = reason, reason = after", "at = 'yesterday'",
        "account = account || char(0) || 'x'", "after = after || char(0)", "after = after || CAST(X'FF' AS TEXT)",
    ])
    func `an altered entry is found`(assignment: String) throws {
        // The first entry of a visit.
        try clinic.rawly("UPDATE audit_entries SET \(assignment) WHERE id = 8")
        #expect(try verdict == .broken(8))
    }

    @Test(arguments: [1, 2, 8])
    func `a removed entry is found`(number: Int64) throws {
        try clinic.rawly("DELETE FROM audit_entries WHERE id = \(number)")
        #expect(try verdict == .missing(number))
    }

    @Test func `a removed entry is found behind closed ranks`() throws {
        try clinic.rawly("DELETE FROM audit_entries WHERE id = 5")
        try clinic.rawly("UPDATE audit_entries SET id = id + 1000 WHERE id > 5")
        try clinic.rawly("UPDATE audit_entries SET id = id - 1001 WHERE id > 1000")
        #expect(try verdict == .broken(5))
    }

    @Test func `an entry put between two is found`() throws {
        try clinic.rawly("UPDATE audit_entries SET id = id + 1000 WHERE id >= 5")
        try clinic.rawly("UPDATE audit_entries SET id = id - 999 WHERE id > 1000")
        try clinic.rawly(Self.copy(of: 4, as: 5))
        #expect(try verdict == .broken(5))
    }

    @Test func `an entry put behind the last is found`() throws {
        let count = try Int64(clinic.clinic.auditLog.count)
        try clinic.rawly(Self.copy(of: count, as: count + 1))
        #expect(try verdict == .broken(count + 1))
    }

    @Test func `two entries in each other's place are found`() throws {
        try clinic.rawly("UPDATE audit_entries SET id = 1000 WHERE id = 5")
        try clinic.rawly("UPDATE audit_entries SET id = 5 WHERE id = 6")
        try clinic.rawly("UPDATE audit_entries SET id = 6 WHERE id = 1000")
        #expect(try verdict == .broken(5))
    }

    @Test func `the first of several altered entries is told`() throws {
        try clinic.rawly("UPDATE audit_entries SET account = 'x' WHERE id IN (6, 4, 9)")
        #expect(try verdict == .broken(4))
    }

    private static func copy(of old: Int64, as new: Int64) -> String {
        """
        INSERT INTO audit_entries
        SELECT \(new), at, staff_member_id, account, proof, action, record_type, record_id, patient_id, before, after,
            reason, hash, change_id, origin, undoes
        FROM audit_entries WHERE id = \(old)
        """
    }
}
