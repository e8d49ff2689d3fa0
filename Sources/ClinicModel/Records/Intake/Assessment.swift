/// What a clinician thinks a complaint may be, and how far that has come.
public struct Assessment: ChartRecord {
    public var patientID: RecordID<Patient>
    public var complaintID: RecordID<Complaint>?
    public var term: String
    public var code: String?
    public var codeSystem: CodeSystem?
    public var codeVersion: String?
    public var state: State
    public var basis: String?
    public var clinicianID: RecordID<StaffMember>
    public var decidedOn: CalendarDay
    public var voidReason: String?

    public init(
        of patientID: RecordID<Patient>, term: String, state: State, by clinicianID: RecordID<StaffMember>,
        on day: CalendarDay
    ) {
        self.patientID = patientID
        self.term = term
        self.state = state
        self.clinicianID = clinicianID
        decidedOn = day
    }

    public enum State: String, ValueSet {
        case considered
        case ruledOut = "ruled-out"
        case working, confirmed
    }
}

extension Assessment {
    public static let name = "assessment"
    public static let table = "assessments"
    public static let blank = Assessment(
        of: .unassigned, term: "", state: .considered, by: .unassigned, on: .placeholder)
    public static let dayFields = ["decided_on"]

    public static let fields: [Field<Assessment>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient whom it is about."),
        Field("complaint_id", \.complaintID, "Complaint ID", "The complaint that it is about."),
        Field("term", \.term, "Term", "What the clinician calls it."),
        Field(
            "code", \.code, "Code",
            "Its code: one of the version that is named, or where none is named, a text as it was given."),
        Field("code_system", \.codeSystem, "Code system", "The system that the code is from."),
        Field("code_version", \.codeVersion, "Code version", "The version of the system that the code is from."),
        Field("state", \.state, "State", "Whether it is considered, ruled out, worked with or confirmed."),
        Field("basis", \.basis, type: .prose, "Basis", "What the clinician goes by."),
        Field("clinician_id", \.clinicianID, "Clinician ID", "The clinician who decided it."),
        Field("decided_on", \.decidedOn, "Decided on", "The day on which it was decided."),
        voidField,
    ]

    public var summary: String {
        [
            "\(state.rawValue): \(term)", complaintID.map { "for \($0)" },
            code.map { [$0, codeVersion].joinedParts(" ") }, basis,
        ].joinedParts()
    }

    public func checkRules() throws {
        if (codeSystem == nil) != (codeVersion == nil) { throw AssessmentError.halfVersion }
        if codeSystem != nil && code == nil { throw AssessmentError.versionWithoutCode }
    }
}

/// What an assessment cannot be.
public enum AssessmentError: ClinicError, Hashable {
    case halfVersion
    case versionWithoutCode

    public var description: String {
        switch self {
        case .halfVersion: "A code is of a version of a system; give both, or neither for a code that is kept as text."
        case .versionWithoutCode: "The version of a code is given without the code."
        }
    }
}

/// A system of codes.
public enum CodeSystem: String, ValueSet {
    case icd10cm = "icd-10-cm"

    /// The name that people write.
    public var title: String {
        switch self {
        case .icd10cm: "ICD-10-CM"
        }
    }
}

/// A code of one version of a system, with what it stands for.
public struct ClassificationCode: ClinicRecord {
    public var codeSystem: CodeSystem
    public var codeVersion: String
    public var code: String
    public var title: String

    public init(system: CodeSystem, version: String, code: String, title: String) {
        codeSystem = system
        codeVersion = version
        self.code = code
        self.title = title
    }
}

extension ClassificationCode {
    public static let name = "code"
    public static let table = "codes"
    public static let blank = ClassificationCode(system: .icd10cm, version: "", code: "", title: "")

    public static let fields: [Field<ClassificationCode>] = [
        Field("code_system", \.codeSystem, "Code system", "The system that the code is from."),
        Field("code_version", \.codeVersion, "Code version", "The version of the system, such as FY2022."),
        Field("code", \.code, "Code", "The code."),
        Field("title", \.title, "Title", "What the code stands for, in the system's own words."),
    ]
}

/// A code that the version which is named does not have.
public struct UnknownCode: ClinicError, Hashable {
    public let code: String
    public let system: CodeSystem
    public let version: String

    public init(code: String, system: CodeSystem, version: String) {
        self.code = code
        self.system = system
        self.version = version
    }

    public var description: String {
        "\u{201C}\(code.shortened)\u{201D} is not among the codes of \(system.title) \(version.shortened) on record "
            + "(plumb catalogue list codes); kept as text only, it names no version (--uncoded)."
    }
}
