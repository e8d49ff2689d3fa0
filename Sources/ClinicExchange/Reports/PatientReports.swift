import ClinicModel
import ClinicStore
import RecordLinkage

extension Table {
    /// The care plans of active patients that are overdue, the longest overdue first.
    ///
    /// - Parameters:
    ///   - office: only the patients of this office.
    ///   - days: the day at which they are looked at, by the patient's office.
    public static func due(of office: RecordID<Office>? = nil, on days: OfficeDays) -> Table {
        Table(
            report: "due", title: "Due",
            description: """
                One row for each care plan of an active patient that is overdue at the day, and in whose place no other has \
                begun; what is due on the day itself is not overdue.
                """,
            key: ["care_plan_id"], columns: dueColumns
        ) { clinic, body in try clinic.overduePlans(of: office, on: days).forEach(body) }
    }

    private static let dueColumns: [ReportColumn<PlanProgress>] = [
        .patientID(\.patientID), .patientName(\.patientName),
        ReportColumn("phone", \.phone, "Phone", "The patient's phone number, as typed."),
        ReportColumn("care_plan_id", \.carePlanID, "Care plan ID", "The plan that is overdue."),
        ReportColumn(
            "reasons", \.reasons, "Reasons",
            """
            In which ways: `no-visit` since the day by which the next visit was due, `re-examination` where it was due \
            and there was no examination or re-examination after the plan's first day.
            """),
        ReportColumn("last_visit_on", \.lastVisitOn, "Last visit on", "The patient's last visit, drafts among them."),
        ReportColumn(
            "interval_days", \.intervalDays, "Interval days",
            """
            7 days over the visits per week that are planned, rounded up; empty where the plan does not say, or has \
            ended.
            """),
        ReportColumn(
            "visit_due_on", \.visitDueOn, type: .day(.any), "Visit due on",
            "The interval after the last visit, or after the plan's first day where that is later."),
        ReportColumn(
            "re_examination_due", \.reExaminationDue, type: .day(.any), "Re-examination due",
            "The day by which the plan has the patient examined again, whether that was done or not."),
        ReportColumn(
            "next_appointment_on", \.nextAppointmentOn, type: .day(.any), "Next appointment on",
            "The next appointment from the day on that is still open."),
        ReportColumn(
            "contacts", \.contacts, "Contacts",
            "How often the practice tried to reach the patient since the plan began."),
        ReportColumn("last_contact_on", \.lastContactOn, "Last contact on", "The day of the last of these tries."),
        ReportColumn("last_contact_result", \.lastContactResult, "Last contact result", "What came of it."),
        ReportColumn("last_contact_by", \.lastContactBy, "Last contact by", "The name of the staff member who tried."),
    ]
}

extension Table {
    /// Pairs of patients who are likely one person, best first.
    ///
    /// - Parameter least: the score that a pair needs.
    public static func duplicates(atLeast least: Double) -> Table {
        Table(
            report: "duplicates", title: "Duplicates",
            description: "One row for each pair of patients who are likely one person, the likeliest first.",
            key: ["patient_id_1", "patient_id_2"], columns: duplicateColumns
        ) { clinic, body in
            try clinic.forEachDuplicate(atLeast: least) { try body($0) }
        }
    }

    private static let duplicateColumns: [ReportColumn<DuplicateLine>] = [
        ReportColumn("patient_id_1", \.first.id, "Patient ID 1", "The one of the two with the lower number."),
        ReportColumn(
            "legacy_number_1", \.first.legacyNumber, "Legacy number 1", "That patient's number in an older system."),
        ReportColumn("patient_id_2", \.second.id, "Patient ID 2", "The other one."),
        ReportColumn(
            "legacy_number_2", \.second.legacyNumber, "Legacy number 2", "That patient's number in an older system."),
        ReportColumn(
            "score", \.score, "Score",
            """
            How much more speaks for one person than for two, in bits: 0 is as likely as not, and each point doubles the \
            odds.
            """),
        ReportColumn("reasons", \.reasons, "Reasons", "What the comparison of each field came to."),
        ReportColumn("patient_name_1", \.first.record.name, "Patient name 1", "The first patient's name."),
        ReportColumn("birth_date_1", \.first.birthDate, "Birth date 1", "The first patient's birth date."),
        ReportColumn("patient_name_2", \.second.record.name, "Patient name 2", "The other patient's name."),
        ReportColumn("birth_date_2", \.second.birthDate, "Birth date 2", "The other patient's birth date."),
    ]
}
