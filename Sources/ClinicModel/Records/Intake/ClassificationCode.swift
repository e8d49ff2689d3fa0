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

    public var kind: ErrorKind { .rule }

    public var description: String {
        "\u{201C}\(code.shortened)\u{201D} is not among the codes of \(system.title) \(version.shortened) on record "
            + "(plumb catalogue list codes); kept as text only, it names no version (--uncoded)."
    }
}
