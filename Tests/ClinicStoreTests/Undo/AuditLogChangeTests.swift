import ClinicModel
import ClinicSchema
import ClinicStore
import GRDB
import Testing

/// Which entries of the audit log were written together.
@Suite struct AuditLogChangeTests {
    @Test func `the entries of one write name its first, also where the clock stands still`() throws {
        let clinic = try TestClinic()
        #expect(try clinic.auditLog.map(\.changeID) == Array(repeating: 1, count: TestClinic.entries))
        let entries = try clinic.entries {
            _ = try clinic.draft()
            try clinic.write { writer in
                try writer.add(Complaint(of: 1, recordedOn: "2026-11-20", words: "My neck", region: .neck))
                try writer.noteView(of: writer.record(RecordID<Patient>(1)))
            }
        }
        #expect(entries.map(\.changeID) == [8, 8, 8, 11, 11])
        #expect(Set(entries.map(\.at)).count == 1)
    }

    @Test func `a write of which a part is taken back has no gap`() throws {
        let clinic = try TestClinic()
        var other = VisitEntry(visit: clinic.visit())
        (other.visit.determination, other.visit.outcome) = (.misaligned, .adjusted)
        other.adjustments = [Adjustment(vertebra: .axis), Adjustment(vertebra: .other)]
        try clinic.write { [other] writer in
            #expect(throws: AdjustmentError.self) { try writer.addCopy(other, reason: "a test") }
            try writer.add(Patient(familyName: "Bello"))
        }
        #expect(try clinic.auditLog.last?.changeID == 8)
        #expect(try clinic.auditLog.last?.id == 8)
    }

    /// The hash is that of the audit log's first definition, worked out in Python.
    @Test func `an audit log of before stays whole, and is gone on with`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("plumb.sqlite")
        let queue = try DatabaseQueue(path: path)
        var migrator = DatabaseMigrator()
        for migration in SchemaMigration.all.prefix(11) {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        try migrator.migrate(queue)
        try queue.inDatabase { db in
            try db.execute(
                sql: """
                    INSERT INTO practice (id, name) VALUES (1, 'Atlas & Söhne');
                    INSERT INTO audit_entries
                        (id, at, account, proof, action, record_type, record_id, after, hash)
                    VALUES (1, '2026-03-14T09:30:00.007Z', 'jörg', 'account', 'add', 'practice', 1,
                        '{"name":"Atlas & Söhne"}', '917f855288e07da5f4b7e66b7cc4c46ce81c91712b9e4d1ab136cafa01bd0dfa')
                    """)
        }
        try queue.close()

        let store = try ClinicStore(openingAt: path)
        #expect(
            try store.read { try $0.verifyAuditLog() }
                == .intact(count: 1, head: "917f855288e07da5f4b7e66b7cc4c46ce81c91712b9e4d1ab136cafa01bd0dfa"))
        _ = try store.write(as: .of(nil)) { try $0.add(StaffMember(name: "Jörg", role: .owner)) }
        guard case .intact(2, _) = try store.read({ try $0.verifyAuditLog() }) else {
            Issue.record("The audit log is not whole")
            return
        }
        #expect(try store.read { try $0.records(AuditEntry.self).map(\.changeID) } == [nil, 2])
        withExtendedLifetime(folder) {}
    }
}
