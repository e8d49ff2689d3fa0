import ClinicModel

// Changes of a record that have a word of their own at the desk.

extension ClinicWriter {
    /// Says what has become of a complaint; one that is open has no day of closing.
    public func close(
        _ complaint: Stored<Complaint>, as status: Complaint.Status, on day: CalendarDay
    ) throws -> Stored<Complaint> {
        var new = complaint.record
        new.status = status
        new.closedOn = status == .open ? nil : day
        return try edit(complaint, to: new)
    }

    /// Notes that a consent was withdrawn; that it was given stays on record.
    ///
    /// - Throws: ``ConsentError/alreadyWithdrawn(_:_:)``.
    public func withdraw(_ consent: Stored<Consent>, on day: CalendarDay) throws -> Stored<Consent> {
        if let earlier = consent.withdrawnOn { throw ConsentError.alreadyWithdrawn(consent.id, earlier) }
        var new = consent.record
        new.withdrawnOn = day
        return try edit(consent, to: new)
    }

    /// Books again what was cancelled, or was a no-show and came after all.
    ///
    /// - Parameter anyway: even where the clinician has another appointment at the same time.
    /// - Throws: ``AppointmentError/notOpen(_:_:)`` for any other.
    public func reopen(_ appointment: Stored<Appointment>, anyway: Bool) throws -> Stored<Appointment> {
        guard appointment.status == .cancelled || appointment.status == .noShow else {
            throw AppointmentError.notOpen(appointment.id, appointment.status)
        }
        var new = appointment.record
        new.status = .booked
        return try rebook(appointment, to: new, anyway: anyway)
    }
}

extension ClinicReader {
    /// The care plan that a patient has, and a copy of it that begins on a day and supersedes it.
    ///
    /// - Throws: ``CarePlanError/noPlan(_:)`` where there is none.
    public func planToRevise(
        of patient: RecordID<Patient>, from day: CalendarDay
    ) throws -> (old: Stored<CarePlan>, new: CarePlan) {
        guard let old = try currentPlan(of: patient) else { throw CarePlanError.noPlan(patient) }
        var new = old.record
        (new.supersedes, new.startsOn) = (old.id, day)
        return (old, new)
    }
}
