/// That something of a patient's records was given to somebody: by a copy, a letter, on the phone.
public struct Disclosure: ChartRecord {
    public var patientID: RecordID<Patient>
    public var disclosedOn: CalendarDay
    public var givenTo: String
    public var address: String?
    public var what: String
    public var purpose: String
    public var channel: Channel?
    public var disclosedBy: RecordID<StaffMember>
    public var voidReason: String?

    public init(
        of patientID: RecordID<Patient>, on day: CalendarDay, to givenTo: String, what: String, purpose: String,
        by staffMemberID: RecordID<StaffMember>
    ) {
        self.patientID = patientID
        disclosedOn = day
        self.givenTo = givenTo
        self.what = what
        self.purpose = purpose
        disclosedBy = staffMemberID
    }

    public enum Channel: String, ValueSet {
        case inPerson = "in-person"
        case phone, post, email, fax, other
    }
}

extension Disclosure {
    public static let name = "disclosure"
    public static let table = "disclosures"
    public static let blank = Disclosure(
        of: .unassigned, on: .placeholder, to: "", what: "", purpose: "", by: .unassigned)
    public static let dayFields = ["disclosed_on"]

    public static let fields: [Field<Disclosure>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient whose records they are."),
        Field("disclosed_on", \.disclosedOn, "Disclosed on", "The day on which it was given."),
        Field("given_to", \.givenTo, "Given to", "The person or body that received it."),
        Field("address", \.address, "Address", "Where they are, if that is known."),
        Field("what", \.what, type: .prose, "What", "What of the records was given, in words."),
        Field("purpose", \.purpose, type: .prose, "Purpose", "What it was given for."),
        Field("channel", \.channel, "Channel", "In which way."),
        Field("disclosed_by", \.disclosedBy, "Disclosed by", "The staff member who gave it."),
        voidField,
    ]

    public var summary: String {
        ["to \(givenTo)", channel?.phrase, what, purpose].joinedParts()
    }
}

extension Disclosure.Channel {
    /// How it was given, in a sentence; nil where the word says nothing.
    fileprivate var phrase: String? {
        switch self {
        case .inPerson: "in person"
        case .phone, .post, .email, .fax: "by \(rawValue)"
        case .other: nil
        }
    }
}
