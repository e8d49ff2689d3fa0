import ClinicModel
import ClinicStore
import Testing

/// A clinician's appointments do not overlap, unless somebody says so.
@Suite struct AppointmentBookingTests {
    private let clinic: TestClinic
    private let newYork: RecordID<Office> = 2
    private let auckland: RecordID<Office> = 3

    init() throws {
        clinic = try TestClinic()
        try clinic.write(by: clinic.owner) { writer in
            try writer.add(Office(name: "Uptown", timeZone: "America/New_York"))
            try writer.add(Office(name: "Harbour", timeZone: "Pacific/Auckland"))
        }
    }

    /// Expects that an appointment overlaps those of some ids.
    private func expectOverlap(
        _ appointment: Appointment, with ids: [RecordID<Appointment>], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let error = #expect(throws: AppointmentError.self, sourceLocation: sourceLocation) {
            try clinic.book(appointment)
        }
        guard case .overlaps(let found, _, _) = error else {
            Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
            return
        }
        #expect(found == ids, sourceLocation: sourceLocation)
        let overlapping = try clinic.store.read { try $0.overlapping(appointment).map(\.id) }
        #expect(overlapping == ids, sourceLocation: sourceLocation)
    }

    @Test func `an appointment is kept as it was booked`() throws {
        let appointment = clinic.appointment { ($0.channel, $0.fee, $0.kind) = (.online, .free, .consultation) }
        let booked = try clinic.book(appointment)
        #expect(booked == Stored(id: 1, appointment))
        #expect(try clinic.store.read { try $0.records(Appointment.self) } == [booked])
    }

    @Test func `an overlap is told with whom and when, and not with whose appointment it is`() throws {
        let other = try clinic.addPatient("Adler").id
        try clinic.book(clinic.appointment { $0.patientID = other })
        try clinic.book(clinic.appointment(at: "10:30") { ($0.patientID, $0.minutes) = (other, 15) })
        let error = #expect(throws: AppointmentError.self) {
            try clinic.book(clinic.appointment(at: "10:15"))
        }
        #expect(
            error
                == .overlaps(
                    [1, 2], clinician: "Cleo Clarke",
                    times: ["2026-11-23 10:00 (30 minutes)", "2026-11-23 10:30 (15 minutes)"]))
        #expect(error?.description.contains("Adler") == false)
        #expect(try clinic.store.read { try $0.records(Appointment.self) }.count == 2)
    }

    @Test func `an appointment that takes any of the same time overlaps`() throws {
        let booked = try clinic.book(clinic.appointment())
        let times: [(TimeOfDay, Int)] = [
            ("10:00", 30), ("09:45", 16), ("10:29", 30), ("10:10", 5), ("09:00", 480), ("10:00", 1),
        ]
        for (time, minutes) in times {
            try expectOverlap(clinic.appointment(at: time) { $0.minutes = minutes }, with: [booked.id])
        }
    }

    @Test func `appointments that touch do not overlap`() throws {
        try clinic.book(clinic.appointment())
        try clinic.book(clinic.appointment(at: "10:30"))
        try clinic.book(clinic.appointment(at: "09:30"))
        #expect(try clinic.store.read { try $0.records(Appointment.self) }.count == 3)
    }

    @Test func `another clinician, nobody in particular and another day are free`() throws {
        try clinic.book(clinic.appointment())
        try clinic.book(clinic.appointment { $0.clinicianID = clinic.colleague })
        try clinic.book(clinic.appointment { $0.clinicianID = nil })
        try clinic.book(clinic.appointment { $0.clinicianID = nil })
        try clinic.book(clinic.appointment(on: "2026-11-24"))
        #expect(try clinic.store.read { try $0.records(Appointment.self) }.count == 5)
    }

    @Test func `an overlap is booked where somebody says so`() throws {
        try clinic.book(clinic.appointment())
        #expect(try clinic.book(clinic.appointment(at: "10:15"), anyway: true).id == 2)
        try expectOverlap(clinic.appointment(at: "10:20"), with: [1, 2])
    }

    @Test(arguments: [Appointment.Status.cancelled, .noShow, .kept])
    func `an appointment that has come to something leaves its time free`(status: Appointment.Status) throws {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-20"))
        try clinic.write { _ = try $0.settle(booked.id, as: status) }
        try clinic.book(clinic.appointment(on: "2026-11-20"))
        // And what is entered as past keeps no time.
        try clinic.book(clinic.appointment(on: "2026-11-20") { $0.status = status })
    }

    @Test func `a void appointment leaves its time free, and one whose patient is here does not`() throws {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-20"))
        try clinic.write { _ = try $0.void(booked.id, reason: "entered twice") }
        let second = try clinic.book(clinic.appointment(on: "2026-11-20"))
        try clinic.write { _ = try $0.settle(second.id, as: .arrived) }
        try expectOverlap(clinic.appointment(on: "2026-11-20"), with: [second.id])
    }

    @Test(arguments: [Appointment.Status.arrived, .noShow, .kept])
    func `an appointment that lies ahead comes to nothing yet, but may be cancelled`(status: Appointment.Status) throws
    {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-21"))
        #expect(throws: AppointmentError.ahead(booked.id, "2026-11-21")) {
            try clinic.write { try $0.settle(booked.id, as: status) }
        }
        #expect(try clinic.write { try $0.settle(booked.id, as: .cancelled) }.status == .cancelled)
    }

    @Test func `nobody books with a clinician who has left`() throws {
        let booked = try clinic.book(clinic.appointment())
        try clinic.write { _ = try $0.deactivate(clinic.clinician) }
        let left = StaffError.inactive("Cleo Clarke", clinic.clinician)
        #expect(throws: left) { try clinic.book(clinic.appointment(on: "2026-11-24")) }
        try clinic.write { writer in
            var moved = booked.record
            moved.note = "Rang to ask"
            let noted = try writer.rebook(booked, to: moved, anyway: false)
            moved.startsOn = "2026-11-25"
            #expect(throws: left) { try writer.rebook(noted, to: moved, anyway: true) }
        }
    }

    @Test func `an appointment overlaps where the instants do, whatever the clocks of its office show`() throws {
        // 15:00 to 16:00 UTC.
        try clinic.book(clinic.appointment(at: "15:00") { $0.minutes = 60 })
        func inNewYork(at time: TimeOfDay) -> Appointment { clinic.appointment(at: time) { $0.officeID = newYork } }
        // New York is five hours behind.
        try expectOverlap(inNewYork(at: "10:30"), with: [1])
        try clinic.book(inNewYork(at: "11:00"))
        try clinic.book(inNewYork(at: "09:30"))
        try clinic.book(inNewYork(at: "15:00"))
    }

    @Test func `an appointment of another day's date may be of the same time`() throws {
        // 20:00 UTC on the 23rd; Auckland is thirteen hours ahead.
        try clinic.book(clinic.appointment(on: "2026-11-24", at: "09:00") { $0.officeID = auckland })
        try expectOverlap(clinic.appointment(on: "2026-11-23", at: "15:15") { $0.officeID = newYork }, with: [1])
        try expectOverlap(clinic.appointment(on: "2026-11-23", at: "20:29"), with: [1])
        try clinic.book(clinic.appointment(on: "2026-11-24", at: "09:00"))
        // 21:00 UTC on the 23rd, which is an hour later.
        try clinic.book(clinic.appointment(on: "2026-11-23", at: "16:00") { $0.officeID = newYork })
        try expectOverlap(clinic.appointment(on: "2026-11-24", at: "10:15") { $0.officeID = auckland }, with: [3])
    }

    @Test func `a time over which the clocks of the office go forward is refused`() throws {
        let error = #expect(throws: AppointmentError.self) {
            try clinic.book(clinic.appointment(on: "2027-03-28", at: "01:30"))
        }
        #expect(error == .noSuchTime("2027-03-28", "01:30", zone: "Europe/London"))
        #expect(
            error?.description
                == "There is no 01:30 on 2027-03-28 in Europe/London: the clocks go forward over it; book a time before "
                + "or after.")
        let uptown = clinic.appointment(on: "2027-03-14", at: "02:30") { $0.officeID = newYork }
        #expect(throws: AppointmentError.noSuchTime("2027-03-14", "02:30", zone: "America/New_York")) {
            try clinic.book(uptown, anyway: true)
        }
        // The same clocks show each of the times on another day, and those of the other office on the same.
        try clinic.book(clinic.appointment(on: "2027-03-14", at: "02:30"))
        try clinic.book(clinic.appointment(on: "2027-03-28", at: "01:30") { $0.officeID = newYork })
    }

    @Test func `what is wrong with an appointment by itself is said before what it overlaps`() throws {
        try clinic.book(clinic.appointment())
        let error = #expect(throws: FieldError.self) { try clinic.book(clinic.appointment { $0.minutes = 500 }) }
        #expect(error?.description == "Minutes is 500; it runs from 1 to 480.")
    }
}
