import ClinicModel
import ClinicStore
import Testing

/// Roles are held in the store, whichever way something is written.
@Suite struct RoleTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private var people: [RecordID<StaffMember>] { [clinic.frontDesk, clinic.clinician, clinic.owner] }

    /// Who may run `body`: f, c, o.
    private func who<Result>(_ body: (ClinicWriter) throws -> Result) throws -> String {
        var letters = ""
        for (letter, member) in zip(["f", "c", "o"], people) {
            do {
                _ = try clinic.write(by: member, body)
                letters += letter
            } catch let refusal as Refusal {
                #expect(refusal.kind == .notPermitted)
            }
        }
        return letters
    }

    @Test(arguments: [
        ("consents", "fco"), ("complaints", "fco"), ("history_items", "fco"), ("prior_care", "fco"),
        ("safety_answers", "fco"), ("external_tests", "fco"), ("reactions", "fco"), ("outcome_scores", "fco"),
        ("appointments", "fco"), ("recall_contacts", "fco"), ("disclosures", "fco"),
        ("assessments", "co"), ("imaging_studies", "co"), ("care_plans", "co"),
    ])
    func `a record of a chart is entered by whoever may`(table: String, expected: String) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            #expect(try who { try $0.add(record) } == expected)
            let added = try clinic.write { try $0.add(record) }
            #expect(try who { _ = try $0.edit(added, to: record) } == expected)
            #expect(try who { _ = try $0.void($0.add(record).id, reason: "twice") } == "o")
            // Nor is one entered as void.
            let void = try record.with("void_reason", .text("twice"))
            #expect(try who { try $0.add(void) } == "o")
        }
        try check(ChartExample.of(table).record)
    }

    @Test func `patients and drafts are everybody's to enter`() throws {
        #expect(try who { try $0.add(Patient(familyName: "Adler")) } == "fco")
        #expect(try who { _ = try $0.record(clinic.adjusted()) } == "fco")
        let complaint = try clinic.write {
            try $0.add(Complaint(of: 1, recordedOn: "2026-11-01", words: "My neck", region: .neck))
        }
        let rating = SeverityRating(of: complaint.id, ratedOn: "2026-11-02", score: 4)
        #expect(try who { try $0.add(rating) } == "fco")
        #expect(try who { _ = try $0.void($0.add(rating).id, reason: "twice") } == "o")
    }

    @Test func `a draft's findings and adjustments are withdrawn by whoever types it`() throws {
        let whoWithdraws = try who { writer in
            let draft = try writer.record(clinic.adjusted())
            var open = draft.record
            (open.outcome, open.determination) = (nil, nil)
            _ = try writer.edit(draft.id, to: open, clearing: ["leg-check"])
        }
        #expect(whoWithdraws == "fco")
    }

    @Test func `a signed visit is added to by clinicians, and voided and moved by the owner`() throws {
        let visits = try (0..<6).map { _ in try clinic.signed() }
        let other = try clinic.addPatient("Adler").id
        #expect(try who { _ = try $0.addend(visits[0].id, text: "The films came.") } == "co")
        #expect(
            try who { try $0.add(Addendum(to: visits[0].id, text: "x", author: 1, at: "2026-11-20T10:00:00.000Z")) }
                == "co")
        #expect(try who { _ = try $0.void(visits[1].id, reason: "twice") } == "o")
        #expect(try who { _ = try $0.move(visits[2].id, to: other, reason: "wrong chart") } == "o")
        let draft = try clinic.draft()
        #expect(try who { _ = try $0.move(draft.id, to: other, reason: "wrong chart") } == "o")
    }

    /// The doors beside the named ones.
    @Test func `no visit is signed, voided or moved by being added or imported so`() throws {
        let open = clinic.check().visit
        let signed = try open.with("state", .text("signed")).with("signed_by", .integer(2))
            .with("signed_at", .text("2026-11-20T10:00:00.000Z"))
        #expect(try who { try $0.add(signed) } == "co")
        let void = try open.with("state", .text("void")).with("void_reason", .text("twice"))
        #expect(try who { try $0.add(void) } == "o")
        let drafts = try (0..<3).map { _ in try clinic.draft(clinic.check()).id }
        var number = 0
        let whoCompletes = try who { writer in
            defer { number += 1 }
            try writer.complete(drafts[number], as: void, reason: "import")
        }
        #expect(whoCompletes == "o")
    }

    @Test func `staff, offices and the practice are the owner's`() throws {
        let colleague = try clinic.store.read { try $0.record(clinic.colleague) }.record
        #expect(try who { try $0.add(StaffMember(name: "New", role: .frontDesk)) } == "o")
        #expect(try who { try $0.add(Qualification(of: 2, title: "BSc")) } == "o")
        #expect(try who { try $0.edit($0.record(clinic.colleague), to: colleague) } == "o")
        #expect(try who { try $0.add(Office(name: "Quay", timeZone: "UTC")) } == "o")
        let practice = try #require(try clinic.store.read { try $0.practice() })
        #expect(try who { try $0.edit(practice, to: practice.record) } == "o")
    }

    @Test func `the words of catalogues are the clinicians' and the owner's`() throws {
        var number = 0
        let whoAddsWords = try who { writer in
            number += 1
            var technique = Technique.blank
            (technique.code, technique.name) = ("own-\(number)", "Own")
            try writer.add(technique)
        }
        let whoAddsUnits = try who { writer in
            number += 1
            var unit = TestUnit.blank
            (unit.test, unit.unit, unit.maximum) = ("leg-check", "unit-\(number)", 1)
            try writer.add(unit)
        }
        let whoAddsCodes = try who { writer in
            number += 1
            try writer.add(ClassificationCode(system: .icd10cm, version: "FY2030", code: "M54.\(number)", title: "x"))
        }
        #expect([whoAddsWords, whoAddsUnits, whoAddsCodes] == ["co", "co", "co"])
        #expect(throws: Refusal.self) {
            try clinic.write(by: clinic.frontDesk) { try $0.offer("nucca", of: Technique.self, false) }
        }
    }

    @Test func `records leave with clinicians and the owner, and the audit log is the owner's to read`() throws {
        #expect(try who { try $0.noteExport(of: ["patients"], to: "/tmp/x") } == "co")
        #expect(try who { _ = try $0.records(AuditEntry.self) } == "o")
        #expect(try who { try $0.forEachRow(of: Selection<AuditEntry>.all) { _ in } } == "o")
        #expect(throws: Refusal.self) {
            try clinic.store.read(as: .of(clinic.clinician)) { try $0.records(AuditEntry.self) }
        }
        #expect(throws: Never.self) { try clinic.store.read(as: .of(clinic.frontDesk)) { try $0.verifyAuditLog() } }
        for act in [Act.merge, .importing, .restore] { #expect(try who { try $0.permit(act) } == "o") }
        #expect(try who { try $0.permit(.backup) } == "co")
    }

    @Test func `a refusal is in the audit log, alone, by its number and without a word of the patient's`() throws {
        let visit = try clinic.signed()
        let entries = try clinic.entries {
            #expect(throws: Refusal.self) {
                try clinic.write(by: clinic.frontDesk) { writer in
                    try writer.add(Patient(familyName: "Undone"))
                    _ = try writer.void(visit.id, reason: "secret")
                }
            }
        }
        #expect(entries.map(\.action) == [.refuse])
        let entry = try #require(entries.first)
        #expect((entry.staffMemberID, entry.account, entry.proof) == (clinic.frontDesk, "desk", .unproved))
        #expect((entry.recordType, entry.recordID, entry.patientID) == ("visit", 1, clinic.patient))
        #expect((entry.before, entry.after, entry.reason) == (nil, nil, "front desk may not void records"))
        #expect(try clinic.store.read { try $0.records(Patient.self).map(\.familyName) } == ["Okafor"])
        let count = try clinic.auditLog.count
        #expect(try clinic.store.read { try $0.verifyAuditLog() } == .intact(count: Int64(count), head: clinic.head))
    }

    @Test func `what is refused before it is there has a patient, but no number`() throws {
        let plan = CarePlan(of: clinic.patient, startsOn: "2026-11-20", by: clinic.clinician)
        let entries = try clinic.entries {
            #expect(throws: Refusal.self) { try clinic.write(by: clinic.frontDesk) { try $0.add(plan) } }
            #expect(throws: Refusal.self) {
                try clinic.write(by: clinic.frontDesk) { try $0.add(StaffMember(name: "New", role: .owner)) }
            }
        }
        #expect(entries.map(\.recordType) == ["care_plan", "staff_member"])
        #expect(entries.map(\.recordID) == [nil, nil])
        #expect(entries.map(\.patientID) == [clinic.patient, nil])
    }

    @Test func `who left can do nothing, and what they did stays theirs`() throws {
        let visit = try clinic.signed()
        try clinic.write { _ = try $0.deactivate(clinic.clinician) }
        let entries = try clinic.entries {
            #expect(throws: Refusal.self) { try clinic.write(by: clinic.clinician) { try $0.noteView(of: visit) } }
            #expect(throws: Refusal.self) { try clinic.write(by: clinic.clinician) { _ in } }
            #expect(throws: Refusal.self) { try clinic.store.read(as: .of(clinic.clinician)) { _ in } }
        }
        #expect(entries.map(\.reason) == Array(repeating: "no longer works here", count: 3))
        #expect(try clinic.sheet(visit.id).clinicianName == "Cleo Clarke")
        #expect(try clinic.sheet(visit.id).visit.signedBy == clinic.clinician)
    }

    @Test func `once there is staff, nobody writes without being one of them`() throws {
        #expect(throws: Refusal.self) { try clinic.store.write(as: .of(nil)) { try $0.add(Patient(familyName: "X")) } }
        #expect(throws: (any Error).self) { try clinic.store.write(as: .of(99)) { try $0.permit(.look) } }
    }

    @Test func `a role that changed meanwhile is the one that counts`() throws {
        let author = Author.of(clinic.colleague)
        #expect(throws: Never.self) { try clinic.store.write(as: author) { try $0.permit(.sign) } }
        try clinic.write { writer in
            let member = try writer.record(clinic.colleague)
            _ = try writer.edit(member, to: member.record.with("role", .text("front-desk")))
        }
        #expect(throws: Refusal.self) { try clinic.store.write(as: author) { try $0.permit(.sign) } }
    }
}
