import ClinicModel
import Testing

/// A visit together with its findings and its adjustments.
struct VisitEntryTests {
    private func check(
        _ outcome: Outcome?, before: [String] = [], after: [String] = [], adjusted: [Adjustment.Vertebra] = []
    ) throws {
        var visit = try draftVisit()
        visit.outcome = outcome
        let findings =
            try before.map { try FindingEntry.example.finding($0, phase: .before) }
            + after.map { try FindingEntry.example.finding($0, phase: .after) }
        let entry = VisitEntry(
            visit: visit, findings: findings, adjustments: adjusted.map { Adjustment(vertebra: $0) })
        try entry.checkRules()
        try entry.checkFindings(tests: .example)
    }

    @Test func `an adjusted visit says what was adjusted`() throws {
        try check(.adjusted, adjusted: [.atlas])
        try check(.adjusted, adjusted: [.atlas, .axis])
        #expect(throws: VisitEntryError.adjustmentMismatch(.adjusted)) { try check(.adjusted) }
    }

    @Test(arguments: [Outcome?.none, .notAdjusted])
    func `any other visit says nothing of the kind`(outcome: Outcome?) throws {
        try check(outcome)
        #expect(throws: VisitEntryError.adjustmentMismatch(outcome)) {
            try check(outcome, adjusted: [.atlas])
        }
    }

    @Test func `a visit that was not adjusted has no findings after it`() throws {
        try check(.adjusted, before: ["head-tilt=left"], after: ["head-tilt=level"], adjusted: [.atlas])
        try check(.notAdjusted, before: ["head-tilt=left"])
        #expect(throws: VisitEntryError.afterNoAdjustment(test: "head-tilt")) {
            try check(.notAdjusted, before: ["leg-check=level"], after: ["head-tilt=left"])
        }
    }

    @Test func `one question is answered once`() throws {
        try check(nil, before: ["straight-leg-raise=left:negative", "straight-leg-raise=right:positive"])
        let error = #expect(throws: FindingError.self) {
            try check(nil, before: ["leg-check=level", "head-tilt=left", "head-tilt=right"])
        }
        #expect(error?.test == "head-tilt")
        #expect(error?.description == "head-tilt is entered twice for the same phase; enter it once.")
    }

    @Test func `each refusal is a sentence`() {
        #expect(
            VisitEntryError.adjustmentMismatch(.adjusted).description
                == "The visit is adjusted, but does not say which vertebra was.")
        for outcome in [Outcome?.none, .notAdjusted] {
            #expect(
                VisitEntryError.adjustmentMismatch(outcome).description
                    == "The visit says which vertebra was adjusted, but its outcome is not adjusted.")
        }
        #expect(
            VisitEntryError.afterNoAdjustment(test: "head-tilt").description
                == "head-tilt is a finding after the adjustment, but the visit has none; enter it as one before."
        )
    }
}
