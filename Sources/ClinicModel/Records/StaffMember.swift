/// A person who uses the system.
public struct StaffMember: ClinicRecord {
    public var name: String
    public var role: Role
    public var account: String?
    public var profession: Profession?
    public var registration: String?
    public var active = true

    public init(name: String, role: Role) {
        self.name = name
        self.role = role
    }

    public enum Role: String, ValueSet {
        case frontDesk = "front-desk"
        case clinician
        case owner
    }

    public enum Profession: String, ValueSet {
        case chiropractor
        case physiotherapist
        case other
    }

    /// Whether visits may name this person as the clinician who performed them.
    ///
    /// An owner may: many practices are one person.
    public var treats: Bool { role == .clinician || role == .owner }
}

extension StaffMember {
    public static let name = "staff_member"
    public static let table = "staff_members"
    public static let letter: String? = "S"
    public static let blank = StaffMember(name: "", role: .frontDesk)

    public static let fields: [Field<StaffMember>] = [
        Field("name", \.name, "Name", "The person's name, as it stands in the records."),
        Field("role", \.role, "Role", "What the person does in the practice."),
        Field(
            "account", \.account, "Account",
            "The operating system account that proves who is at the keyboard; no two members share one."),
        Field("profession", \.profession, "Profession", "A clinician's profession."),
        Field("registration", \.registration, "Registration", "The registering body and the number it gave."),
        Field("active", \.active, "Active", "Whether the person still works here."),
    ]
}

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

    public var description: String {
        "A qualification that was checked says both who checked it and on which day."
    }
}
