import ClinicModel
import ClinicStore
import Testing

@Suite struct VisitEditRefusalTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `a finding that is not there is not cleared`() throws {
        let visit = try clinic.draft()
        let error = #expect(throws: VisitStateError.self) { try clinic.edit(visit, clearing: ["leg-check", "gait"]) }
        #expect(error == .noFinding(visit.id, test: "gait"))
        #expect(try clinic.sheet(visit.id).findings.count == 1)
    }

    @Test func `findings after the adjustment stand in the way of there being none`() throws {
        var entry = clinic.adjusted()
        entry.findings.append(.legCheck(.level, 0))
        entry.findings[1].phase = .after
        let visit = try clinic.draft(entry)
        #expect(throws: VisitEntryError.afterNoAdjustment(test: "leg-check")) {
            try clinic.edit(visit) {
                $0.outcome = .notAdjusted
                $0.reason = .deferred
            }
        }
        #expect(try clinic.sheet(visit.id).adjustments.count == 1)
    }

    @Test func `a finding that would answer a question twice is refused`() throws {
        var entry = clinic.check()
        entry.findings = [.legCheck(.right, 6, method: "prone"), .legCheck(.left, 2, method: "supine")]
        let visit = try clinic.draft(entry)
        let error = #expect(throws: FindingError.self) { try clinic.edit(visit, findings: [.legCheck(.left, 3)]) }
        #expect(error?.problem == .enteredTwice)
        #expect(try clinic.sheet(visit.id).findings.map(\.value) == [6, 2])
    }

    @Test func `a signed visit refuses an edit`() throws {
        let visit = try clinic.signed()
        #expect(throws: VisitStateError.isSigned(visit.id)) { try clinic.edit(visit) { $0.note = "x" } }
        #expect(throws: VisitStateError.isSigned(visit.id)) { try clinic.edit(visit, clearing: ["leg-check"]) }
    }

    @Test func `a void visit refuses an edit`() throws {
        let visit = try clinic.draft()
        try clinic.void(visit.id)
        #expect(throws: VisitStateError.isVoid(visit.id)) { try clinic.edit(visit) { $0.note = "x" } }
    }

    @Test func `an edit neither signs nor voids`() throws {
        let visit = try clinic.draft()
        _ = try? clinic.edit(visit) { visit in
            visit.state = .signed
            (visit.signedBy, visit.signedAt) = (visit.clinicianID, "2026-11-20T10:00:00.000Z")
        }
        #expect(try clinic.sheet(visit.id).visit.state == .draft, "the front desk signed for the clinician")
        _ = try? clinic.edit(visit) { visit in
            visit.state = .void
            visit.voidReason = "x"
        }
        #expect(try clinic.sheet(visit.id).visit.state == .draft)
    }

    @Test func `an edit does not carry a visit to another chart`() throws {
        let (visit, other) = (try clinic.draft(), try clinic.addPatient("Adler"))
        _ = try? clinic.edit(visit) { $0.patientID = other.id }
        #expect(try clinic.sheet(visit.id).visit.patientID == clinic.patient, "moved without a reason")
    }

    @Test func `a visit that is not there is not edited`() throws {
        let visit = try clinic.draft()
        #expect(throws: NotFoundError(RecordID<Visit>(9))) { try clinic.edit(Stored(id: 9, visit.record)) }
    }
}
