/// What a clinician and a patient planned. A plan is not changed: another supersedes it.
public struct CarePlan: ChartRecord {
    public var patientID: RecordID<Patient>
    public var complaints = RecordIDs<Complaint>()
    public var goals: String?
    public var visitsPerWeek: Double?
    public var startsOn: CalendarDay
    public var endsOn: CalendarDay?
    public var reExaminationDue: CalendarDay?
    public var plannedVisits: Int?
    public var clinicianID: RecordID<StaffMember>
    public var supersedes: RecordID<CarePlan>?
    public var voidReason: String?

    public init(of patientID: RecordID<Patient>, startsOn: CalendarDay, by clinicianID: RecordID<StaffMember>) {
        self.patientID = patientID
        self.startsOn = startsOn
        self.clinicianID = clinicianID
    }
}

extension CarePlan {
    public static let name = "care_plan"
    public static let table = "care_plans"
    public static let blank = CarePlan(of: .unassigned, startsOn: .placeholder, by: .unassigned)
    public static let dayFields = ["starts_on"]

    public static let fields: [Field<CarePlan>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient whose plan it is."),
        Field("complaints", \.complaints, "Complaints", "The complaints that it is for."),
        Field("goals", \.goals, type: .prose, "Goals", "What it is to reach, as patient and clinician put it."),
        Field(
            "visits_per_week", \.visitsPerWeek, "Visits per week",
            "How often the patient is to come: 0.5 is every other week."),
        Field("starts_on", \.startsOn, type: .day(.any), "Starts on", "The first day of the plan."),
        Field("ends_on", \.endsOn, type: .day(.any), "Ends on", "The last day of the plan."),
        Field(
            "re_examination_due", \.reExaminationDue, type: .day(.any), "Re-examination due",
            "The day by which the patient is to be examined again."),
        Field(
            "planned_visits", \.plannedVisits, type: .integer(1...1000), "Planned visits",
            "How many visits are planned."),
        Field("clinician_id", \.clinicianID, "Clinician ID", "The clinician who made it."),
        Field("supersedes", \.supersedes, "Supersedes", "The plan in whose place it stands."),
        voidField,
    ]

    public var summary: String {
        [
            goals, complaints.isEmpty ? nil : "for \(complaints.ids.map(\.description).joined(separator: ", "))",
            visitsPerWeek.map { $0 == 1 ? "1 visit a week" : "\($0.shortText) visits a week" },
            plannedVisits.map { $0 == 1 ? "1 visit planned" : "\($0) visits planned" }, endsOn.map { "until \($0)" },
            reExaminationDue.map { "re-examination due \($0)" },
        ].joinedParts()
    }

    public func checkRules() throws {
        if let endsOn, endsOn < startsOn { throw CarePlanError.endsBeforeItBegins(startsOn) }
        if let reExaminationDue, reExaminationDue < startsOn { throw CarePlanError.dueBeforeItBegins(startsOn) }
        if let visitsPerWeek, !(0.01...21).contains(visitsPerWeek) {
            throw CarePlanError.noFrequency(visitsPerWeek.shortText)
        }
    }
}

extension CarePlan {
    /// Throws ``CarePlanError`` where a copy of an old plan has days of it that passed before the copy begins.
    public func checkDays(of old: CarePlan) throws {
        func passed(_ day: CalendarDay?, _ oldDay: CalendarDay?) -> CalendarDay? {
            day == oldDay ? day.flatMap { $0 < startsOn ? $0 : nil } : nil
        }
        let (ended, due) = (passed(endsOn, old.endsOn), passed(reExaminationDue, old.reExaminationDue))
        if ended != nil || due != nil { throw CarePlanError.outdated(ended: ended, due: due) }
    }
}

/// What a care plan cannot be.
public enum CarePlanError: ClinicError, Hashable {
    case endsBeforeItBegins(CalendarDay)
    case dueBeforeItBegins(CalendarDay)
    /// A plan that is made from an old one would keep days of it that have passed.
    case outdated(ended: CalendarDay?, due: CalendarDay?)
    case noFrequency(String)
    case alreadySuperseded(RecordID<CarePlan>, by: RecordID<CarePlan>)
    case notEarlier(RecordID<CarePlan>, than: RecordID<CarePlan>)
    case noPlan(RecordID<Patient>)

    public var description: String {
        switch self {
        case .endsBeforeItBegins(let day):
            "The plan ends before it begins, on \(day); it ends on that day or later."
        case .dueBeforeItBegins(let day):
            "The re-examination is due before the plan begins, on \(day); it is due on that day or later."
        case .outdated(let ended, let due):
            "The old plan "
                + [ended.map { "ended on \($0)" }, due.map { "had its re-examination due on \($0)" }].joinedParts(
                    " and ")
                + "; say what the new one has, with "
                + [
                    ended.map { _ in "--until or --clear ends_on" },
                    due.map { _ in "--re-examination-due or --clear re_examination_due" },
                ].joinedParts(" and ") + "."
        case .noFrequency(let text):
            "Visits per week is \(text); it runs from 0.01 to 21 (0.5 is every other week)."
        case .alreadySuperseded(let old, let new):
            "Care plan \(old) is superseded by care plan \(new) already; supersede that one."
        case .notEarlier(let later, let plan):
            "Care plan \(later) was not made before care plan \(plan); a plan supersedes an earlier one."
        case .noPlan(let patient): "\(patient) has no care plan yet; make one with plumb care-plan add."
        }
    }
}
