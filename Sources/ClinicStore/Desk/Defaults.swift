import ClinicModel

// What a record has where nobody says otherwise.

extension ClinicReader {
    /// The office that a visit is at where nobody says: the patient's own, or the only one.
    ///
    /// - Throws: ``DeskError/whichOffice(_:)`` where it cannot be told.
    public func usualOffice(of patient: Patient) throws -> Stored<Office> {
        if let id = patient.officeID, case let office = try record(id), office.active { return office }
        let offices = try activeOffices()
        guard offices.count == 1 else { throw DeskError.whichOffice(offices.map { "\($0.id) \($0.name.printable)" }) }
        return offices[0]
    }

    /// The clinician whom a record names where nobody says: the one at the keyboard, the patient's own, or the only
    /// one.
    ///
    /// - Throws: ``DeskError/whichClinician(_:)`` where it cannot be told.
    public func usualClinician(of patient: Patient, at keyboard: Author) throws -> RecordID<StaffMember> {
        if let id = try knownClinician(of: patient, at: keyboard) { return id }
        throw DeskError.whichClinician(try candidates().map { "\($0.id) \($0.name.printable)" })
    }

    /// The same; nil where it cannot be told.
    public func knownClinician(of patient: Patient, at keyboard: Author) throws -> RecordID<StaffMember>? {
        if let id = try clinician(at: keyboard) ?? patient.primaryClinicianID { return id }
        let candidates = try candidates()
        return candidates.count == 1 ? candidates[0].id : nil
    }

    /// The clinician at the keyboard; nil where it is somebody of another role.
    public func clinician(at keyboard: Author) throws -> RecordID<StaffMember>? {
        try activeClinicians().first { $0.id == keyboard.staffMemberID && $0.role == .clinician }?.id
    }

    /// The time zone of a new office where nobody says: that of the first one.
    public func usualTimeZone() throws -> String { try records(Office.self).first?.timeZone ?? "" }

    /// Those who treat; an owner counts where nobody else does, as in a practice of one.
    private func candidates() throws -> [Stored<StaffMember>] {
        let clinicians = try activeClinicians()
        let hired = clinicians.filter { $0.role == .clinician }
        return hired.isEmpty ? clinicians : hired
    }
}

extension Appointment {
    /// Minutes that an appointment takes unless somebody says another length.
    public static let usualMinutes = 30
}

extension Assessment {
    /// Sets the system that the code is from, in the version that is named or else the newest on record.
    ///
    /// - Parameter system: nil keeps the code as text, of no version.
    public mutating func takeVersion(_ version: String?, of system: CodeSystem?, in clinic: ClinicReader) throws {
        codeSystem = system
        codeVersion = try system.flatMap { try version ?? clinic.newestVersion(of: $0) }
    }
}

extension Disclosure {
    /// The disclosure of a copy of a patient's whole record, made at a desk.
    ///
    /// - Parameters:
    ///   - receiver: who receives it; nil is the patient.
    ///   - purpose: what it is given for; only the patient's own copy needs none.
    /// - Throws: ``DisclosedCopyError``.
    public init(
        ofCopyFor patient: Stored<Patient>, to receiver: String?, for purpose: String?, withoutVoid: Bool, at desk: Desk
    ) throws {
        if receiver == nil, patient.status == .deceased { throw DisclosedCopyError.receiverMissing(patient.id) }
        if receiver != nil, purpose == nil { throw DisclosedCopyError.purposeMissing }
        self.init(
            of: patient.id, on: desk.dates.today, to: receiver ?? "the patient",
            what: withoutVoid ? "A copy of the whole record, but for what is void." : "A copy of the whole record.",
            purpose: purpose ?? "The patient's own copy.", by: try desk.staffMemberID)
    }
}

/// What must be said of a copy before it is given away.
public enum DisclosedCopyError: ClinicError, Hashable {
    case receiverMissing(RecordID<Patient>)
    case purposeMissing

    public var kind: ErrorKind { .usage }

    public var description: String {
        switch self {
        case .receiverMissing(let patient):
            "\(patient) has died; say to whom the copy is given, with --given-to, and --purpose."
        case .purposeMissing: "Say what the copy is given for, with --purpose; only the patient's own needs none."
        }
    }
}

extension ClinicReader {
    /// The open appointments of a patient on the day that `day` says it is at the office of each.
    public func openAppointments(
        of patient: RecordID<Patient>, on day: (Office) throws -> CalendarDay
    ) throws -> [Stored<Appointment>] {
        try records(Appointment.self, .of(patient)).filter { appointment in
            try appointment.record.isOpen && appointment.startsOn == day(record(appointment.officeID).record)
        }.reversed()
    }

    /// The appointment that `reference` means: its number, or a patient with one open appointment today.
    ///
    /// - Throws: ``AppointmentChoiceError`` for a patient who has none or several.
    public func appointment(_ reference: String, at desk: Desk) throws -> Stored<Appointment> {
        if let id = RecordID<Appointment>(reference) { return try record(id) }
        let patient = try patient(reference, at: desk)
        let open = try openAppointments(of: patient.id) { desk.today(at: $0) }
        guard open.count == 1, let only = open.first else {
            let name = patient.record.name.printable
            if open.isEmpty { throw AppointmentChoiceError.none(patient.id, name) }
            throw AppointmentChoiceError.several(patient.id, name, open.map { "\($0.id) at \($0.startsAt)" })
        }
        return only
    }

    /// The appointment that a visit comes of: the one that was named, or the only open one that the patient has on
    /// the day of the visit.
    ///
    /// - Parameters:
    ///   - reference: the appointment that was named; nil where none was.
    ///   - office: where the visit is, if that was said.
    ///   - day: when the visit is, as it was typed; nil is today, which is each office's own.
    /// - Returns: nil where the patient has none that day, or several.
    func appointment(
        ofVisitBy patient: RecordID<Patient>, named reference: String?, at office: RecordID<Office>?, on day: String?,
        desk: Desk
    ) throws -> Stored<Appointment>? {
        if let reference {
            let named = try record(reference, of: Appointment.self)
            guard named.patientID == patient else { throw AppointmentError.anothers(named.id) }
            return named
        }
        let open = try openAppointments(of: patient) { office in
            try day.map(desk.dates(at: office).day) ?? desk.today(at: office)
        }.filter { office == nil || $0.officeID == office }
        return open.count == 1 ? open.first : nil
    }
}

/// A patient of whose appointments it cannot be told which is meant.
public enum AppointmentChoiceError: ClinicError, Hashable {
    case none(RecordID<Patient>, String)
    case several(RecordID<Patient>, String, [String])

    public var kind: ErrorKind { .usage }

    public var description: String {
        switch self {
        case .none(let patient, let name):
            "\(patient) \(name) has no open appointment today; say which by its number (plumb appointment list "
                + "--patient \(patient))."
        case .several(let patient, let name, let times):
            "\(patient) \(name) has more than one appointment today; say which by its number: "
                + times.joined(separator: ", ") + "."
        }
    }
}
