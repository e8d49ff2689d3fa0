/// What was corrected at a visit, and how.
public struct Adjustment: ClinicRecord {
    public var visitID: RecordID<Visit>
    public var vertebra: Vertebra
    public var region: BodyRegion?
    public var listingCode: String?
    public var technique: String?
    public var method: Method?
    public var patientPosition: String?
    public var note: String?
    public var state: State = .recorded
    public var imagingStudyID: RecordID<ImagingStudy>?

    public init(of visitID: RecordID<Visit> = .unassigned, vertebra: Vertebra) {
        self.visitID = visitID
        self.vertebra = vertebra
    }

    /// Spelled as anatomy does, in capitals.
    public enum Vertebra: String, ValueSet {
        case atlas = "C1"
        case axis = "C2"
        case other
    }

    public enum Method: String, ValueSet {
        case hand
        case handheldInstrument = "handheld-instrument"
        case tableInstrument = "table-instrument"
        case other
    }

    public enum State: String, ValueSet {
        case recorded, void
    }
}

extension Adjustment {
    public static let name = "adjustment"
    public static let table = "adjustments"
    public static let blank = Adjustment(vertebra: .other)

    public static let fields: [Field<Adjustment>] = [
        Field("visit_id", \.visitID, "Visit ID", "The visit at which it was made."),
        Field("vertebra", \.vertebra, "Vertebra", "The vertebra that was corrected: atlas (C1), axis (C2) or another."),
        Field("region", \.region, "Region", "The region of the body, where it was another."),
        Field("listing_code", \.listingCode, "Listing code", "The listing used, in the technique's own notation."),
        Field("technique", \.technique, type: .code(catalogue: "techniques"), "Technique", "The technique."),
        Field("method", \.method, "Method", "By hand, or with which sort of instrument."),
        Field("patient_position", \.patientPosition, "Patient position", "How the patient was placed."),
        Field("note", \.note, type: .prose, "Note", "What else there is to say of it."),
        Field("state", \.state, "State", "Whether it was recorded, or is void and never counted."),
        Field(
            "imaging_study_id", \.imagingStudyID, "Imaging study ID", "The imaging study that the listing came from."),
    ]

    public func checkRules() throws {
        if (vertebra == .other) != (region != nil) { throw AdjustmentError.regionMismatch(vertebra) }
    }
}

/// What an adjustment cannot be.
public enum AdjustmentError: ClinicError, Hashable {
    case regionMismatch(Adjustment.Vertebra)

    public var description: String {
        switch self {
        case .regionMismatch(.other):
            "An adjustment of another vertebra names its region; it is one of "
                + BodyRegion.words.joined(separator: ", ") + "."
        case .regionMismatch(let vertebra):
            "An adjustment of \(vertebra.rawValue) names no other region; say `other` for one elsewhere."
        }
    }
}

/// What an edit does to the adjustments of a draft.
public struct AdjustmentChanges: Sendable {
    /// Those that take the place of what they were.
    public var changed: [RecordID<Adjustment>: Adjustment] = [:]
    /// Those that are new.
    public var added: [Adjustment] = []
    /// Those that are withdrawn: kept as void.
    public var cleared: [RecordID<Adjustment>] = []

    public init() {}
}
