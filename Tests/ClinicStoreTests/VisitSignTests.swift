import ClinicModel
import ClinicStore
import Testing

/// Who said it is kept apart from who typed it: only the clinician whom a visit names signs it.
@Suite struct VisitSignTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `the clinician whom it names signs a visit`() throws {
        let visit = try clinic.draft()
        let signed = try clinic.sign(visit.id)
        #expect((signed.state, signed.signedBy) == (.signed, clinic.clinician))
        #expect(signed.signedAt == "2026-11-20T10:00:00.000Z")
        #expect(signed.enteredBy == clinic.frontDesk)
        #expect(try clinic.sheet(visit.id).visit == signed)
    }

    @Test func `nobody else signs it`() throws {
        let visit = try clinic.draft()
        for other in [clinic.frontDesk, clinic.colleague, clinic.owner] {
            let error = #expect(throws: Refusal.self) { try clinic.sign(visit.id, by: other) }
            #expect(
                error?.description == "\(visit.id) is for Cleo Clarke (S-2) to sign, and for nobody else.")
            #expect(error?.kind == .notPermitted)
        }
        #expect(try clinic.sheet(visit.id).visit.state == .draft)
    }

    @Test func `a visit that names nobody is signed by nobody`() throws {
        var entry = clinic.check()
        entry.visit.clinicianID = nil
        let visit = try clinic.draft(entry)
        #expect(throws: VisitStateError.nobodyToSign(visit.id)) { try clinic.sign(visit.id) }
        #expect(throws: Refusal.self) { try clinic.sign(visit.id, by: clinic.frontDesk) }
    }

    @Test func `a visit without an outcome is not signed`() throws {
        let visit = try clinic.draft(VisitEntry(visit: clinic.visit()))
        #expect(throws: VisitError.unsignable(.outcome)) { try clinic.sign(visit.id) }
    }

    @Test func `a visit is signed once`() throws {
        let visit = try clinic.signed()
        #expect(throws: VisitStateError.isSigned(visit.id)) { try clinic.sign(visit.id) }
    }

    @Test func `a void visit is not signed`() throws {
        let visit = try clinic.draft()
        try clinic.void(visit.id)
        #expect(throws: VisitStateError.isVoid(visit.id)) { try clinic.sign(visit.id) }
    }

    @Test func `a visit that is not there is not signed`() {
        #expect(throws: NotFoundError(RecordID<Visit>(5))) { try clinic.sign(5) }
    }
}
