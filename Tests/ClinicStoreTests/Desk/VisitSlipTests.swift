import ClinicModel
import ClinicStore
import Testing

/// A visit from the slip to the record.
@Suite struct VisitSlipTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func slip(by member: RecordID<StaffMember>? = nil, on day: String? = nil) throws -> VisitSlip {
        try clinic.store.read { reader in
            try reader.visitSlip(of: reader.record(clinic.patient), on: day, at: clinic.desk(of: member))
        }
    }

    /// A slip of a visit without an adjustment, which its clinician may sign.
    private func complete(by member: RecordID<StaffMember>) throws -> VisitSlip {
        var slip = try slip(by: member)
        (slip.entry.visit.determination, slip.entry.visit.outcome) = (.inAlignment, .notAdjusted)
        slip.entry.visit.clinicianID = clinic.clinician
        return slip
    }

    @Test func `another outcome empties the reason, and the same one keeps it`() {
        var visit = Visit(of: clinic.patient, at: clinic.office, on: "2026-11-20", enteredBy: clinic.frontDesk)
        (visit.outcome, visit.reason, visit.reasonText) = (.notAdjusted, .other, "The patient left.")
        visit.change(outcome: .notAdjusted)
        #expect((visit.reason, visit.reasonText) == (.other, "The patient left."))
        visit.change(outcome: .adjusted)
        #expect((visit.outcome, visit.reason, visit.reasonText) == (.adjusted, nil, nil))
    }

    @Test func `a slip begins at the usual office, today, with who types it`() throws {
        let slip = try slip()
        let visit = slip.entry.visit
        #expect((visit.officeID, visit.visitedOn, visit.enteredBy) == (clinic.office, "2026-11-20", clinic.frontDesk))
        #expect((visit.clinicianID, visit.kind) == (nil, .followUp))
        #expect(slip.appointment == nil)
    }

    @Test func `a clinician who types it has performed it, whomever it was booked with`() throws {
        try clinic.book(clinic.appointment(on: "2026-11-20"))
        #expect(try slip(by: clinic.colleague).entry.visit.clinicianID == clinic.colleague)
        #expect(try slip(by: clinic.frontDesk).entry.visit.clinicianID == clinic.clinician)
    }

    @Test func `where nobody is named, the usual clinician is, or it is asked`() throws {
        try clinic.change { $0.primaryClinicianID = clinic.colleague }
        var slip = try slip()
        try clinic.store.read { try $0.nameClinician(on: &slip, signing: false, at: clinic.desk()) }
        #expect(slip.entry.visit.clinicianID == clinic.colleague)

        try clinic.change { $0.primaryClinicianID = nil }
        var unknown = try self.slip()
        #expect(throws: DeskError.self) {
            try clinic.store.read { try $0.nameClinician(on: &unknown, signing: false, at: clinic.desk()) }
        }
    }

    @Test func `nobody means to sign another's visit`() throws {
        var slip = try complete(by: clinic.colleague)
        #expect(throws: Refusal.self) {
            try clinic.store.read(as: .of(clinic.colleague)) { reader in
                try reader.nameClinician(on: &slip, signing: true, at: clinic.desk(of: clinic.colleague))
            }
        }
    }

    @Test func `what is missing is said in the order in which it is asked`() {
        var entry = VisitEntry(visit: clinic.visit())
        #expect(entry.missing == [.determination, .outcome])
        entry.visit.determination = .misaligned
        #expect(entry.missing == [.outcome])
        entry.visit.outcome = .notAdjusted
        #expect(entry.missing == [.reason])
        entry.visit.reason = .declined
        #expect(entry.missing == [])
        (entry.visit.reason, entry.visit.outcome) = (nil, .adjusted)
        #expect(entry.missing == [])
    }

    @Test func `the appointment is kept with the visit, in one change`() throws {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-20"))
        let slip = try complete(by: clinic.clinician)
        let recorded = try clinic.write(by: clinic.clinician) { try $0.record(slip, signing: true) }
        #expect((recorded.kept?.id, recorded.kept?.status) == (booked.id, .kept))
        #expect((recorded.visit.state, recorded.open) == (.signed, []))
        let changes = Set(try clinic.auditLog.suffix(3).map(\.record.changeID))
        #expect(changes.count == 1)
    }

    @Test func `an appointment that was settled meanwhile is left as it is`() throws {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-20"))
        let slip = try complete(by: clinic.clinician)
        _ = try clinic.write { try $0.settle(booked.id, as: .noShow) }
        let recorded = try clinic.write { try $0.record(slip) }
        #expect(recorded.kept == nil)
        #expect(try clinic.store.read { try $0.record(booked.id).status } == .noShow)
    }

    @Test func `of several appointments none is kept, and all are named`() throws {
        let first = try clinic.book(clinic.appointment(on: "2026-11-20", at: "09:00"))
        let second = try clinic.book(clinic.appointment(on: "2026-11-20", at: "16:00"))
        let slip = try complete(by: clinic.clinician)
        let recorded = try clinic.write { try $0.record(slip) }
        #expect(recorded.kept == nil)
        #expect(Set(recorded.open.map(\.id)) == [first.id, second.id])
    }

    @Test func `a visit that cannot be signed is not recorded`() throws {
        var slip = try slip(by: clinic.clinician)
        slip.entry.visit.clinicianID = clinic.clinician
        let entries = try clinic.auditLog.count
        #expect(throws: VisitError.unsignable(.outcome)) {
            try clinic.write(by: clinic.clinician) { try $0.record(slip, signing: true) }
        }
        #expect(try clinic.auditLog.count == entries)
    }
}
