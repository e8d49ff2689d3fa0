import ClinicModel
import ClinicStore
import Testing

/// The hashes, against SHA-256 of the same texts worked out in Python:
///
///     def net(text): return b"-" if text is None else b"%d:%s," % (len(text.encode()), text.encode())
///     hash = hashlib.sha256(net(previous) + net(number) + b"".join(map(net, fields)) + net(change) + net(origin)
///         + net(undoes))
///         .hexdigest()
@Suite struct AuditLogChainTests {
    @Test func `the first entries have the hashes that were worked out elsewhere`() throws {
        let store = try ClinicStore()
        let author = Author.of(
            nil, at: "2026-03-14T09:30:00.007Z", account: "jörg", proof: .account)
        try store.write(as: author) { writer in
            try writer.add(Practice(name: "Atlas & Söhne"))
            try writer.add(StaffMember(name: "Jörg \"J\" Maß", role: .owner), reason: "first\nday")
        }
        let entries = try store.read { try $0.records(AuditEntry.self) }
        #expect(
            entries.map(\.record.hash) == [
                "06bf7da5aef7b08970418e63035482b0a1c67abfd2315cf12154efc4104bc702",
                "6788d7e8a48f5da87acba375efa79c9181a0daa54f2d132b280f804e33168ab4",
            ])
        #expect(
            try store.read { try $0.verifyAuditLog() }
                == .intact(count: 2, head: "6788d7e8a48f5da87acba375efa79c9181a0daa54f2d132b280f804e33168ab4"))
    }

    @Test func `a new store has an intact, empty audit log`() throws {
        #expect(try ClinicStore().read { try $0.verifyAuditLog() } == .intact(count: 0, head: ""))
    }

    @Test func `every kind of change leaves the audit log intact`() throws {
        let folder = try TemporaryFolder()
        let clinic = try FullClinic(at: folder.path("plumb.sqlite")).clinic
        let entries = try clinic.auditLog
        #expect(entries.map(\.id.number) == Array(1...Int64(entries.count)))
        #expect(
            try clinic.store.read { try $0.verifyAuditLog() }
                == .intact(count: Int64(entries.count), head: entries.last?.record.hash ?? ""))
        withExtendedLifetime(folder) {}
    }
}
