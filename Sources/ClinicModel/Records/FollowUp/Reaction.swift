/// What a patient felt after a visit, as reported later.
public struct Reaction: ChartRecord {
    public var patientID: RecordID<Patient>
    public var visitID: RecordID<Visit>?
    public var reportedOn: CalendarDay
    public var description: String
    public var hoursAfter: Double?
    public var severity: Int?
    public var resolvedOn: CalendarDay?
    public var voidReason: String?

    public init(of patientID: RecordID<Patient>, reportedOn: CalendarDay, description: String) {
        self.patientID = patientID
        self.reportedOn = reportedOn
        self.description = description
    }
}

extension Reaction {
    public static let name = "reaction"
    public static let table = "reactions"
    public static let blank = Reaction(of: .unassigned, reportedOn: .placeholder, description: "")
    public static let dayFields = ["reported_on"]

    public static let fields: [Field<Reaction>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient who reported it."),
        Field("visit_id", \.visitID, "Visit ID", "The visit that it followed."),
        Field("reported_on", \.reportedOn, "Reported on", "The day on which it was reported."),
        Field("description", \.description, type: .prose, "Description", "What was felt, in words."),
        Field("hours_after", \.hoursAfter, "Hours after", "How many hours after the visit it began."),
        Field("severity", \.severity, type: .integer(0...10), "Severity", "How bad it was, 0 to 10."),
        Field("resolved_on", \.resolvedOn, "Resolved on", "The day on which it was gone."),
        voidField,
    ]

    public var summary: String {
        let hours = hoursAfter.map { $0 == 1 ? "1 hour" : "\($0.shortText) hours" }
        let visit = visitID.map { "after \($0)" } ?? hours.map { _ in "after a visit" }
        return [
            description, [hours, visit].joinedParts(" "), severity.map { "severity \($0)" },
            resolvedOn.map { "resolved \($0)" },
        ].filter { $0 != "" }.joinedParts()
    }

    public func checkRules() throws {
        if let hoursAfter, hoursAfter < 0 { throw ReactionError.before(hoursAfter.shortText) }
    }
}

/// What a reaction cannot be.
public enum ReactionError: ClinicError, Hashable {
    case before(String)

    public var description: String {
        switch self {
        case .before(let hours): "A reaction comes after a visit, and \(hours) hours after is before; give 0 or more."
        }
    }
}
