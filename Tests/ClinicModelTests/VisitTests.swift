import ClinicModel
import Testing

/// What a draft, a signed and a void visit must say.
struct VisitTests {
    private func signedVisit() throws -> Visit {
        var visit = try draftVisit()
        visit.determination = .misaligned
        visit.outcome = .adjusted
        visit.clinicianID = RecordID(3)
        visit.state = .signed
        visit.signedBy = RecordID(3)
        visit.signedAt = Instant(milliseconds: 1_773_480_600_000)
        return visit
    }

    private func expect(
        _ error: VisitError, from visit: Visit, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(throws: error, sourceLocation: sourceLocation) { try visit.checked(today: visit.visitedOn) }
    }

    @Test func `a draft needs neither a clinician nor an outcome`() throws {
        let visit = try draftVisit()
        #expect(visit.state == .draft)
        #expect(try visit.checked(today: visit.visitedOn) == visit)
    }

    @Test func `a visit signed by the clinician whom it names is kept`() throws {
        let visit = try signedVisit()
        #expect(try visit.checked(today: visit.visitedOn) == visit)
    }

    @Test func `a visit is not signed without an outcome`() throws {
        var visit = try signedVisit()
        visit.outcome = nil
        expect(.unsignable(.outcome), from: visit)
    }

    @Test func `only the clinician whom a visit names signs it`() throws {
        var visit = try signedVisit()
        visit.signedBy = RecordID(4)
        expect(.unsignable(.clinician), from: visit)
    }

    @Test func `a visit that names no clinician is not signed`() throws {
        var visit = try signedVisit()
        visit.clinicianID = nil
        expect(.unsignable(.clinician), from: visit)
        visit.signedBy = nil
        visit.signedAt = nil
        expect(.unsignable(.clinician), from: visit)
    }

    @Test func `a signed visit says when it was signed`() throws {
        var visit = try signedVisit()
        visit.signedAt = nil
        expect(.halfSigned, from: visit)
    }

    @Test func `a draft says neither by whom nor when it was signed`() throws {
        var visit = try signedVisit()
        visit.state = .draft
        expect(.halfSigned, from: visit)
        visit.signedBy = nil
        expect(.halfSigned, from: visit)
    }

    @Test func `a void visit says why, and keeps its signature`() throws {
        var visit = try signedVisit()
        visit.state = .void
        expect(.voidWithoutReason, from: visit)
        visit.voidReason = " "
        expect(.voidWithoutReason, from: visit)
        visit.voidReason = "Entered for the wrong patient"
        #expect(try visit.checked(today: visit.visitedOn) == visit)
    }

    @Test(arguments: [false, true])
    func `only a void visit says why it is void`(isSigned: Bool) throws {
        var visit = try isSigned ? signedVisit() : draftVisit()
        visit.voidReason = "Entered for the wrong patient"
        expect(.voidWithoutReason, from: visit)
    }

    @Test func `a visit as a draft has lost its signature and its voiding, and nothing else`() throws {
        var visit = try signedVisit()
        visit.note = "Walked in without a limp"
        var draft = visit
        (draft.state, draft.signedBy, draft.signedAt) = (.draft, nil, nil)
        #expect(visit.asDraft == draft)
        (visit.state, visit.voidReason) = (.void, "Entered for the wrong patient")
        #expect(visit.asDraft == draft)
        #expect(draft.asDraft == draft)
    }

    @Test func `a visit lies today or before`() throws {
        let visit = try draftVisit()
        let error = #expect(throws: FieldError.self) {
            try visit.checked(today: try calendarDay("2026-11-20"))
        }
        #expect(error?.description == "Visited on is 2026-11-21, in the future; today is 2026-11-20.")
    }
}
