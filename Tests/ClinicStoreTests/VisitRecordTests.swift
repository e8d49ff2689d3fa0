import ClinicModel
import ClinicStore
import Testing

@Suite struct VisitRecordTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func refusal<Refusal: Error>(
        of entry: VisitEntry, _: Refusal.Type, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Refusal? {
        #expect(throws: Refusal.self, sourceLocation: sourceLocation) { try clinic.draft(entry) }
    }

    @Test func `a visit is recorded as a draft, with its findings and its adjustment`() throws {
        var entry = clinic.adjusted()
        entry.findings.append(.result("gait", .abnormal))
        entry.visit.note = "  Stands straight.  "
        let visit = try clinic.draft(entry)

        #expect(visit.state == .draft)
        #expect((visit.enteredBy, visit.clinicianID, visit.signedBy) == (clinic.frontDesk, clinic.clinician, nil))
        #expect(visit.note == "Stands straight.")
        let sheet = try clinic.sheet(visit.id)
        #expect(sheet.visit == visit)
        #expect((sheet.office.name, sheet.clinicianName) == ("Main", "Cleo Clarke"))
        #expect(sheet.findings.map(\.test) == ["leg-check", "gait"])
        #expect(sheet.findings.allSatisfy { $0.visitID == visit.id && $0.state == .recorded })
        #expect(sheet.adjustments.map(\.vertebra) == [.atlas])
    }

    @Test func `a visit without an adjustment is recorded as such`() throws {
        let sheet = try clinic.sheet(clinic.draft(clinic.check()).id)
        #expect(sheet.visit.outcome == .notAdjusted)
        #expect(sheet.adjustments.isEmpty)
    }

    @Test func `a value stays as it was entered`() throws {
        var entry = clinic.check()
        entry.findings = [.legCheck(.left, 0.25)]
        entry.findings[0].unit = "in"
        let finding = try #require(try clinic.sheet(clinic.draft(entry).id).findings.first)
        #expect((finding.value, finding.unit) == (0.25, "in"))
    }

    @Test func `what is recorded is a draft, whatever it says`() throws {
        var entry = clinic.check()
        entry.visit.state = .signed
        entry.visit.signedBy = clinic.clinician
        entry.visit.signedAt = "2026-11-20T10:00:00.000Z"
        let visit = try? clinic.draft(entry)
        #expect(visit?.state ?? .draft == .draft, "the front desk signs nothing")
    }

    @Test func `a visit is adjusted exactly where it says what was`() {
        var entry = clinic.adjusted()
        entry.adjustments = []
        #expect(refusal(of: entry, VisitEntryError.self) == .adjustmentMismatch(.adjusted))
        entry = clinic.check()
        entry.adjustments = [Adjustment(vertebra: .axis)]
        #expect(refusal(of: entry, VisitEntryError.self) == .adjustmentMismatch(.notAdjusted))
    }

    @Test func `a finding after the adjustment needs an adjustment`() {
        var entry = clinic.check()
        entry.findings = [.legCheck(.level, 0)]
        entry.findings[0].phase = .after
        #expect(refusal(of: entry, VisitEntryError.self) == .afterNoAdjustment(test: "leg-check"))
    }

    @Test func `a question is answered once`() throws {
        var entry = clinic.check()
        entry.findings = [.legCheck(.right, 6), .legCheck(.left, 2)]
        #expect(refusal(of: entry, FindingError.self)?.problem == .enteredTwice)
        entry.findings = [.legCheck(.right, 6, method: "prone"), .legCheck(.left, 2, method: "supine")]
        #expect(try clinic.findings(clinic.draft(entry).id).count == 2)
    }

    @Test func `an outcome that departs from the determination needs a reason`() throws {
        var entry = clinic.check()
        entry.visit.determination = .misaligned
        #expect(refusal(of: entry, VisitError.self) == .reasonNeeded(.misaligned, .notAdjusted))
        entry.visit.reason = .declined
        #expect(try clinic.draft(entry).reason == .declined)
    }

    @Test func `a clinical day is never in the future`() {
        let error = refusal(of: clinic.check(on: "2026-11-21"), FieldError.self)
        #expect(error?.field == "visited_on")
    }

    @Test func `a finding outside its test's range is refused`() {
        var entry = clinic.check()
        entry.findings = [.legCheck(.right, 76)]
        guard case .outside(76, _) = refusal(of: entry, FindingError.self)?.problem else {
            Issue.record("76 mm is more than a leg check takes")
            return
        }
    }

    @Test func `who performs a visit treats patients`() {
        var entry = clinic.check()
        entry.visit.clinicianID = clinic.frontDesk
        #expect(refusal(of: entry, StaffError.self) == .doesNotTreat("Fred Dexter", clinic.frontDesk))
        entry.visit.clinicianID = 77
        #expect(refusal(of: entry, FieldError.self)?.field == "clinician_id")
    }

    @Test func `an owner may perform a visit and sign it`() throws {
        var entry = clinic.check()
        entry.visit.clinicianID = clinic.owner
        #expect(try clinic.sign(clinic.draft(entry).id, by: clinic.owner).signedBy == clinic.owner)
    }
}
