/// What was added to a visit after it was signed.
public struct Addendum: ClinicRecord {
    public var visitID: RecordID<Visit>
    public var text: String
    public var author: RecordID<StaffMember>
    public var at: Instant

    public init(to visitID: RecordID<Visit>, text: String, author: RecordID<StaffMember>, at: Instant) {
        self.visitID = visitID
        self.text = text
        self.author = author
        self.at = at
    }
}

extension Addendum {
    public static let name = "addendum"
    public static let table = "addenda"
    public static let blank = Addendum(
        to: .unassigned, text: "", author: .unassigned, at: Instant(milliseconds: 0))

    public static let fields: [Field<Addendum>] = [
        Field("visit_id", \.visitID, "Visit ID", "The signed visit that it adds to."),
        Field("text", \.text, type: .prose, "Text", "What is added."),
        Field("author", \.author, "Author", "The staff member who added it."),
        Field("at", \.at, "At", "When it was added."),
    ]
}
