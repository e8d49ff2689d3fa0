/// One try of the practice to reach a patient.
public struct RecallContact: ChartRecord {
    public var patientID: RecordID<Patient>
    public var contactedOn: CalendarDay
    public var contactedBy: RecordID<StaffMember>
    public var channel: Channel?
    public var result: Result
    public var note: String?
    public var voidReason: String?

    public init(
        of patientID: RecordID<Patient>, on day: CalendarDay, by staffMemberID: RecordID<StaffMember>, result: Result
    ) {
        self.patientID = patientID
        contactedOn = day
        contactedBy = staffMemberID
        self.result = result
    }

    public enum Channel: String, ValueSet {
        case phone, text, email, post
    }

    public enum Result: String, ValueSet {
        case reached
        case leftMessage = "left-message"
        case noAnswer = "no-answer"
        case declined, booked
    }
}

extension RecallContact {
    public static let name = "recall_contact"
    public static let table = "recall_contacts"
    public static let blank = RecallContact(of: .unassigned, on: .placeholder, by: .unassigned, result: .reached)
    public static let dayFields = ["contacted_on"]

    public static let fields: [Field<RecallContact>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient whom the practice tried to reach."),
        Field("contacted_on", \.contactedOn, "Contacted on", "The day on which it tried."),
        Field("contacted_by", \.contactedBy, "Contacted by", "The staff member who tried."),
        Field("channel", \.channel, "Channel", "In which way."),
        Field("result", \.result, "Result", "What came of it."),
        Field("note", \.note, type: .prose, "Note", "What else there is to say of it."),
        voidField,
    ]

    public var summary: String { [result.rawValue, channel.map { "by \($0.rawValue)" }, note].joinedParts() }
}
