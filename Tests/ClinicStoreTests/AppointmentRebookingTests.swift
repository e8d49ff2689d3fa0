import ClinicModel
import ClinicStore
import Testing

/// An appointment is moved to other hours, or its other fields are changed.
@Suite struct AppointmentRebookingTests {
    private let clinic: TestClinic
    private let booked: Stored<Appointment>
    private let later: Stored<Appointment>

    /// The patient's appointments from 10:00 to 10:30 and from 11:00 to 11:30.
    init() throws {
        clinic = try TestClinic()
        booked = try clinic.book(clinic.appointment())
        later = try clinic.book(clinic.appointment(at: "11:00"))
    }

    private func expectOverlap(
        with ids: [RecordID<Appointment>], sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () throws -> Stored<Appointment>
    ) {
        let error = #expect(throws: AppointmentError.self, sourceLocation: sourceLocation, performing: { try body() })
        guard case .overlaps(let found, _, _) = error else {
            Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
            return
        }
        #expect(found == ids, sourceLocation: sourceLocation)
    }

    @Test func `an appointment is not in the way of itself`() throws {
        let moved = try clinic.rebook(booked) { $0.startsAt = "10:15" }
        #expect((moved.id, moved.startsAt) == (booked.id, "10:15"))
        #expect(try clinic.rebook(moved) { $0.minutes = 45 }.minutes == 45)
    }

    @Test func `an appointment is not moved into another`() throws {
        expectOverlap(with: [later.id]) { try clinic.rebook(booked) { $0.startsAt = "10:45" } }
        expectOverlap(with: [later.id]) { try clinic.rebook(booked) { $0.minutes = 61 } }
        let unassigned = try clinic.rebook(booked) { ($0.clinicianID, $0.startsAt) = (nil, "11:00") }
        expectOverlap(with: [later.id]) { try clinic.rebook(unassigned) { $0.clinicianID = clinic.clinician } }
        #expect(try clinic.rebook(booked, anyway: true) { $0.startsAt = "10:45" }.startsAt == "10:45")
    }

    @Test func `what leaves the hours alone asks nobody`() throws {
        let moved = try clinic.rebook(booked, anyway: true) { $0.startsAt = "11:00" }
        #expect(try clinic.rebook(moved) { $0.note = "Uses a wheelchair" }.note == "Uses a wheelchair")
    }

    @Test func `an appointment that is open again needs its time free`() throws {
        let cancelled = try clinic.write { try $0.settle(booked.id, as: .cancelled) }
        let second = try clinic.book(clinic.appointment())
        expectOverlap(with: [second.id]) { try clinic.rebook(cancelled) { $0.status = .booked } }
        #expect(try clinic.rebook(cancelled) { $0.note = "Has a cold" }.status == .cancelled)
        #expect(try clinic.rebook(cancelled, anyway: true) { $0.status = .booked }.status == .booked)
    }

    @Test func `an appointment that is moved to a later day is one to which nobody has come`() throws {
        let today = try clinic.book(clinic.appointment(on: "2026-11-20", at: "15:00"))
        let arrived = try clinic.write { try $0.settle(today.id, as: .arrived) }
        #expect(try clinic.rebook(arrived) { $0.startsAt = "16:00" }.status == .arrived)
        #expect(try clinic.rebook(arrived) { $0.startsOn = "2026-11-21" }.status == .booked)
    }

    @Test func `an appointment that is parted from its visit is open again`() throws {
        let kept = try clinic.write { writer in
            let today = try writer.book(clinic.appointment(on: "2026-11-20", at: "15:00"), anyway: false)
            return try writer.keep(today.id, with: writer.record(clinic.adjusted()).id)
        }
        let parted = try clinic.rebook(kept) { $0.visitID = nil }
        #expect((parted.status, parted.visitID) == (.arrived, nil))
    }

    /// Nobody would expect the patient on a day to which a cancelled appointment was moved.
    @Test func `an appointment that is not open moves to no time that lies ahead`() throws {
        let cancelled = try clinic.write { try $0.settle(booked.id, as: .cancelled) }
        #expect(throws: AppointmentError.notMoved(booked.id, .cancelled)) {
            try clinic.rebook(cancelled) { $0.startsAt = "15:00" }
        }
        #expect(try clinic.rebook(cancelled) { $0.minutes = 45 }.minutes == 45)
        #expect(try clinic.rebook(cancelled) { $0.startsOn = "2026-11-20" }.startsOn == "2026-11-20")
        let reopened = try clinic.rebook(cancelled) { ($0.status, $0.startsAt) = (.booked, "15:00") }
        #expect((reopened.status, reopened.startsAt) == (.booked, "15:00"))
    }

    @Test func `an appointment moves to no time that there is not, and to no other chart`() throws {
        #expect(throws: AppointmentError.noSuchTime("2027-03-28", "01:30", zone: "Europe/London")) {
            try clinic.rebook(booked) { ($0.startsOn, $0.startsAt) = ("2027-03-28", "01:30") }
        }
        let other = try clinic.addPatient("Adler").id
        #expect(try clinic.rebook(booked) { $0.patientID = other }.patientID == clinic.patient)
    }

    @Test func `a void appointment is not moved`() throws {
        let void = try clinic.write { try $0.void(booked.id, reason: "entered twice") }
        let error = #expect(throws: VoidError.self) { try clinic.rebook(void) { $0.startsAt = "15:00" } }
        #expect(error?.description == "Appointment 1 is void and stays as it is.")
    }

    /// The office's clocks were set wrong in the records, and are put right.
    @Test func `an appointment stays as it is when its office's time zone is corrected`() throws {
        let night = try clinic.book(clinic.appointment(on: "2027-03-14", at: "02:30"))
        let office = try clinic.store.read { try $0.record(clinic.office) }
        try clinic.write(by: clinic.owner) { writer in
            _ = try writer.edit(office, to: office.record.with("time_zone", .text("America/New_York")))
        }
        #expect(try clinic.rebook(night) { $0.note = "At night" }.note == "At night")
        #expect(try clinic.write { try $0.void(night.id, reason: "no such time") }.voidReason == "no such time")
    }

    /// What was kept of one database is kept of the next.
    @Test func `an import keeps an appointment of a time that the clocks do not show, and one that overlaps`() throws {
        let night = clinic.appointment(on: "2027-03-28", at: "01:30")
        try clinic.write(by: clinic.owner) { writer in
            try writer.bring(night, id: 7, reason: "moved here")
            try writer.bring(booked.record, id: 8, reason: "moved here")
        }
        #expect(
            try clinic.store.read { try $0.records(Appointment.self) } == [
                booked, later, Stored(id: 7, night), Stored(id: 8, booked.record),
            ])
    }
}
