import ClinicModel

/// A care plan of an active patient that stands at a day, and what has come of it until a day.
public struct PlanProgress: Hashable, Sendable {
    public let carePlanID: RecordID<CarePlan>
    public let patientID: RecordID<Patient>
    public let patientName: String
    public let phone: String?
    public let startsOn: CalendarDay
    public let endsOn: CalendarDay?
    public let visitsPerWeek: Double?
    public let reExaminationDue: CalendarDay?
    /// The day until which it is looked at.
    public let day: CalendarDay
    public let lastVisitOn: CalendarDay?
    /// Whether there was an examination or re-examination after the plan's first day.
    ///
    /// That of the first day is the one from which the plan was made.
    public let isReExamined: Bool
    /// The day of the next appointment that is still open, from ``day`` on.
    public let nextAppointmentOn: CalendarDay?
    /// How often the practice tried to reach the patient since the plan's first day.
    public let contacts: Int
    public let lastContactOn: CalendarDay?
    public let lastContactResult: RecallContact.Result?
    /// The name of the staff member who tried last.
    public let lastContactBy: String?

    fileprivate init(_ row: ReportRow) throws {
        carePlanID = try row["care_plan_id"]
        patientID = try row["patient_id"]
        patientName = try row["patient_name"]
        phone = try row["phone"]
        startsOn = try row["starts_on"]
        endsOn = try row["ends_on"]
        visitsPerWeek = try row["visits_per_week"]
        reExaminationDue = try row["re_examination_due"]
        day = try row["day"]
        lastVisitOn = try row["last_visit_on"]
        isReExamined = try row["is_re_examined"]
        nextAppointmentOn = try row["next_appointment_on"]
        contacts = try row["contacts"]
        lastContactOn = try row["last_contact_on"]
        lastContactResult = try row["last_contact_result"]
        lastContactBy = try row["last_contact_by"]
    }
}

extension PlanProgress {
    /// Why a plan is overdue.
    public enum Reason: String, ValueSet {
        case noVisit = "no-visit"
        case reExamination = "re-examination"
    }

    /// The most days that the plan leaves between two visits: 7 over the visits per week, rounded up to whole days.
    ///
    /// Nil where the plan does not say, and on days before its first or after its last.
    public var intervalDays: Int? {
        guard let visitsPerWeek, startsOn <= day, endsOn.map({ $0 >= day }) ?? true else { return nil }
        // Numbers are kept with at most 4 decimals; in whole numbers, 7 over 0.7 is 10 and not a little more.
        let visitsInTenThousandWeeks = Int((visitsPerWeek * 10_000).rounded())
        guard visitsInTenThousandWeeks > 0 else { return nil }
        return (70_000 + visitsInTenThousandWeeks - 1) / visitsInTenThousandWeeks
    }

    /// The day by which the next visit was due: the interval after the last visit, or after the plan's first day.
    public var visitDueOn: CalendarDay? {
        intervalDays.flatMap { max(startsOn, lastVisitOn ?? startsOn).adding(days: $0) }
    }

    /// The days since which something is due that has not come; empty where nothing is.
    private var overdueSince: [Reason: CalendarDay] {
        let due = [Reason.noVisit: visitDueOn, .reExamination: isReExamined ? nil : reExaminationDue]
        return due.compactMapValues { due in due.flatMap { $0 < day ? $0 : nil } }
    }

    /// In which ways the plan is overdue; what is due on the day itself is not.
    public var reasons: [Reason] { Reason.allCases.filter(overdueSince.keys.contains) }

    /// For how many days the plan has been overdue; 0 where it is not.
    public var daysOverdue: Int { overdueSince.values.map { $0.days(until: day) }.max() ?? 0 }
}

extension ClinicReader {
    /// The care plans of active patients that are overdue, the longest overdue first.
    ///
    /// A plan stands until the day on which another begins in its place.
    ///
    /// - Parameters:
    ///   - office: only the patients of this office.
    ///   - days: the day at which they are looked at, by the patient's office; what came later is left out.
    public func overduePlans(of office: RecordID<Office>? = nil, on days: OfficeDays) throws -> [PlanProgress] {
        try currentPlans(of: office, on: days).filter { !$0.reasons.isEmpty }
            .sorted { ($1.daysOverdue, $0.patientID, $0.carePlanID) < ($0.daysOverdue, $1.patientID, $1.carePlanID) }
    }

    private func currentPlans(of office: RecordID<Office>?, on days: OfficeDays) throws -> [PlanProgress] {
        let officeDays = days.sql
        var plans = Conditions("t.void_reason IS NULL", "p.status = 'active'")
        plans.require("p.office_id = ?", office)
        return try reportLines(
            """
            WITH \(officeDays.text),
            plans AS (
                SELECT t.*, coalesce(d.day, ?) AS day, \(CarePlan.succeededOn) AS succeeded_on FROM care_plans t
                JOIN patients p ON p.id = t.patient_id
                LEFT JOIN office_days d ON d.office_id = p.office_id
                WHERE \(plans.text)
            ),
            contacts AS (
                SELECT l.id AS care_plan_id, c.*, row_number() OVER (
                    PARTITION BY l.id ORDER BY c.contacted_on DESC, c.id DESC) AS place,
                    count(*) OVER (PARTITION BY l.id) AS contacts
                FROM plans l JOIN recall_contacts c ON c.patient_id = l.patient_id
                WHERE c.void_reason IS NULL AND c.contacted_on >= l.starts_on AND c.contacted_on <= l.day
            )
            SELECT l.id AS care_plan_id, l.patient_id, \(Patient.nameSQL("p")) AS patient_name, p.phone, l.starts_on,
                l.ends_on, l.visits_per_week, l.re_examination_due, l.day,
                (SELECT max(v.visited_on) FROM visits v
                    WHERE v.patient_id = l.patient_id AND v.state <> 'void' AND v.visited_on <= l.day) AS last_visit_on,
                CASE WHEN EXISTS (SELECT 1 FROM visits v
                    WHERE v.patient_id = l.patient_id AND v.state <> 'void'
                    AND v.kind IN ('examination', 're-examination')
                    AND v.visited_on > l.starts_on AND v.visited_on <= l.day) THEN 1 ELSE 0 END AS is_re_examined,
                (SELECT min(a.starts_on) FROM appointments a
                    WHERE a.patient_id = l.patient_id AND a.void_reason IS NULL
                    AND a.status IN ('booked', 'arrived') AND a.starts_on >= l.day) AS next_appointment_on,
                coalesce(c.contacts, 0) AS contacts, c.contacted_on AS last_contact_on,
                c.result AS last_contact_result, s.name AS last_contact_by
            FROM plans l
            JOIN patients p ON p.id = l.patient_id
            LEFT JOIN contacts c ON c.care_plan_id = l.id AND c.place = 1
            LEFT JOIN staff_members s ON s.id = c.contacted_by
            WHERE l.succeeded_on IS NULL OR l.succeeded_on > l.day
            """,
            officeDays.arguments + [days[nil].fieldValue] + plans.values, PlanProgress.init)
    }
}
