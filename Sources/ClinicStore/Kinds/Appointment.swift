import ClinicModel

extension Appointment: StoredRecord {
    public static let kind = RecordKind<Appointment>(
        act: .book, undo: .appointment, chart: .lines("appointments", "Appointments", place: 130),
        listing: Listing(
            leading: [
                .patientID, .patientName, .field("starts_on"), .field("starts_at"), .field("minutes"),
                .lookup("office", "o.name", "Office", "The name of the office where it is.", isRequired: true),
                .lookup("clinician", "s.name", "Clinician", "The name of the clinician with whom it is."),
                .field("kind"), .field("status"),
            ],
            joins: """
                JOIN patients p ON p.id = t.patient_id
                JOIN offices o ON o.id = t.office_id
                LEFT JOIN staff_members s ON s.id = t.clinician_id
                """),
        office: "t.office_id",
        words: TableWords(
            "Appointments", "One row for each time that was kept for a patient; leave out those with a void reason.",
            withoutNames: [
                "appointment_id", "patient_id", "starts_on", "minutes", "kind", "status", "office_id", "clinician_id",
                "channel", "fee", "visit_id",
            ]),
        clinicians: ["clinician_id"], releases: [.draftVisit])

    public func checkEntry(in clinic: ClinicReader, replacing old: Stored<Appointment>?) throws {
        // The office's time zone may have been corrected since.
        if let old, (old.startsOn, old.startsAt, old.officeID) == (startsOn, startsAt, officeID) { return }
        let zone = try clinic.record(officeID).timeZone
        guard TimeZoneName.instant(on: startsOn, at: startsAt, in: zone) != nil else {
            throw AppointmentError.noSuchTime(startsOn, startsAt, zone: zone)
        }
    }
}

extension Undo<Appointment> {
    /// One that is open is cancelled. What was settled from the beginning, as an import has it, cannot be.
    fileprivate static let appointment = Undo(
        adding: { .reversed($0.record.isOpen ? .cancel : .void) },
        takeBack: { record, reason, clinic in
            _ =
                record.record.isOpen
                ? try clinic.settle(record.id, as: .cancelled, reason: reason)
                : try clinic.void(record.id, reason: reason)
        },
        putBack: { record, former, reason, clinic in
            // What was kept was the clinician's time already, whoever else is booked in it.
            if record.status == .kept {
                _ = try clinic.edit(record, to: former, reason: reason)
                return
            }
            do {
                _ = try clinic.rebook(record, to: former, anyway: false, reason: reason)
            } catch AppointmentError.overlaps(let others, let clinician, _) {
                throw UndoError.taken(record.id, clinician: clinician, others, isOpen: record.record.isOpen)
            }
        })
}

extension Selection<Appointment> {
    /// Those from one day to another that are not void, as the days go; an end that is nil is open.
    public static func between(
        _ first: CalendarDay?, _ last: CalendarDay?, office: RecordID<Office>? = nil,
        clinician: RecordID<StaffMember>? = nil, patient: RecordID<Patient>? = nil
    ) -> Selection {
        var conditions = Conditions("t.void_reason IS NULL")
        conditions.require("t.starts_on >= ?", first)
        conditions.require("t.starts_on <= ?", last)
        conditions.require("t.office_id = ?", office)
        conditions.require("t.clinician_id = ?", clinician)
        conditions.require("t.patient_id = ?", patient)
        return Selection(conditions, order: "t.starts_on, t.starts_at, t.id")
    }

    /// The one that a visit came of.
    static func of(_ visit: RecordID<Visit>) -> Selection { Selection("t.visit_id = ?", [visit.fieldValue]) }
}

extension ClinicReader {
    /// The appointments of the same clinician, still open, whose time overlaps that of `appointment`.
    ///
    /// - Parameter id: the appointment itself, where it is on record already.
    public func overlapping(
        _ appointment: Appointment, id: RecordID<Appointment>? = nil
    ) throws -> [Stored<Appointment>] {
        guard let clinician = appointment.clinicianID, appointment.isOpen, let span = try span(of: appointment) else {
            return []
        }
        // Offices may lie in different time zones: what overlaps may be of the day before or after.
        let near = Selection<Appointment>.between(
            appointment.startsOn.adding(days: -2), appointment.startsOn.adding(days: 2), clinician: clinician)
        return try records(Appointment.self, near).filter { other in
            guard other.id != id, other.record.isOpen else { return false }
            return try self.span(of: other.record)?.overlaps(span) ?? false
        }
    }

