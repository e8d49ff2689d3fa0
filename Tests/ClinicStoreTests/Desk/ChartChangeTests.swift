import ClinicModel
import ClinicStore
import Testing

/// Changes that have a word of their own at the desk.
@Suite struct ChartChangeTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `a complaint is closed on a day, and open again without one`() throws {
        let complaint = try clinic.write { writer in
            try writer.add(Complaint(of: clinic.patient, recordedOn: "2026-11-02", words: "stiff", region: .neck))
        }
        let closed = try clinic.write { try $0.close(complaint, as: .resolved, on: "2026-11-19") }
        #expect((closed.status, closed.closedOn) == (.resolved, "2026-11-19"))
        let open = try clinic.write { try $0.close(closed, as: .open, on: "2026-11-20") }
        #expect((open.status, open.closedOn) == (.open, nil))
        #expect(throws: ComplaintError.closedBeforeRecorded("2026-11-02")) {
            try clinic.write { try $0.close(open, as: .closed, on: "2026-11-01") }
        }
    }

    @Test func `a consent is withdrawn once`() throws {
        let consent = try clinic.write { writer in
            try writer.add(Consent(of: clinic.patient, to: .care, givenOn: "2026-11-02", signer: "Ada"))
        }
        let withdrawn = try clinic.write { try $0.withdraw(consent, on: "2026-11-19") }
        #expect(withdrawn.withdrawnOn == "2026-11-19")
        #expect(throws: ConsentError.alreadyWithdrawn(consent.id, "2026-11-19")) {
            try clinic.write { try $0.withdraw(withdrawn, on: "2026-11-20") }
        }
    }

    @Test func `what was cancelled or missed is booked again, and nothing else`() throws {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-20"))
        #expect(throws: AppointmentError.notOpen(booked.id, .booked)) {
            try clinic.write { try $0.reopen(booked, anyway: false) }
        }
        for status in [Appointment.Status.cancelled, .noShow] {
            let settled = try clinic.write { try $0.settle(booked.id, as: status) }
            #expect(try clinic.write { try $0.reopen(settled, anyway: false) }.status == .booked)
        }
    }

    @Test func `a plan is revised from the one that the patient has`() throws {
        #expect(throws: CarePlanError.noPlan(clinic.patient)) {
            try clinic.store.read { try $0.planToRevise(of: clinic.patient, from: "2026-11-20") }
        }
        let plan = try clinic.write { writer in
            var plan = CarePlan.blank
            (plan.patientID, plan.startsOn, plan.clinicianID) = (clinic.patient, "2026-11-02", clinic.clinician)
            (plan.goals, plan.plannedVisits) = ("turn the head", 6)
            return try writer.add(plan)
        }
        let (old, new) = try clinic.store.read { try $0.planToRevise(of: clinic.patient, from: "2026-11-20") }
        #expect((old.id, new.supersedes, new.startsOn) == (plan.id, plan.id, "2026-11-20"))
        #expect((new.goals, new.plannedVisits) == ("turn the head", 6))
    }
}
