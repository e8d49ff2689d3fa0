import ClinicModel
import ClinicStore
import Testing

@Suite struct VisitEditTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `the fields of a draft change, and what belongs to it stays`() throws {
        let visit = try clinic.draft()
        let edited = try clinic.edit(visit) { visit in
            visit.note = "Came late."
            visit.visitedAt = "09:30"
        }
        #expect(edited.id == visit.id)
        #expect(try clinic.sheet(visit.id).visit == edited)
        #expect((edited.note, edited.visitedAt) == ("Came late.", "09:30"))
        #expect(try clinic.sheet(visit.id).findings.count == 1)
        #expect(try clinic.sheet(visit.id).adjustments.count == 1)
    }

    @Test func `a finding replaces the answer to the same question`() throws {
        let visit = try clinic.draft()
        try clinic.edit(visit, findings: [.legCheck(.left, 4, method: "prone")])
        let findings = try clinic.findings(visit.id)
        #expect(findings.map(\.id) == [1])
        #expect(findings.first?.side == .left)
        #expect(findings.first?.value == 4)
        #expect(findings.first?.method == "prone")
    }

    @Test func `a finding of another question, phase, level or tested side is added`() throws {
        let visit = try clinic.draft()
        var after = Finding.legCheck(.level, 0)
        after.phase = .after
        var reflexes: [Finding] = []
        for (level, side) in [("C6", Finding.Side.left), ("C6", .right), ("C7", .left)] {
            var reflex = Finding(test: "reflex", phase: .before)
            (reflex.level, reflex.side, reflex.value, reflex.unit) = (level, side, 2, "grade")
            reflexes.append(reflex)
        }
        try clinic.edit(visit, findings: [after, .result("gait", .normal)] + reflexes)
        #expect(try clinic.sheet(visit.id).findings.count == 6)
    }

    @Test func `a finding that is cleared is kept as void`() throws {
        let visit = try clinic.draft()
        let entries = try clinic.entries { try clinic.edit(visit, clearing: ["leg-check"]) }
        #expect(try clinic.sheet(visit.id).findings.isEmpty)
        #expect(try clinic.findings(visit.id).map(\.state) == [.void])
        #expect(entries.map(\.action) == [.void])
        #expect(entries.first?.recordType == "finding")
        #expect(entries.first?.before == #"{"state":"recorded"}"#)
    }

    @Test func `a finding that was cleared can be entered anew`() throws {
        let visit = try clinic.draft()
        try clinic.edit(visit, clearing: ["leg-check"])
        try clinic.edit(visit, findings: [.legCheck(.left, 1)])
        #expect(try clinic.findings(visit.id).map(\.state) == [.void, .recorded])
        #expect(try clinic.sheet(visit.id).findings.map(\.side) == [.left])
    }

    @Test func `an adjustment takes the place of the one that was entered`() throws {
        let visit = try clinic.draft()
        var axis = Adjustment(vertebra: .axis)
        axis.technique = "blair"
        try clinic.edit(visit, adjustment: axis)
        let adjustments = try clinic.adjustments(visit.id)
        #expect(adjustments.map(\.vertebra) == [.axis])
        #expect(adjustments.first?.technique == "blair")
        #expect(adjustments.first?.id == 1)
    }

    @Test func `a visit that was not adjusted after all keeps its adjustment as void`() throws {
        let visit = try clinic.draft()
        let entries = try clinic.entries {
            try clinic.edit(visit) {
                $0.outcome = .notAdjusted
                $0.reason = .deferred
            }
        }
        #expect(try clinic.adjustments(visit.id).map(\.state) == [.void])
        let sheet = try clinic.sheet(visit.id)
        #expect(sheet.adjustments.isEmpty)
        #expect((sheet.visit.outcome, sheet.visit.reason) == (.notAdjusted, .deferred))
        #expect(entries.map(\.action) == [.void, .edit])
    }

    @Test func `a visit that was not adjusted becomes adjusted with what was`() throws {
        let visit = try clinic.draft(clinic.check())
        #expect(throws: VisitEntryError.adjustmentMismatch(.adjusted)) {
            try clinic.edit(visit) {
                $0.determination = .misaligned
                $0.outcome = .adjusted
            }
        }
        try clinic.edit(visit, adjustment: Adjustment(vertebra: .atlas)) {
            $0.determination = .misaligned
            $0.outcome = .adjusted
        }
        #expect(try clinic.sheet(visit.id).adjustments.map(\.vertebra) == [.atlas])
    }
}