    /// The milliseconds of time that it takes.
    private func span(of appointment: Appointment) throws -> Range<Int64>? {
        let zone = try record(appointment.officeID).timeZone
        let start = TimeZoneName.instant(on: appointment.startsOn, at: appointment.startsAt, in: zone)
        return start.map { $0.milliseconds..<$0.milliseconds + Int64(appointment.minutes) * 60_000 }
    }
}

extension ClinicWriter {
    /// Books an appointment, or moves one to other hours.
    ///
    /// - Parameter anyway: book it even where the clinician has another at the same time.
    /// - Throws: ``AppointmentError/overlaps(_:clinician:times:)`` where the clinician has, and nobody said `anyway`.
    public func book(_ appointment: Appointment, anyway: Bool) throws -> Stored<Appointment> {
        if let clinicianID = appointment.clinicianID { try checkWorks(clinicianID) }
        if !anyway { try checkFree(appointment) }
        return try add(appointment)
    }

    /// Changes an appointment.
    ///
    /// One that is parted from its visit is open again, and nobody is here yet for one that is moved to a later day.
    ///
    /// - Throws: ``AppointmentError/notMoved(_:_:)`` where it is settled, and moved to a time that lies ahead.
    public func rebook(
        _ old: Stored<Appointment>, to new: Appointment, anyway: Bool, reason: String? = nil
    ) throws -> Stored<Appointment> {
        var new = new
        if old.visitID != nil, new.visitID == nil, new.status == .kept { new.status = .arrived }
        if new.startsOn > author.today {
            if new.status == .arrived { new.status = .booked }
            let isSameTime = (old.startsOn, old.startsAt) == (new.startsOn, new.startsAt)
            guard isSameTime || new.isOpen || old.voidReason != nil else {
                throw AppointmentError.notMoved(old.id, new.status)
            }
        }
        let isMoved =
            (old.startsOn, old.startsAt, old.minutes) != (new.startsOn, new.startsAt, new.minutes)
            || (old.clinicianID, old.officeID) != (new.clinicianID, new.officeID) || !old.record.isOpen
        if isMoved, let clinicianID = new.clinicianID { try checkWorks(clinicianID) }
        if isMoved && !anyway { try checkFree(new, id: old.id) }
        return try edit(old, to: new, reason: reason)
    }

    /// Gives an open appointment the status that it has come to.
    public func settle(
        _ id: RecordID<Appointment>, as status: Appointment.Status, note: String? = nil, reason: String? = nil
    ) throws -> Stored<Appointment> {
        let appointment = try open(id)
        if appointment.status == status { throw AppointmentError.notOpen(id, status) }
        // Whoever comes on another day comes to another appointment; a patient may say no at any time.
        if status != .cancelled, appointment.startsOn > author.today {
            throw AppointmentError.ahead(id, appointment.startsOn)
        }
        var settled = appointment.record
        settled.status = status
        settled.note = note ?? settled.note
        return try edit(appointment, to: settled, reason: reason)
    }

    /// Notes that a visit came of an appointment, which is kept with that.
    public func keep(_ id: RecordID<Appointment>, with visit: RecordID<Visit>) throws -> Stored<Appointment> {
        let appointment = try open(id)
        var kept = appointment.record
        kept.status = .kept
        kept.visitID = visit
        return try edit(appointment, to: kept)
    }

    private func open(_ id: RecordID<Appointment>) throws -> Stored<Appointment> {
        let appointment = try record(id)
        if appointment.voidReason != nil { throw AppointmentError.isVoid(id) }
        guard appointment.record.isOpen else { throw AppointmentError.notOpen(id, appointment.status) }
        return appointment
    }

    private func checkFree(_ appointment: Appointment, id: RecordID<Appointment>? = nil) throws {
        // What is wrong with it by itself is said first.
        let appointment = try appointment.checked(today: author.today)
        let others = try overlapping(appointment, id: id)
        guard !others.isEmpty, let clinician = appointment.clinicianID else { return }
        throw AppointmentError.overlaps(
            others.map(\.id), clinician: try record(clinician).name,
            times: others.map { "\($0.startsOn) \($0.startsAt) (\($0.minutes) minutes)" })
    }
}
