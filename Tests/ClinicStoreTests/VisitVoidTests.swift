import ClinicModel
import ClinicStore
import Testing

@Suite struct VisitVoidTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `a draft or a signed visit becomes void with its reason, and keeps what it says`() throws {
        for visit in try [clinic.draft(), clinic.signed()] {
            let void = try clinic.void(visit.id, reason: "  wrong patient ")
            #expect((void.state, void.voidReason) == (.void, "wrong patient"))
            #expect((void.signedBy, void.signedAt) == (visit.signedBy, visit.signedAt))
            let sheet = try clinic.sheet(visit.id)
            #expect(sheet.findings.count == 1)
            #expect(sheet.adjustments.count == 1)
        }
    }

    @Test(arguments: ["", "   ", "\n"])
    func `a visit becomes void for a reason only`(reason: String) throws {
        let visit = try clinic.signed()
        #expect(throws: VisitStateError.reasonMissing) { try clinic.void(visit.id, reason: reason) }
        #expect(try clinic.sheet(visit.id).visit.state == .signed)
    }

    @Test func `the audit log has the reason as the record has it`() throws {
        let visit = try clinic.signed()
        let entries = try clinic.entries { try clinic.void(visit.id, reason: "  wrong patient ") }
        #expect(entries.map(\.reason) == ["wrong patient"])
    }

    @Test func `a visit becomes void once`() throws {
        let visit = try clinic.signed()
        try clinic.void(visit.id)
        #expect(throws: VisitStateError.isVoid(visit.id)) { try clinic.void(visit.id, reason: "again") }
    }

    @Test func `a void visit is never counted`() throws {
        let visit = try clinic.signed()
        _ = try clinic.signed(clinic.adjusted(on: "2026-11-01"))
        try clinic.void(visit.id)
        let chart = try clinic.store.read { try $0.chart(of: clinic.patient) }
        #expect(chart.visits.map(\.visit.state) == [.void, .signed])
        #expect(chart.holdingPeriods.map(\.adjustedOn) == ["2026-11-01"])
        #expect(try clinic.store.read { try $0.lastVisitDay() } == "2026-11-01")
        #expect(try clinic.store.read { try $0.records(Visit.self, .on("2026-11-20")) }.isEmpty)
    }
}
