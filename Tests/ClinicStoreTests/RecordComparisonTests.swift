import ClinicModel
import GRDB
import Testing

@testable import ClinicStore

/// Whatever the program itself does leaves every record as the audit log has it.
@Suite struct RecordComparisonTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func expectIntact(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let verdict = try clinic.store.read { try $0.verifyAuditLog() }
        #expect(
            try verdict == .intact(count: Int64(clinic.auditLog.count), head: clinic.head),
            sourceLocation: sourceLocation
        )
    }

    @Test func `visits that were edited, signed, voided and moved`() throws {
        let other = try clinic.addPatient("Byrne")
        let draft = try clinic.draft()
        var edited = draft.record
        edited.note = "Line \"one\"\nline two \\ 3"
        try clinic.write { writer in
            _ = try writer.edit(draft.id, to: edited, findings: [.legCheck(.left, 0.25)], clearing: [])
            _ = try writer.move(draft.id, to: other.id, reason: "wrong chart")
        }
        try expectIntact()
        let signed = try clinic.signed()
        try clinic.write { _ = try $0.move(signed.id, to: other.id, reason: "wrong chart") }
        _ = try clinic.void(clinic.signed(clinic.adjusted(on: "2026-11-19")).id)
        try expectIntact()
    }

    @Test func `patients that were merged, merged again and parted`() throws {
        let other = try clinic.addPatient("Okafor", "Adah")
        _ = try clinic.draft()
        try clinic.write { writer in
            let complaint = Complaint(of: clinic.patient, recordedOn: "2026-11-20", words: "My neck", region: .neck)
            try writer.add(complaint)
        }
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        try clinic.write { _ = try $0.merge(patient, into: other, reason: "one person") }
        try expectIntact()
        try clinic.write { _ = try $0.unmerge(clinic.patient, reason: "two after all") }
        try expectIntact()
        let again = try clinic.store.read { (try $0.record(other.id), try $0.record(clinic.patient)) }
        try clinic.write { _ = try $0.merge(again.0, into: again.1, reason: "one person") }
        try expectIntact()
    }

    @Test func `words that shipped, retired and offered again, and maps of imports`() throws {
        try clinic.write { writer in
            _ = try writer.offer("nucca", of: Technique.self, false)
            _ = try writer.offer("blair", of: Technique.self, false)
            _ = try writer.offer("nucca", of: Technique.self, true)
            try writer.add(Technique(values: [.text("own"), .text("Our own"), .integer(1)]))
            var map = ImportMap(name: "Old", becomes: "patients")
            try writer.keep(map)
            map.columnFields = "Nachname=family_name\nVorname=given_names"
            try writer.keep(map)
        }
        try expectIntact()
    }

    @Test func `what was looked at, exported and refused changes nothing`() throws {
        try clinic.write { writer in
            try writer.noteView(of: writer.record(clinic.patient))
            try writer.noteExport(of: ["patients"], to: "x")
        }
        #expect(throws: Refusal.self) {
            try clinic.write(by: clinic.frontDesk) { try $0.add(StaffMember(name: "X", role: .owner)) }
        }
        try expectIntact()
    }

    @Test func `texts of every sort, numbers of every size`() throws {
        var patient = Patient(familyName: "\u{1F1E9}\u{1F1EA} \"\\/ ", givenNames: "Jose\u{301}")
        patient.alert = "tab\tline\nreturn\r\u{2028}\u{FFFD}{\"a\":null}"
        let stored = try clinic.write { try $0.add(patient) }
        try clinic.write { writer in
            for score in [0, 0.1, 99.9999, 1e2] {
                try writer.add(OutcomeScore(of: stored.id, measure: "ndi", score: score, scoredOn: "2026-11-20"))
            }
        }
        try expectIntact()
    }

    @Test func `passphrases that were set, changed and taken away`() throws {
        let owner = Author.of(clinic.owner, proof: .account)
        let clinician = try clinic.store.read { try $0.record(clinic.clinician) }
        for word in ["correct horse", "battery staple", nil] {
            let hash = try word.map { try PassphraseHash(of: Passphrase(new: $0), cost: .least) }
            try clinic.store.write(as: owner) { try $0.setPassphrase(hash, of: clinician) }
            try expectIntact()
        }
    }

    /// More than there are sums, so that neighbours share one.
    @Test func `many records, one of which is not as it was`() throws {
        let folder = try TemporaryFolder()
        let many = try TestClinic(at: folder.path("plumb.sqlite"))
        try many.write { writer in for number in 0..<10_000 { try writer.add(Patient(familyName: "N\(number)")) } }
        #expect(try many.store.read { try $0.verifyAuditLog().problem } == nil)
        for (id, isOnly) in [(9_999, true), (7_001, false), (2, false)] {
            try rawly(folder.path("plumb.sqlite")) { db in
                try db.execute(sql: "UPDATE patients SET known_as = 'x' WHERE id = ?", arguments: [id])
            }
            #expect(
                try many.store.read { try $0.verifyAuditLog() }
                    == .differs(
                        RecordDifference(record: "P-\(id)", problem: .altered(fields: ["known_as"]), isOnly: isOnly)))
        }
    }
}
