/// One thing of a patient's own or family history.
public struct HistoryItem: ChartRecord {
    public var patientID: RecordID<Patient>
    public var kind: Kind
    public var description: String
    public var happenedOn: PartialDate?
    public var relation: String?
    public var code: String?
    public var voidReason: String?

    public init(of patientID: RecordID<Patient>, kind: Kind, description: String) {
        self.patientID = patientID
        self.kind = kind
        self.description = description
    }

    public enum Kind: String, ValueSet {
        case medical, surgical, injury, medication, allergy, structural, family
    }
}

extension HistoryItem {
    public static let name = "history_item"
    public static let table = "history_items"
    public static let blank = HistoryItem(of: .unassigned, kind: .medical, description: "")
    public static let dayFields = ["happened_on"]

    public static let fields: [Field<HistoryItem>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient whose history it is."),
        Field("kind", \.kind, "Kind", "What sort of thing it is."),
        Field("description", \.description, type: .prose, "Description", "What it is, in words."),
        Field("happened_on", \.happenedOn, "Happened on", "When it was or began, as far as is known."),
        Field("relation", \.relation, "Relation", "Which relative it is of, for the family's history."),
        Field("code", \.code, "Code", "A code for it, as it was given."),
        voidField,
    ]

    public var summary: String {
        [kind.rawValue + (relation.map { " (\($0))" } ?? ""), description, code].joinedParts()
    }

    public func checkRules() throws {
        if relation != nil && kind != .family { throw HistoryItemError.relationOfNobody(kind) }
    }
}

/// What a history item cannot be.
public enum HistoryItemError: ClinicError, Hashable {
    case relationOfNobody(HistoryItem.Kind)

    public var description: String {
        switch self {
        case .relationOfNobody(let kind):
            "A relative is named for the family's history, and this item is \(kind.rawValue); its kind is `family`."
        }
    }
}
