import ClinicModel
import GRDB
import Testing

@testable import ClinicStore

/// Who sets whose passphrase, and what is kept of it.
@Suite struct PassphraseTests {
    private let folder: TemporaryFolder
    private let clinic: TestClinic
    private let hash: PassphraseHash

    init() throws {
        folder = try TemporaryFolder()
        clinic = try TestClinic(at: folder.path("plumb.sqlite"))
        hash = try PassphraseHash(of: Passphrase("correct horse"), cost: .least)
    }

    private func author(_ id: RecordID<StaffMember>, _ proof: Author.Proof) -> Author {
        .of(id, proof: proof)
    }

    private func set(_ hash: PassphraseHash?, of id: RecordID<StaffMember>, by author: Author) throws {
        try clinic.store.write(as: author) { try $0.setPassphrase(hash, of: $0.record(id)) }
    }

    private var kept: [String?] {
        get throws {
            try rawly(folder.path("plumb.sqlite")) { db in
                try String?.fetchAll(db, sql: "SELECT hash FROM passphrases ORDER BY staff_member_id")
            }
        }
    }

    /// The third vector of RFC 7914, section 12, the first half of its key, in the PHC string format.
    @Test(arguments: [
        (
            "pleaseletmein",
            "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$"
                + "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI"
        )
    ])
    func `a passphrase is held against what another program hashed`(text: String, hash: String) throws {
        #expect(try PassphraseHash(text: hash).matches(Passphrase(text)))
        #expect(try !PassphraseHash(text: hash).matches(Passphrase(text + " ")))
        #expect(try !PassphraseHash(text: hash).matches(Passphrase("")))
        #expect(try !PassphraseHash(text: "$scrypt$").matches(Passphrase(text)))
    }

    @Test func `two hashes of one passphrase differ, and both are its`() throws {
        let other = try PassphraseHash(of: Passphrase("correct horse"), cost: .least)
        #expect(other.text != hash.text)
        #expect(hash.text.hasPrefix("$scrypt$ln=1,r=1,p=1$"))
        for hash in [hash, other] {
            #expect(try hash.matches(Passphrase("correct horse")))
            #expect(try !hash.matches(Passphrase("correct horsf")))
        }
        let cost = PassphraseHash.Cost.standard
        #expect((cost.logarithm, cost.blockSize, cost.parallelism) == (17, 8, 1))
    }

    @Test func `the owner sets the first one, and everybody their own after that`() throws {
        #expect(throws: Refusal.self) { try set(hash, of: clinic.frontDesk, by: .of(clinic.frontDesk)) }
        try set(hash, of: clinic.frontDesk, by: .of(clinic.owner))
        // Whoever proves nothing takes nobody over, the owner included.
        #expect(throws: Refusal.self) { try set(hash, of: clinic.frontDesk, by: .of(clinic.owner)) }
        #expect(throws: Refusal.self) { try set(nil, of: clinic.frontDesk, by: .of(clinic.owner)) }
        #expect(throws: Refusal.self) { try set(hash, of: clinic.frontDesk, by: author(clinic.clinician, .account)) }
        let own = try PassphraseHash(of: Passphrase("battery staple"), cost: .least)
        try set(own, of: clinic.frontDesk, by: author(clinic.frontDesk, .passphrase))
        #expect(try kept == [own.text])
        // Forgotten: the owner sets another.
        try set(hash, of: clinic.frontDesk, by: author(clinic.owner, .account))
        #expect(try kept == [hash.text])
        try set(nil, of: clinic.frontDesk, by: author(clinic.frontDesk, .passphrase))
        #expect(try kept == [nil])
        #expect(throws: PassphraseError.none("Fred Dexter", clinic.frontDesk)) {
            try set(nil, of: clinic.frontDesk, by: author(clinic.owner, .account))
        }
    }

    @Test func `the audit log says that it was set, and never what it is`() throws {
        let entries = try clinic.entries {
            try set(hash, of: clinic.clinician, by: .of(clinic.owner))
            try set(nil, of: clinic.clinician, by: author(clinic.owner, .account))
        }
        #expect(entries.map(\.action) == [.edit, .edit])
        #expect(entries.map(\.recordType) == ["staff_member", "staff_member"])
        #expect(entries.map(\.recordID) == [2, 2])
        #expect(entries.map(\.before) == [#"{"passphrase":"none"}"#, #"{"passphrase":"set"}"#])
        #expect(
            entries.map(\.after)
                == [
                    #"{"passphrase":"set","passphrase_digest":"\#(hash.digest)"}"#, #"{"passphrase":"none"}"#,
                ])
        // As `printf '%s' '$scrypt$ln=1,r=1,p=1$AAAA$BBBB' | sha256sum` has it.
        #expect(
            PassphraseHash(text: "$scrypt$ln=1,r=1,p=1$AAAA$BBBB").digest
                == "5d843d47fa739471f3607f4c11e89f64288ec6a763c1046ffe6547a1ca830d73")
    }

    @Test func `who proves nothing changes nothing of a member who has a proof`() throws {
        try set(hash, of: clinic.clinician, by: .of(clinic.owner))
        func rebind(by author: Author) throws {
            try clinic.store.write(as: author) { writer in
                let member = try writer.record(clinic.clinician)
                _ = try writer.edit(member, to: member.record.with("account", .text("mine")))
            }
        }
        #expect(throws: Refusal.self) { try rebind(by: .of(clinic.owner)) }
        #expect(throws: Never.self) { try rebind(by: author(clinic.owner, .account)) }
    }

    @Test func `who left has none set`() throws {
        try clinic.write { _ = try $0.deactivate(clinic.colleague) }
        #expect(throws: StaffError.inactive("Colin Cole", clinic.colleague)) {
            try set(hash, of: clinic.colleague, by: .of(clinic.owner))
        }
    }

    @Test func `it is never deleted, nor replaced by another program's`() throws {
        try set(hash, of: clinic.clinician, by: .of(clinic.owner))
        for sql in [
            "DELETE FROM passphrases", "INSERT OR REPLACE INTO passphrases VALUES (2, NULL, 0, NULL)",
            "UPDATE passphrases SET hash = 'plain'", "UPDATE passphrases SET failures = -1",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") {
                try rawly(folder.path("plumb.sqlite")) { try $0.execute(sql: sql) }
            }
        }
    }
}
