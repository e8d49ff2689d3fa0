/// A patient's answer to one safety question. Answers are recorded: nothing is added up, and nothing flagged.
public struct SafetyAnswer: ChartRecord {
    public var patientID: RecordID<Patient>
    public var visitID: RecordID<Visit>?
    public var item: String
    public var answer: Answer
    public var note: String?
    public var askedBy: RecordID<StaffMember>
    public var askedOn: CalendarDay
    public var voidReason: String?

    public init(
        of patientID: RecordID<Patient>, item: String, answer: Answer, askedBy: RecordID<StaffMember>,
        on day: CalendarDay
    ) {
        self.patientID = patientID
        self.item = item
        self.answer = answer
        self.askedBy = askedBy
        askedOn = day
    }

    public enum Answer: String, ValueSet {
        case yes, no
        case notAsked = "not-asked"
        case declined, unknown
    }
}

extension SafetyAnswer {
    public static let name = "safety_answer"
    public static let table = "safety_answers"
    public static let blank = SafetyAnswer(
        of: .unassigned, item: "", answer: .unknown, askedBy: .unassigned, on: .placeholder)
    public static let dayFields = ["asked_on"]

    public static let fields: [Field<SafetyAnswer>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient who was asked."),
        Field("visit_id", \.visitID, "Visit ID", "The visit at which it was asked, if at one."),
        Field("item", \.item, type: .code(catalogue: SafetyItem.table), "Item", "What was asked about."),
        Field("answer", \.answer, "Answer", "What the patient answered."),
        Field("note", \.note, type: .prose, "Note", "What else the patient said of it."),
        Field("asked_by", \.askedBy, "Asked by", "The staff member who asked."),
        Field("asked_on", \.askedOn, "Asked on", "The day on which it was asked."),
        voidField,
    ]

    public var summary: String { ["\(item): \(answer.rawValue)", note].joinedParts() }
}

/// What the safety questions ask about.
public struct SafetyItem: CatalogueRow {
    public var code: String
    public var name: String
    public var area: Area
    public var active = true

    public init(code: String, name: String, area: Area) {
        self.code = code
        self.name = name
        self.area = area
    }

    /// Where a manipulation would be that the question is asked before.
    public enum Area: String, ValueSet {
        case neck, leg
    }

    public static let name = "safety_item"
    public static let table = "safety_items"
    public static let blank = SafetyItem(code: "", name: "", area: .neck)

    public static let fields: [Field<SafetyItem>] = [
        Field("code", \.code, "Code", "The item's word."),
        Field("name", \.name, "Name", "The item's name."),
        Field("area", \.area, "Area", "Whether it belongs to the questions on the neck or on the legs."),
        Field("active", \.active, "Active", "Whether it is still offered."),
    ]
}
