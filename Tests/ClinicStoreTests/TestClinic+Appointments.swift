import ClinicModel
import ClinicStore

extension TestClinic {
    /// An appointment of the patient with the clinician at the first office, for half an hour.
    func appointment(
        on day: CalendarDay = "2026-11-23", at time: TimeOfDay = "10:00",
        _ change: (inout Appointment) -> Void = { _ in }
    ) -> Appointment {
        var appointment = Appointment(of: patient, at: office, on: day, at: time, minutes: 30)
        appointment.clinicianID = clinician
        change(&appointment)
        return appointment
    }

    /// The front desk books an appointment.
    @discardableResult
    func book(_ appointment: Appointment, anyway: Bool = false) throws -> Stored<Appointment> {
        try write { try $0.book(appointment, anyway: anyway) }
    }

    /// The front desk changes an appointment.
    @discardableResult
    func rebook(
        _ old: Stored<Appointment>, anyway: Bool = false, _ change: (inout Appointment) -> Void
    ) throws -> Stored<Appointment> {
        var new = old.record
        change(&new)
        return try write { [new] in try $0.rebook(old, to: new, anyway: anyway) }
    }
}
