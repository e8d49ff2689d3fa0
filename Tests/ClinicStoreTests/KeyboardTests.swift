import ClinicModel
import Testing

@testable import ClinicStore

/// Who is at the keyboard: by the account, by a passphrase, or chosen and unproved.
@Suite struct KeyboardTests {
    private let clinic: TestClinic
    private static let right = Passphrase("correct horse")

    init() throws {
        clinic = try TestClinic()
        try clinic.write { writer in
            let owner = try writer.record(clinic.owner)
            _ = try writer.edit(owner, to: owner.record.with("account", .text("olive")))
        }
    }

    /// A desk of an account, some milliseconds after 10 o'clock.
    private func desk(_ account: String = "desk", after milliseconds: Int64 = 0) -> Author {
        let ten: Instant = "2026-11-20T10:00:00.000Z"
        return Author(
            staffMemberID: nil, account: account, proof: .unproved,
            now: Instant(milliseconds: ten.milliseconds + milliseconds), today: "2026-11-20")
    }

    private func known(_ chosen: RecordID<StaffMember>?, at desk: Author) throws -> Author? {
        if case .known(let author) = try clinic.store.keyboard(of: chosen, at: desk) { author } else { nil }
    }

    private func protect(_ id: RecordID<StaffMember>) throws {
        let hash = try PassphraseHash(of: Self.right, cost: .least)
        let owner = Author.of(clinic.owner, account: "olive", proof: .account)
        try clinic.store.write(as: owner) { try $0.setPassphrase(hash, of: $0.record(id)) }
    }

    private func prove(_ text: String, after milliseconds: Int64 = 0) throws -> Author {
        let member = try clinic.store.read { try $0.record(clinic.clinician) }
        return try clinic.store.author(member, proving: Passphrase(text), at: desk(after: milliseconds))
    }

    private func problem(_ body: () throws -> Void) -> Refusal.Problem? {
        #expect(throws: Refusal.self, performing: body)?.problem
    }

    @Test func `an account proves the member to whom it is bound, named or not`() throws {
        for chosen in [nil, clinic.owner] {
            let author = try known(chosen, at: desk("olive"))
            #expect((author?.staffMemberID, author?.proof, author?.account) == (clinic.owner, .account, "olive"))
        }
    }

    @Test func `a member with neither is chosen, and unproved`() throws {
        let author = try known(clinic.clinician, at: desk("olive"))
        #expect((author?.staffMemberID, author?.proof) == (clinic.clinician, .unproved))
    }

    @Test func `nobody acts as a member who has an account from another, nor as one who left`() throws {
        let entries = try clinic.entries {
            let owner = try clinic.store.read { try $0.record(clinic.owner) }
            #expect(problem { _ = try known(clinic.owner, at: desk()) } == .anothersAccount(owner))
            #expect(problem { _ = try known(nil, at: desk("kim")) } == .unknownAccount("kim"))
        }
        #expect(entries.map(\.action) == [.refuse, .refuse])
        #expect(entries.map(\.staffMemberID) == [nil, nil])
        #expect(entries.map(\.recordID) == [1, nil])
        #expect(entries.map(\.account) == ["desk", "kim"])
        try clinic.write { _ = try $0.deactivate(clinic.colleague) }
        let left = try clinic.store.read { try $0.record(clinic.colleague) }
        #expect(problem { _ = try known(clinic.colleague, at: desk()) } == .deactivated(left))
    }

    @Test func `an account that is bound to somebody who left lets nobody in`() throws {
        try clinic.write { writer in
            var member = StaffMember(name: "Kim", role: .owner)
            (member.account, member.active) = ("kim", false)
            try writer.add(member)
        }
        #expect(throws: Refusal.self) { try known(nil, at: desk("kim")) }
    }

    @Test func `a passphrase proves its member, from whatever account, the owner's too`() throws {
        try protect(clinic.clinician)
        guard case .asks(let member) = try clinic.store.keyboard(of: clinic.clinician, at: desk("olive")) else {
            Issue.record("the owner is asked too")
            return
        }
        #expect(member.id == clinic.clinician)
        let author = try prove("correct horse")
        #expect((author.staffMemberID, author.proof) == (clinic.clinician, .passphrase))
        let entries = try clinic.entries { try clinic.store.write(as: author) { try $0.noteView(of: member) } }
        #expect(entries.map(\.proof) == [.passphrase])
    }

    @Test func `either proves a member who has both`() throws {
        try protect(clinic.owner)
        #expect(try known(clinic.owner, at: desk("olive"))?.proof == .account)
        guard case .asks = try clinic.store.keyboard(of: clinic.owner, at: desk()) else {
            Issue.record("from another account it is the passphrase")
            return
        }
    }

    @Test func `a wrong passphrase is in the audit log, and the next is looked at only later`() throws {
        try protect(clinic.clinician)
        let member = try clinic.store.read { try $0.record(clinic.clinician) }
        let entries = try clinic.entries {
            #expect(problem { _ = try prove("wrong") } == .passphraseWrong(member, wait: 1))
            // The right one too: what comes too soon is not looked at.
            #expect(problem { _ = try prove("correct horse", after: 999) } == .passphraseTooSoon(member, wait: 1))
            #expect(problem { _ = try prove("wrong", after: 1000) } == .passphraseWrong(member, wait: 2))
            #expect(problem { _ = try prove("", after: 2999) } == .passphraseTooSoon(member, wait: 1))
            #expect(problem { _ = try prove("", after: 3000) } == .passphraseWrong(member, wait: 4))
            // Nobody is asked for one that would not be looked at.
            #expect(
                problem { _ = try clinic.store.keyboard(of: clinic.clinician, at: desk(after: 3500)) }
                    == .passphraseTooSoon(member, wait: 4))
        }
        #expect(entries.map(\.action) == Array(repeating: .refuse, count: 6))
        #expect(entries.map(\.recordID) == Array(repeating: 2, count: 6))
        #expect(entries.allSatisfy { $0.staffMemberID == nil && $0.proof == .unproved })
        #expect(
            entries.map(\.reason) == [
                "wrong passphrase", "too soon after a wrong passphrase", "wrong passphrase",
                "too soon after a wrong passphrase", "wrong passphrase", "too soon after a wrong passphrase",
            ])
        // The right one begins anew.
        #expect(try prove("correct horse", after: 7000).proof == .passphrase)
        #expect(problem { _ = try prove("wrong", after: 7001) } == .passphraseWrong(member, wait: 1))
    }

    @Test func `the wait doubles up to five minutes`() {
        #expect(
            (0...12).map(PassphraseLock.delay(after:)) == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
        #expect(PassphraseLock.delay(after: 5000) == 300)
    }

    @Test func `a clock that was put back makes nobody wait longer than the wait`() {
        let lock = PassphraseLock(hash: nil, failures: 3, failedAt: "2026-11-20T10:00:00.000Z")
        #expect(lock.wait(at: "2026-11-19T10:00:00.000Z") == 4)
        #expect(lock.wait(at: "2026-11-20T10:00:03.999Z") == 1)
        #expect(lock.wait(at: "2026-11-20T10:00:04.000Z") == 0)
    }

    @Test func `where nobody can be asked, nobody is let in`() throws {
        try protect(clinic.clinician)
        let member = try clinic.store.read { try $0.record(clinic.clinician) }
        let entries = try clinic.entries {
            #expect(
                problem { _ = try clinic.store.author(member, proving: nil, at: desk()) }
                    == .passphraseMissing(member))
        }
        #expect(entries.map(\.reason) == ["no passphrase given"])
    }
}
