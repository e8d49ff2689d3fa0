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
