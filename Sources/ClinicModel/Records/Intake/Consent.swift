/// What a patient, or somebody for them, agreed to.
public struct Consent: ChartRecord {
    public var patientID: RecordID<Patient>
    public var scope: Scope
    public var givenOn: CalendarDay
    public var signer: String
    public var relation: String?
    public var risksExplained: Explanation?
    public var withdrawnOn: CalendarDay?
    public var note: String?
    public var voidReason: String?

    public init(of patientID: RecordID<Patient>, to scope: Scope, givenOn: CalendarDay, signer: String) {
        self.patientID = patientID
        self.scope = scope
        self.givenOn = givenOn
        self.signer = signer
    }

    public enum Scope: String, ValueSet {
        case care
        case xRay = "x-ray"
        case privacy, communication
    }

    public enum Explanation: String, ValueSet {
        case verbally
        case inWriting = "in-writing"
        case both

        fileprivate var adverb: String {
            switch self {
            case .verbally: "verbally"
            case .inWriting: "in writing"
            case .both: "verbally and in writing"
            }
        }
    }
}

extension Consent {
    public static let name = "consent"
    public static let table = "consents"
    public static let blank = Consent(of: .unassigned, to: .care, givenOn: .placeholder, signer: "")
    public static let dayFields = ["given_on"]

    public static let fields: [Field<Consent>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient whom it is about."),
        Field("scope", \.scope, "Scope", "What was agreed to."),
        Field("given_on", \.givenOn, "Given on", "The day on which it was given."),
        Field("signer", \.signer, "Signer", "Who gave it: the patient, or somebody for them."),
        Field("relation", \.relation, "Relation", "What the signer is to the patient, where it is somebody else."),
        Field("risks_explained", \.risksExplained, "Risks explained", "How the risks were explained."),
        Field("withdrawn_on", \.withdrawnOn, "Withdrawn on", "The day on which it was withdrawn."),
        Field("note", \.note, type: .prose, "Note", "What else there is to say of it."),
        voidField,
    ]

    public var summary: String {
        [
            scope.rawValue, "signed by \(signer)" + (relation.map { " (\($0))" } ?? ""),
            risksExplained.map { "risks explained \($0.adverb)" },
            withdrawnOn.map { "withdrawn \($0)" }, note,
        ].joinedParts()
    }

    public func checkRules() throws {
        if let withdrawnOn, withdrawnOn < givenOn { throw ConsentError.withdrawnBeforeGiven(givenOn) }
    }
}

/// What a consent cannot be.
public enum ConsentError: ClinicError, Hashable {
    case withdrawnBeforeGiven(CalendarDay)
    case alreadyWithdrawn(RecordID<Consent>, CalendarDay)

    public var description: String {
        switch self {
        case .withdrawnBeforeGiven(let day):
            "The consent is withdrawn before it was given, on \(day); it is withdrawn on that day or later."
        case .alreadyWithdrawn(let id, let day):
            "Consent \(id) was withdrawn on \(day) already; to correct the day, say plumb consent edit \(id) "
                + "--withdrawn-on."
        }
    }
}
