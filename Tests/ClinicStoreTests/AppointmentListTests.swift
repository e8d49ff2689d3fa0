import ClinicModel
import ClinicStore
import Testing

/// The book of a day, of some days, of an office or of a clinician.
@Suite struct AppointmentListTests {
    private let clinic: TestClinic
    private let second: RecordID<Office> = 2

    init() throws {
        clinic = try TestClinic()
        try clinic.write(by: clinic.owner) { try $0.add(Office(name: "Second", timeZone: "Europe/London")) }
        for (day, time) in [
            ("2026-11-23", "15:00"), ("2026-11-23", "09:00"), ("2026-11-24", "08:00"), ("2026-11-22", "10:00"),
        ] as [(CalendarDay, TimeOfDay)] {
            try clinic.book(clinic.appointment(on: day, at: time))
        }
        try clinic.book(clinic.appointment(at: "11:00") { ($0.officeID, $0.clinicianID) = (second, clinic.colleague) })
        let void = try clinic.book(clinic.appointment(at: "12:00"))
        let cancelled = try clinic.book(clinic.appointment(at: "13:00"))
        try clinic.write { writer in
            _ = try writer.void(void.id, reason: "entered twice")
            _ = try writer.settle(cancelled.id, as: .cancelled)
        }
    }

    private func ids(_ selection: Selection<Appointment>) throws -> [Int64] {
        try clinic.store.read { try $0.records(Appointment.self, selection).map(\.id.number) }
    }

    @Test func `a day is as it goes, with what was cancelled and without what is void`() throws {
        #expect(try ids(.between("2026-11-23", "2026-11-23")) == [2, 5, 7, 1])
        #expect(try ids(.between("2026-11-25", "2026-11-25")).isEmpty)
    }

    @Test func `a day at one office is without the other's`() throws {
        #expect(try ids(.between("2026-11-23", "2026-11-23", office: second)) == [5])
        #expect(try ids(.between("2026-11-23", "2026-11-23", office: clinic.office)) == [2, 7, 1])
    }

    @Test func `some days are one after the other, and an open end has no bound`() throws {
        #expect(try ids(.between("2026-11-22", "2026-11-23")) == [4, 2, 5, 7, 1])
        #expect(try ids(.between("2026-11-24", nil)) == [3])
        #expect(try ids(.between(nil, "2026-11-22")) == [4])
        #expect(try ids(.between(nil, nil)) == [4, 2, 5, 7, 1, 3])
    }

    @Test func `a clinician's days are without the others'`() throws {
        #expect(try ids(.between(nil, nil, clinician: clinic.colleague)) == [5])
        #expect(try ids(.between(nil, nil, office: second, clinician: clinic.clinician)).isEmpty)
    }
}
