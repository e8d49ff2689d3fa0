import ClinicModel
import Testing

/// Who may do what, as DESIGN's section on trust has it: the whole table, written out by hand.
@Suite struct ActTests {
    /// f is front desk, c clinician, o owner.
    private static let table: KeyValuePairs<Act, String> = [
        .look: "fco", .register: "fco", .book: "fco", .history: "fco", .draft: "fco",
        .account: "fco", .decide: "co", .sign: "co", .addend: "co", .words: "co", .copy: "co", .export: "co",
        .backup: "co", .pastValues: "co",
        .void: "o", .move: "o", .merge: "o", .staff: "o", .practice: "o", .importing: "o", .restore: "o",
        .auditLog: "o",
    ]
    private static let letters: [StaffMember.Role: Character] = [.frontDesk: "f", .clinician: "c", .owner: "o"]

    @Test func `each role may do what the table says, and nothing else`() throws {
        #expect(Self.table.map(\.key) == Act.allCases)
        for (act, who) in Self.table {
            for role in StaffMember.Role.allCases {
                let letter = try #require(Self.letters[role])
                #expect(act.roles.contains(role) == who.contains(letter), "\(role) \(act)")
            }
        }
    }

    @Test func `a refusal says who asked, what they may not, and who may`() {
        let fred = Stored(id: RecordID(4), StaffMember(name: "Fred Dexter", role: .frontDesk))
        let cleo = Stored(id: RecordID(2), StaffMember(name: "Cleo Clarke", role: .clinician))
        let refused = Refusal(.role(.sign, fred), of: fred.id)
        #expect(
            refused.description
                == "Fred Dexter (S-4) is front desk and may not sign visits; a clinician or the owner may.")
        #expect(refused.kind == .notPermitted)
        #expect(
            Refusal(.role(.merge, cleo), of: cleo.id).description
                == "Cleo Clarke (S-2) is a clinician and may not merge charts; the owner may.")
    }

    @Test func `the audit log's words name nobody`() {
        let fred = Stored(id: RecordID(4), StaffMember(name: "Fred Dexter", role: .frontDesk))
        let problems: [Refusal.Problem] = [
            .role(.void, fred), .anothersToSign(nil, fred), .deactivated(fred), .nobody, .unknownAccount("fred"),
            .anothersAccount(fred), .passphraseMissing(fred), .passphraseWrong(fred, wait: 1),
            .passphraseTooSoon(fred, wait: 1), .proofNeeded(fred),
        ]
        let reasons = problems.map { Refusal($0).auditReason }
        #expect(reasons.first == "front desk may not void records")
        #expect(reasons.allSatisfy { !$0.lowercased().contains("fred") && !$0.isEmpty })
        #expect(Set(reasons).count == problems.count)
    }

    @Test func `an act is told in words of its own`() {
        #expect(Set(Act.allCases.map(\.phrase)).count == Act.allCases.count)
        #expect(Act.allCases.allSatisfy { $0.meaning.hasSuffix(".") && !$0.meaning.contains("|") })
    }
}

@Suite struct PassphraseTests {
    @Test func `a new passphrase has eight characters, of whatever kind`() throws {
        #expect(throws: PassphraseError.tooShort(8)) { try Passphrase(new: "1234567") }
        #expect(try Passphrase(new: "12345678").bytes == Array("12345678".utf8))
        #expect(throws: Never.self) { try Passphrase(new: "      é王😀") }
        #expect(throws: PassphraseError.tooShort(8)) { try Passphrase(new: "👩‍👩‍👧王小明") }
        #expect(throws: PassphraseError.tooLong) { try Passphrase(new: String(repeating: "x", count: 1025)) }
    }

    @Test func `an accented letter is the same however it is typed, and case and spaces count`() {
        #expect(Passphrase("Jose\u{301}").bytes == Passphrase("Jos\u{E9}").bytes)
        #expect(Passphrase("Jose").bytes != Passphrase("jose").bytes)
        #expect(Passphrase(" jose").bytes != Passphrase("jose").bytes)
    }
}
