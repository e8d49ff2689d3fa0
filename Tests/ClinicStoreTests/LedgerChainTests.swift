import ClinicModel
import ClinicStore
import Testing

/// The hashes, against SHA-256 of the same texts worked out in Python:
///
///     def net(text): return b"-" if text is None else b"%d:%s," % (len(text.encode()), text.encode())
///     hash = hashlib.sha256(net(previous) + net(number) + b"".join(map(net, fields))).hexdigest()
@Suite struct LedgerChainTests {
    @Test func `the first entries have the hashes that were worked out elsewhere`() throws {
        let store = try ClinicStore()
        let author = Author(
            staffMemberID: nil, account: "jörg", proof: .account, now: "2026-03-14T09:30:00.007Z", today: "2026-03-14")
        try store.write(as: author) { writer in
            try writer.add(Practice(name: "Atlas & Söhne"))
            try writer.add(StaffMember(name: "Jörg \"J\" Maß", role: .owner), reason: "first\nday")
        }
        let entries = try store.read { try $0.records(AuditEntry.self) }
        #expect(
            entries.map(\.record.hash) == [
                "917f855288e07da5f4b7e66b7cc4c46ce81c91712b9e4d1ab136cafa01bd0dfa",
                "d5bcc524434f7f0f0293c850e669ba049dfd5b9a1806723e20c59a70985ce911",
            ])
        #expect(
            try store.read { try $0.verifyLedger() }
                == .intact(count: 2, head: "d5bcc524434f7f0f0293c850e669ba049dfd5b9a1806723e20c59a70985ce911"))
    }

    @Test func `a new store has an intact, empty ledger`() throws {
        #expect(try ClinicStore().read { try $0.verifyLedger() } == .intact(count: 0, head: ""))
    }

    @Test func `every kind of change leaves the ledger intact`() throws {
        let folder = try TemporaryFolder()
        let clinic = try FullClinic(at: folder.path("plumb.sqlite")).clinic
        let entries = try clinic.ledger
        #expect(entries.map(\.id.number) == Array(1...Int64(entries.count)))
        #expect(
            try clinic.store.read { try $0.verifyLedger() }
                == .intact(count: Int64(entries.count), head: entries.last?.record.hash ?? ""))
        withExtendedLifetime(folder) {}
    }
}
