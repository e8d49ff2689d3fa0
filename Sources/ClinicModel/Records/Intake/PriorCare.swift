/// Care that a patient had before, or has beside this practice's.
public struct PriorCare: ChartRecord {
    public var patientID: RecordID<Patient>
    public var complaintID: RecordID<Complaint>?
    public var kind: Kind
    public var provider: String?
    public var startsOn: PartialDate?
    public var endsOn: PartialDate?
    public var ongoing = false
    public var response: Response?
    public var note: String?
    public var voidReason: String?

    public init(of patientID: RecordID<Patient>, kind: Kind) {
        self.patientID = patientID
        self.kind = kind
    }

    public enum Kind: String, ValueSet {
        case rest, exercise, medication
        case physicalTherapy = "physical-therapy"
        case chiropractic, massage, injection, surgery, other
    }

    public enum Response: String, ValueSet {
        case resolved, partial, none, worse, unknown
    }
}

extension PriorCare {
    public static let name = "prior_care"
    public static let table = "prior_care"
    public static let blank = PriorCare(of: .unassigned, kind: .other)
    public static let dayFields = ["starts_on", "ends_on"]

    public static let fields: [Field<PriorCare>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient whose care it was."),
        Field("complaint_id", \.complaintID, "Complaint ID", "The complaint that it was for."),
        Field("kind", \.kind, "Kind", "What sort of care it was."),
        Field("provider", \.provider, "Provider", "Who gave it."),
        Field("starts_on", \.startsOn, "Starts on", "When it began, as far as is known."),
        Field("ends_on", \.endsOn, "Ends on", "When it ended, as far as is known."),
        Field("ongoing", \.ongoing, "Ongoing", "Whether it goes on beside this practice's care."),
        Field("response", \.response, "Response", "What it did for the complaint, as the patient says."),
        Field("note", \.note, type: .prose, "Note", "What else there is to say of it."),
        voidField,
    ]

    public var summary: String {
        [
            kind.rawValue, provider, complaintID.map { "for \($0)" }, ongoing ? "ongoing" : nil,
            endsOn.map { "until \($0)" }, response.map { "response \($0.rawValue)" }, note,
        ].joinedParts()
    }

    public func checkRules() throws {
        if ongoing, let endsOn { throw PriorCareError.ongoingButEnded(endsOn) }
        if let startsOn, let endsOn, endsOn.isBefore(startsOn) { throw PriorCareError.endedBeforeItBegan(startsOn) }
    }
}

/// What prior care cannot be.
public enum PriorCareError: ClinicError, Hashable {
    case ongoingButEnded(PartialDate)
    case endedBeforeItBegan(PartialDate)

    public var description: String {
        switch self {
        case .ongoingButEnded(let date): "The care goes on, but also ended on \(date); it is one or the other."
        case .endedBeforeItBegan(let date): "The care ended before it began, on \(date); it ended then or later."
        }
    }
}
