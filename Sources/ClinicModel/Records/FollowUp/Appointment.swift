/// A time that is kept for a patient.
public struct Appointment: ChartRecord {
    public var patientID: RecordID<Patient>
    public var officeID: RecordID<Office>
    public var clinicianID: RecordID<StaffMember>?
    public var startsOn: CalendarDay
    public var startsAt: TimeOfDay
    public var minutes: Int
    public var kind: Visit.Kind?
    public var channel: Channel?
    public var fee: Fee?
    public var status: Status = .booked
    public var visitID: RecordID<Visit>?
    public var note: String?
    public var voidReason: String?

    public init(
        of patientID: RecordID<Patient>, at officeID: RecordID<Office>, on day: CalendarDay, at time: TimeOfDay,
        minutes: Int
    ) {
        self.patientID = patientID
        self.officeID = officeID
        startsOn = day
        startsAt = time
        self.minutes = minutes
    }

    public enum Channel: String, ValueSet {
        case phone, online
        case walkIn = "walk-in"
    }

    public enum Fee: String, ValueSet {
        case free, charged
    }

    public enum Status: String, ValueSet {
        case booked, arrived, kept, cancelled
        case noShow = "no-show"
    }

    /// Whether the time is still kept for the patient.
    public var isOpen: Bool { voidReason == nil && (status == .booked || status == .arrived) }
}

extension Appointment {
    public static let name = "appointment"
    public static let table = "appointments"
    public static let blank = Appointment(
        of: .unassigned, at: .unassigned, on: .placeholder, at: TimeOfDay.midnight, minutes: 1)
    public static let dayFields = ["starts_on"]

    public static let fields: [Field<Appointment>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient for whom it is."),
        Field("office_id", \.officeID, "Office ID", "The office where it is."),
        Field("clinician_id", \.clinicianID, "Clinician ID", "The clinician with whom it is."),
        Field("starts_on", \.startsOn, type: .day(.any), "Starts on", "The day of it."),
        Field("starts_at", \.startsAt, "Starts at", "When it starts, by the office's clock."),
        Field("minutes", \.minutes, type: .integer(1...480), "Minutes", "How long it is to take."),
        Field("kind", \.kind, "Kind", "What it is for."),
        Field("channel", \.channel, "Channel", "How it was booked."),
        Field("fee", \.fee, "Fee", "Whether it costs the patient anything."),
        Field("status", \.status, "Status", "Whether it is booked, the patient is here, it was kept, or it was not."),
        Field("visit_id", \.visitID, "Visit ID", "The visit that came of it."),
        Field("note", \.note, type: .prose, "Note", "What else there is to say of it."),
        voidField,
    ]

    public var summary: String {
        [
            "\(startsAt), \(status.rawValue)", kind?.rawValue, visitID.map { "visit \($0)" },
            channel.map { $0 == .phone ? "by phone" : $0.rawValue }, fee?.rawValue, note,
        ].joinedParts()
    }

    public func checkRules() throws {
        if visitID != nil && status != .kept { throw AppointmentError.visitOfNone(status) }
    }
}

/// What an appointment cannot be.
public enum AppointmentError: ClinicError, Hashable {
    case visitOfNone(Appointment.Status)
    case noSuchTime(CalendarDay, TimeOfDay, zone: String)
    /// Another of the same clinician; whose it is is nobody's to see here.
    case overlaps([RecordID<Appointment>], clinician: String, times: [String])
    case notOpen(RecordID<Appointment>, Appointment.Status)
    case isVoid(RecordID<Appointment>)
    case ahead(RecordID<Appointment>, CalendarDay)
    case anothers(RecordID<Appointment>)
    /// Its time is not kept any more, so that nobody would expect the patient.
    case notMoved(RecordID<Appointment>, Appointment.Status)

    public var description: String {
        switch self {
        case .visitOfNone(let status):
            "A visit came of an appointment that is \(status.rawValue); one with a visit was kept."
        case .noSuchTime(let day, let time, let zone):
            "There is no \(time) on \(day) in \(zone): the clocks go forward over it; book a time before or after."
        case .overlaps(let ids, let clinician, let times):
            "\(clinician) has "
                + zip(ids, times).map { "appointment \($0) at \($1)" }.joined(separator: " and ")
                + ", which overlaps; to book both, say --anyway."
        case .notOpen(let id, let status): "Appointment \(id) is \(status.rawValue) already."
        case .isVoid(let id): "Appointment \(id) is void and stays as it is."
        case .ahead(let id, let day):
            "Appointment \(id) is on \(day), which lies ahead; until then it can be cancelled, or moved with "
                + "plumb appointment edit \(id)."
        case .anothers(let id): "Appointment \(id) is of another patient; a visit comes of one of its own patient."
        case .notMoved(let id, let status):
            "Appointment \(id) is \(status.rawValue) and moves to no time that lies ahead; book another with plumb "
                + "appointment add."
        }
    }
}
