import ClinicModel
import Testing

@testable import ClinicStore

/// Opening a database, and who is at the keyboard then.
@Suite struct DeskOpeningTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        _ = try TestClinic(at: path)
    }

    private func open(_ member: String? = nil, account: String = "desk") throws -> DeskOpening {
        try DeskOpening(at: path, patience: 0, member: member, account: account, now: "2026-11-20T23:30:00.000Z")
    }

    private func log() throws -> [AuditEntry] {
        try ClinicStore(openingAt: path).read { try $0.records(AuditEntry.self).map(\.record) }
    }

    @Test func `a member is named by id or name, and today is the latest day at any office`() throws {
        for name in ["S-2", "cleo"] {
            let opening = try open(name)
            guard case .known(let author) = try opening.keyboard() else { throw DeskError.noPractice }
            #expect((author.staffMemberID, author.proof, author.today) == (2, .unproved, "2026-11-20"))
            #expect((opening.practice.name, opening.entryAhead) == ("Plumb Lane", nil))
        }
        try open().store.write(as: .of(1)) { _ = try $0.add(Office(name: "East", timeZone: "Asia/Tokyo")) }
        guard case .known(let author) = try open("2").keyboard() else { throw DeskError.noPractice }
        #expect(author.today == "2026-11-21")
    }

    @Test func `a refusal is in the audit log once it is told`() throws {
        let opening = try open(account: "stranger")
        let before = try log().count
        #expect(throws: Refusal.self) { try opening.keyboard() }
        #expect(try log().dropFirst(before).map(\.action) == [.refuse])
    }

    @Test func `nobody of that name, no practice and no database are told apart`() throws {
        #expect(throws: ReferenceError.unknown("staff member", "nobody")) { try open("nobody") }
        let empty = folder.path("empty.sqlite")
        _ = try ClinicStore(creatingAt: empty)
        #expect(throws: DeskError.noPractice) {
            try DeskOpening(at: empty, patience: 0, member: nil, account: "desk", now: "2026-11-20T10:00:00.000Z")
        }
        #expect(throws: StoreError.self) {
            try DeskOpening(
                at: folder.path("none.sqlite"), patience: 0, member: nil, account: "desk",
                now: "2026-11-20T10:00:00.000Z")
        }
    }

    @Test func `a time zone that this machine does not have is told, and no other day is taken`() throws {
        try connected(path) { try $0.run("UPDATE offices SET time_zone = 'Pacific/Atlantis' WHERE id = 1") }
        #expect(throws: DeskError.unknownTimeZone("Pacific/Atlantis", of: "O-1 Main")) { try open("1") }
    }

    @Test func `a clock that is behind the audit log is noticed`() throws {
        let early = try DeskOpening(
            at: path, patience: 0, member: "1", account: "desk", now: "2026-11-18T10:00:00.000Z")
        #expect(early.entryAhead == "2026-11-20T10:00:00.000Z")
    }

    @Test func `a member with a passphrase is asked for it`() throws {
        let hash = try PassphraseHash(of: Passphrase("correct horse"), cost: .least)
        try open().store.write(as: .of(1)) { try $0.setPassphrase(hash, of: $0.record(2)) }
        let opening = try open("cleo")
        guard case .asks(let member) = try opening.keyboard() else { throw DeskError.noPractice }
        let author = try opening.author(
            member, proving: Passphrase("correct horse"), now: "2026-11-20T23:31:00.000Z")
        #expect((author.staffMemberID, author.proof, author.now) == (2, .passphrase, "2026-11-20T23:31:00.000Z"))
        #expect(throws: Refusal.self) { try opening.author(member, proving: nil, now: author.now) }
    }
}
