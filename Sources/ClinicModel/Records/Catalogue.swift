/// A row of a catalogue: a word that a practice may add to, where the software's logic needs no enum.
public protocol CatalogueRow: ClinicRecord {
    /// The word in the command line, SQL, CSV and JSON: lower case with hyphens.
    var code: String { get }
    /// The word that people read.
    var name: String { get }
    /// Whether it is still offered; a retired row stays valid in old records.
    var active: Bool { get set }
}

/// What complaints may be called.
public struct Condition: CatalogueRow {
    public var code: String
    public var name: String
    public var icd10cmCode: String?
    public var icd10cmVersion: String?
    public var active = true

    public static let name = "condition"
    public static let table = "conditions"
    public static let blank = Condition(code: "", name: "")

    public static let fields: [Field<Condition>] = [
        Field("code", \.code, "Code", "The condition's word."),
        Field("name", \.name, "Name", "The condition's name."),
        Field("icd10cm_code", \.icd10cmCode, "ICD-10-CM code", "The code that says the same, where one does."),
        Field("icd10cm_version", \.icd10cmVersion, "ICD-10-CM version", "The version that the code is from."),
        Field("active", \.active, "Active", "Whether it is still offered."),
    ]
}

/// The techniques by which adjustments are made.
public struct Technique: CatalogueRow {
    public var code: String
    public var name: String
    public var active = true

    public static let name = "technique"
    public static let table = "techniques"
    public static let blank = Technique(code: "", name: "")

    public static let fields: [Field<Technique>] = [
        Field("code", \.code, "Code", "The technique's word."),
        Field("name", \.name, "Name", "The technique's name."),
        Field("active", \.active, "Active", "Whether it is still offered."),
    ]
}

extension CatalogueRow {
    /// The word for what was typed: `Atlas Orthogonal` and `ATLAS-ORTHOGONAL` are both `atlas-orthogonal`.
    public static func code(for entered: String) -> String {
        SearchKey.fold(entered).split(separator: " ").joined(separator: "-")
    }
}

/// A word that a catalogue does not have.
public struct CatalogueError: ClinicError, Hashable {
    public let catalogue: String
    public let entered: String
    public let nearest: String?
    public let words: [String]
    /// The field that named it, as its column is called; nil where none did.
    public let field: String?
    /// Whether the catalogue had it once.
    public let isRetired: Bool

    public init(
        catalogue: String, entered: String, words: [String], field: String? = nil, isRetired: Bool = false
    ) {
        self.field = field
        self.isRetired = isRetired
        self.catalogue = catalogue
        self.entered = entered
        self.words = words
        nearest = nearestWord(to: entered, among: words)
    }

    public var description: String {
        if isRetired {
            return "\u{201C}\(entered.shortened)\u{201D} is retired from the catalogue; it is one of "
                + "\(words.joined(separator: ", "))."
        }
        return "There is no \(catalogue) \u{201C}\(entered.shortened)\u{201D}; "
            + (nearest.map { "did you mean \($0)?" }
                ?? (words.isEmpty ? "there are none yet." : "it is one of \(words.joined(separator: ", "))."))
    }
}
