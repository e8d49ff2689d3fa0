import ClinicModel
import ClinicStore
import Testing

/// Which appointment is meant by a patient's name, and which one a visit comes of.
@Suite struct OpenAppointmentTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func meant(_ reference: String) throws -> RecordID<Appointment> {
        try clinic.store.read { try $0.appointment(reference, at: clinic.desk()).id }
    }

    private func slip(_ appointment: String? = nil, office: String? = nil, on day: String? = nil) throws -> VisitSlip {
        try clinic.store.read { reader in
            try reader.visitSlip(
                of: reader.record(clinic.patient), appointment: appointment, office: office, on: day,
                at: clinic.desk())
        }
    }

    @Test func `a patient with one open appointment today means that one`() throws {
        let today = try clinic.book(clinic.appointment(on: "2026-11-20"))
        try clinic.book(clinic.appointment(on: "2026-11-21"))
        #expect(try meant("okafor") == today.id)
        #expect(try meant("2") == 2)
    }

    @Test func `a patient with none or several today has to be asked`() throws {
        #expect(
            message { try meant("okafor") } == """
                P-1 Okafor, Ada has no open appointment today; say which by its number (plumb appointment list \
                --patient P-1).
                """)
        try clinic.book(clinic.appointment(on: "2026-11-20", at: "15:00"))
        try clinic.book(clinic.appointment(on: "2026-11-20", at: "09:00"))
        #expect(
            message { try meant("okafor") } == """
                P-1 Okafor, Ada has more than one appointment today; say which by its number: 1 at 15:00, 2 at 09:00.
                """)
    }

    @Test func `a visit comes of the only appointment of its day, at its office`() throws {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-20") { $0.kind = .reExamination })
        let found = try slip()
        #expect(found.appointment == booked && !found.isAppointmentNamed)
        #expect((found.entry.visit.kind, found.entry.visit.clinicianID) == (.reExamination, clinic.clinician))
        #expect(try slip(on: "yesterday").appointment == nil)
        _ = try clinic.addOfficeAhead()
        #expect(try slip(office: "East").appointment == nil)
        try clinic.book(clinic.appointment(on: "2026-11-20", at: "16:00"))
        #expect(try slip(office: "Main").appointment == nil)
    }

    @Test func `an appointment that was named says the day, and is the patient's own`() throws {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-19"), anyway: true)
        let named = try slip("\(booked.id)")
        #expect(named.isAppointmentNamed && named.entry.visit.visitedOn == "2026-11-19")
        let other = try clinic.addPatient("Hartley")
        let others = try clinic.book(clinic.appointment(on: "2026-11-20") { $0.patientID = other.id })
        #expect(throws: AppointmentError.anothers(others.id)) { try slip("\(others.id)") }
    }
}
