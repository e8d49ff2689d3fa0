import ClinicModel
import ClinicStore

extension TestClinic {
    /// The day at every office.
    func days(_ day: CalendarDay) throws -> OfficeDays {
        try store.read { OfficeDays(day, at: try $0.records(Office.self)) }
    }

    /// A second office, where it is still the day before when it is a new day in London.
    func addFarOffice() throws -> RecordID<Office> {
        try write { try $0.add(Office(name: "Far", timeZone: "Pacific/Pago_Pago")).id }
    }

    /// A plan of a patient, made by the clinician.
    @discardableResult
    func plan(
        of patient: RecordID<Patient>? = nil, from day: CalendarDay, perWeek: Double? = nil,
        _ change: (inout CarePlan) -> Void = { _ in }
    ) throws -> Stored<CarePlan> {
        var plan = CarePlan(of: patient ?? self.patient, startsOn: day, by: clinician)
        plan.visitsPerWeek = perWeek
        change(&plan)
        return try write { try $0.add(plan) }
    }

    /// An appointment of the patient with the clinician.
    @discardableResult
    func booked(
        on day: CalendarDay = "2026-11-20", at time: TimeOfDay = "09:30",
        _ change: (inout Appointment) -> Void = { _ in }
    ) throws -> Stored<Appointment> {
        var appointment = Appointment(of: patient, at: office, on: day, at: time, minutes: 20)
        appointment.clinicianID = clinician
        change(&appointment)
        return try write { try $0.add(appointment) }
    }

    /// A draft of a visit, as `change` makes it.
    @discardableResult
    func came(
        on day: CalendarDay = "2026-11-20", at time: TimeOfDay? = nil, _ change: (inout Visit) -> Void = { _ in }
    ) throws -> Stored<Visit> {
        var visit = visit(on: day, at: time)
        change(&visit)
        return try write { try $0.add(visit) }
    }

    /// Puts a practice into words: `body` of what is read.
    func read<Result>(_ body: (ClinicReader) throws -> Result) throws -> Result { try store.read(body) }
}
