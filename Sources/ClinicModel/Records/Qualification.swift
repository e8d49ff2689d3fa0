/// A qualification of a staff member, and who of the practice checked it.
public struct Qualification: ClinicRecord {
    public var staffMemberID: RecordID<StaffMember>
    public var title: String
    public var awardedBy: String?
    public var awardedOn: PartialDate?
    public var checkedBy: RecordID<StaffMember>?
    public var checkedOn: CalendarDay?

    public init(of staffMemberID: RecordID<StaffMember>, title: String) {
        self.staffMemberID = staffMemberID
        self.title = title
    }
}

extension Qualification {
    public static let name = "qualification"
    public static let table = "qualifications"
    public static let blank = Qualification(of: .unassigned, title: "")

    public static let fields: [Field<Qualification>] = [
        Field("staff_member_id", \.staffMemberID, "Staff member ID", "Whose qualification it is."),
        Field("title", \.title, "Title", "What the qualification is called."),
        Field("awarded_by", \.awardedBy, "Awarded by", "The body that awarded it."),
        Field("awarded_on", \.awardedOn, "Awarded on", "When it was awarded, as far as is known."),
        Field("checked_by", \.checkedBy, "Checked by", "The staff member who saw the proof of it."),
        Field("checked_on", \.checkedOn, "Checked on", "The day on which the proof was seen."),
    ]

    public func checkRules() throws {
        if (checkedBy == nil) != (checkedOn == nil) { throw QualificationError.halfChecked }
    }
}

/// What a qualification cannot be.
public enum QualificationError: ClinicError, Hashable {
    case halfChecked

    public var kind: ErrorKind { .rule }
    public var description: String {
        "A qualification that was checked says both who checked it and on which day."
    }
}
