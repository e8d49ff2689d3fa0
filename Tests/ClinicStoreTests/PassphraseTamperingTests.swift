import ClinicModel
import GRDB
import Testing

@testable import ClinicStore

/// The audit log says whether a member has a passphrase, and has a digest of what is kept of it.
@Suite struct PassphraseTamperingTests {
    private let folder: TemporaryFolder
    private let clinic: TestClinic

    init() throws {
        folder = try TemporaryFolder()
        clinic = try TestClinic(at: folder.path("plumb.sqlite"))
        let member = try clinic.store.read { try $0.record(clinic.clinician) }
        let hash = try PassphraseHash(of: Passphrase(new: "correct horse"), cost: .least)
        try clinic.write { try $0.setPassphrase(hash, of: member) }
    }

    private func verdict(after sql: String) throws -> AuditLogVerdict {
        try rawly(folder.path("plumb.sqlite")) { db in
            try db.execute(sql: "DROP TRIGGER passphrases_are_never_deleted; \(sql)")
        }
        return try clinic.store.read { try $0.verifyAuditLog() }
    }

    private let altered = AuditLogVerdict.differs(
        RecordDifference(record: "S-2", problem: .altered(fields: ["passphrase"]), isOnly: true))

    @Test(arguments: [
        "UPDATE passphrases SET hash = '$scrypt$ln=1,r=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA'",
        "UPDATE passphrases SET hash = NULL", "DELETE FROM passphrases",
    ])
    func `another one in its place is found, and none`(sql: String) throws {
        #expect(try verdict(after: sql) == altered)
    }

    @Test func `one of somebody who has none is found`() throws {
        let verdict = try verdict(
            after: "INSERT INTO passphrases SELECT 4, hash, 0, NULL FROM passphrases WHERE staff_member_id = 2")
        #expect(
            verdict
                == .differs(RecordDifference(record: "S-4", problem: .altered(fields: ["passphrase"]), isOnly: true)))
    }

    @Test func `how many wrong ones were given is in no entry`() throws {
        #expect(try verdict(after: "UPDATE passphrases SET failures = 3").problem == nil, "the count is not compared")
    }

    /// As earlier versions of the program wrote it: that there is one, and not which.
    @Test func `one that was set before there were digests is held against that alone`() throws {
        let text = #"{"passphrase":"set"}"#
        let store = try ClinicStore()
        let hash = try PassphraseHash(of: Passphrase(new: "correct horse"), cost: .least).text
        try store.write(as: .of(nil)) { writer in
            let member = try writer.add(StaffMember(name: "Olive Owens", role: .owner))
            try writer.noteChange(of: member, before: #"{"passphrase":"none"}"#, after: text)
            try writer.db.run(
                "INSERT INTO passphrases (staff_member_id, hash, failures) VALUES (1, ?, 0)", [.text(hash)])
        }
        #expect(try store.read { try $0.verifyAuditLog().problem } == nil)
    }
}
