import ClinicModel
import ClinicStore
import Testing

/// What an appointment comes to: the patient is here, was seen, cancelled or did not come.
@Suite struct AppointmentSettlingTests {
    private let clinic: TestClinic
    private let booked: Stored<Appointment>

    init() throws {
        clinic = try TestClinic()
        booked = try clinic.book(clinic.appointment(on: "2026-11-20") { $0.note = "First visit" })
    }

    @discardableResult
    private func settle(_ status: Appointment.Status, note: String? = nil) throws -> Stored<Appointment> {
        try clinic.write { try $0.settle(booked.id, as: status, note: note) }
    }

    private func keep(with visit: RecordID<Visit>) throws -> Stored<Appointment> {
        try clinic.write { try $0.keep(booked.id, with: visit) }
    }

    @Test(arguments: [Appointment.Status.arrived, .cancelled, .noShow])
    func `an open appointment gets the status that it has come to`(status: Appointment.Status) throws {
        let entries = try clinic.entries {
            let settled = try settle(status)
            #expect((settled.id, settled.status, settled.note) == (booked.id, status, "First visit"))
        }
        #expect(entries.map(\.action) == [.edit])
        #expect(entries.map(\.patientID) == [clinic.patient])
        #expect(entries.first?.before == #"{"status":"booked"}"#)
        #expect(entries.first?.after == #"{"status":"\#(status.rawValue)"}"#)
    }

    @Test func `a note is put in the place of the old`() throws {
        #expect(try settle(.cancelled, note: "Has a cold").note == "Has a cold")
    }

    @Test func `a patient who is here may yet leave`() throws {
        try settle(.arrived)
        #expect(try settle(.cancelled).status == .cancelled)
    }

    @Test(arguments: [Appointment.Status.cancelled, .noShow])
    func `an appointment that is settled is not settled again`(status: Appointment.Status) throws {
        try settle(status)
        for next in Appointment.Status.allCases {
            let error = #expect(throws: AppointmentError.self) { try settle(next) }
            #expect(error?.description == "Appointment 1 is \(status.rawValue) already.")
        }
        let visit = try clinic.draft()
        #expect(throws: AppointmentError.notOpen(booked.id, status)) { try keep(with: visit.id) }
    }

    @Test func `a patient arrives once`() throws {
        try settle(.arrived)
        let error = #expect(throws: AppointmentError.self) { try settle(.arrived) }
        #expect(error?.description == "Appointment 1 is arrived already.")
    }

    @Test func `an appointment is kept with the visit that came of it`() throws {
        let visit = try clinic.draft()
        let kept = try keep(with: visit.id)
        #expect((kept.status, kept.visitID, kept.note) == (.kept, visit.id, "First visit"))
        #expect(throws: AppointmentError.notOpen(booked.id, .kept)) { try keep(with: visit.id) }
        #expect(throws: AppointmentError.notOpen(booked.id, .kept)) { try settle(.noShow) }
    }

    @Test func `an appointment whose patient is here is kept too`() throws {
        try settle(.arrived)
        #expect(try keep(with: clinic.draft().id).status == .kept)
    }

    @Test func `an appointment is not kept with another patient's visit, or with none`() throws {
        var entry = clinic.check()
        entry.visit.patientID = try clinic.addPatient("Adler").id
        let others = try clinic.draft(entry)
        let error = #expect(throws: FieldError.self) { try keep(with: others.id) }
        #expect(error?.description == "Visit ID is V-1, which is on the chart of another patient.")
        #expect(throws: FieldError.self) { try keep(with: 99) }
        #expect(try clinic.store.read { try $0.record(booked.id) } == booked)
    }

    @Test func `a void appointment is not settled, and one that is not there neither`() throws {
        try clinic.write { _ = try $0.void(booked.id, reason: "entered twice") }
        #expect(throws: AppointmentError.isVoid(booked.id)) { try settle(.arrived) }
        let visit = try clinic.draft()
        #expect(throws: AppointmentError.isVoid(booked.id)) { try keep(with: visit.id) }
        #expect(throws: NotFoundError(RecordID<Appointment>(9))) { try clinic.write { try $0.settle(9, as: .arrived) } }
    }
}
