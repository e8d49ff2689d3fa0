import ClinicModel

/// A visit that is being entered: what is known of it already, and the appointment that it comes of.
public struct VisitSlip: Sendable {
    public let patient: Stored<Patient>
    public let office: Stored<Office>
    /// Nil where the patient has none that day, or several.
    public let appointment: Stored<Appointment>?
    /// Whether somebody said which appointment it is.
    public let isAppointmentNamed: Bool
    public var entry: VisitEntry
}

/// What a visit still needs before it is recorded.
public enum MissingFromVisit: Hashable, Sendable {
    case determination
    /// Whether an adjustment was made.
    case outcome
    /// Why the outcome is not what the determination leads to.
    case reason
}

extension Visit {
    /// Changes the outcome, and empties the reason, which was for the outcome that it had.
    public mutating func change(outcome: Outcome) {
        guard outcome != self.outcome else { return }
        (self.outcome, reason, reasonText) = (outcome, nil, nil)
    }
}

extension VisitEntry {
    /// What only the person at the desk can say and has not, in the order in which it is asked.
    public var missing: [MissingFromVisit] {
        guard let outcome = visit.outcome else {
            return visit.determination == nil ? [.determination, .outcome] : [.outcome]
        }
        return visit.reason == nil && outcome.departs(from: visit.determination) ? [.reason] : []
    }
}

extension ClinicReader {
    /// The slip of a visit, with all that is known of it before anything of the visit itself is said.
    ///
    /// The appointment that it comes of says its office, its clinician, what it is for, and its day where somebody named
    /// the appointment. A clinician who types it has performed it, whomever it was booked with.
    ///
    /// - Parameters:
    ///   - appointment: the one that was named, by its number; nil is the only open one that the patient has that day.
    ///   - office: where the visit is, if that was said.
    ///   - day: when it is, as it was typed; nil is today.
    public func visitSlip(
        of patient: Stored<Patient>, appointment reference: String? = nil, office: String? = nil,
        on day: String? = nil, at desk: Desk
    ) throws -> VisitSlip {
        let enteredBy = try desk.staffMemberID
        let named = try office.map { try self.office($0) }
        let appointment = try appointment(
            ofVisitBy: patient.id, named: reference, at: named?.id, on: day, desk: desk)
        let office = try named ?? appointment.map { try record($0.officeID) } ?? usualOffice(of: patient.record)
        var visit = Visit(of: patient.id, at: office.id, on: desk.today(at: office.record), enteredBy: enteredBy)
        if reference != nil, let appointment { visit.visitedOn = appointment.startsOn }
        visit.clinicianID = try clinician(at: desk.author) ?? appointment?.clinicianID
        if let appointment { visit.takeKind(of: appointment.record) }
        return VisitSlip(
            patient: patient, office: office, appointment: appointment, isAppointmentNamed: reference != nil,
            entry: VisitEntry(visit: visit))
    }

    /// Gives a slip on which nobody is named its usual clinician.
    ///
    /// - Parameter signing: whether the person at the keyboard means to sign it at once.
    /// - Throws: ``DeskError/whichClinician(_:)``; ``Refusal`` where another clinician has to sign it.
    public func nameClinician(on slip: inout VisitSlip, signing: Bool, at desk: Desk) throws {
        let clinician =
            try slip.entry.visit.clinicianID ?? usualClinician(of: slip.patient.record, at: desk.author)
        if signing { try permitSigning(of: slip.patient.id, by: clinician) }
        slip.entry.visit.clinicianID = clinician
    }
}

/// A visit that was recorded, and what came of the patient's appointments of that day.
public struct RecordedVisit: Sendable {
    public let visit: Stored<Visit>
    /// The appointment that nobody named and that is kept with the visit.
    public let kept: Stored<Appointment>?
    /// Those of which nobody said, and it cannot be told, which the visit came of.
    public let open: [Stored<Appointment>]
}

extension ClinicWriter {
    /// Records the visit of a slip, keeps the appointment that it came of, and signs it where that was wanted.
    public func record(_ slip: VisitSlip, signing: Bool = false) throws -> RecordedVisit {
        var visit = try record(slip.entry)
        let kept = try keep(appointmentOf: slip, with: visit.id)
        if signing { visit = try sign(visit.id) }
        if slip.isAppointmentNamed { return RecordedVisit(visit: visit, kept: nil, open: []) }
        let open = kept == nil ? try openAppointments(of: visit.patientID) { _ in visit.visitedOn } : []
        return RecordedVisit(visit: visit, kept: kept, open: open)
    }

    /// Keeps the appointment that a visit came of; one that nobody named may have been settled meanwhile.
    private func keep(
        appointmentOf slip: VisitSlip, with visit: RecordID<Visit>
    ) throws -> Stored<Appointment>? {
        guard let appointment = slip.appointment,
            try slip.isAppointmentNamed || record(appointment.id).record.isOpen
        else { return nil }
        return try keep(appointment.id, with: visit)
    }
}
