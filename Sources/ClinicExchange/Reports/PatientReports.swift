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

extension Table {
    /// The first and the latest score of each complaint on each measure, the severity among them.
    ///
    /// - Parameter patient: only the complaints of this patient.
    public static func outcomes(of patient: RecordID<Patient>? = nil) -> Table {
        Table(
            report: "outcomes", title: "Outcomes",
            description: """
                One row for each complaint and measure that has a score; void complaints, ratings and scores \
                are left out, and scores that name no complaint.
                """,
            key: ["complaint_id", "measure"], columns: outcomeColumns
        ) { clinic, body in try clinic.forEachOutcomeSeries(of: patient, body) }
    }

    private static let outcomeColumns: [ReportColumn<OutcomeSeries>] = [
        ReportColumn("complaint_id", \.complaintID, "Complaint ID", "The complaint."),
        .patientID(\.patientID), .patientName(\.patientName),
        ReportColumn("region", \.region, "Region", "Where in the body it is."),
        ReportColumn("words", \.words, type: .prose, "Words", "The complaint in the patient's own words."),
        ReportColumn("status", \.status, "Status", "What has become of it."),
        ReportColumn(
            "measure", \.measure, "Measure",
            "The measure's code; `severity` for how bad it was, 0 to 10, when it was recorded and at each rating since."
        ),
        ReportColumn("first_on", \.firstOn, "First on", "The day of the first score."),
        ReportColumn("first_score", \.firstScore, "First score", "The first score."),
        ReportColumn("latest_on", \.latestOn, "Latest on", "The day of the latest score."),
        ReportColumn("latest_score", \.latestScore, "Latest score", "The latest score."),
        ReportColumn("scores", \.scores, "Scores", "How many scores there are, the first and the latest among them."),
    ]
}

extension Table {
    /// The open complaints of a leg or foot since which no visit examined the low back, oldest first.
    public static let unexamined = Table(
        report: "unexamined", title: "Unexamined",
        description: """
            One row for each open complaint of a thigh, knee, lower leg, ankle or foot since which no visit has the low \
            back among the regions examined; void complaints and visits are left out.
            """,
        key: ["complaint_id"],
        columns: [
            ReportColumn("complaint_id", \.complaintID, "Complaint ID", "The complaint."),
            .patientID(\.patientID), .patientName(\.patientName),
            ReportColumn("recorded_on", \.recordedOn, "Recorded on", "The day on which the patient reported it."),
            ReportColumn("region", \.region, "Region", "Where in the body it is."),
            ReportColumn("side", \.side, "Side", "On which side it is."),
            ReportColumn("words", \.words, type: .prose, "Words", "The complaint in the patient's own words."),
            ReportColumn(
                "visits_since", \.visitsSince, "Visits since", "How many visits the patient had on that day or later."),
            ReportColumn(
                "last_low_back_examined_on", \.lastLowBackExaminedOn, "Low back last examined on",
                "The last day before on which the low back was examined; empty where it never was."),
        ]
    ) { clinic, body in try clinic.unexaminedComplaints().forEach(body) }
}

/// One column of a report: its words, and what it tells of a line.
struct ReportColumn<Line>: Sendable {
    let column: Column
    let value: @Sendable (Line) -> FieldValue

    /// - Parameter type: what the column holds, where that is more than its Swift type says.
    init<Value: FieldRepresentable>(
        _ name: String, _ path: any KeyPath<Line, Value> & Sendable, type: FieldType = Value.fieldType,
        _ title: String, _ description: String
    ) {
        column = Column(name, type, title, description, isRequired: Value.isRequired)
        value = { $0[keyPath: path].fieldValue }
    }

    private init(_ column: Column, _ value: @escaping @Sendable (Line) -> FieldValue) {
        self.column = column
        self.value = value
    }

    static func patientID(_ path: any KeyPath<Line, RecordID<Patient>> & Sendable) -> Self {
        Self(.patientID) { $0[keyPath: path].fieldValue }
    }

    static func patientName(_ path: any KeyPath<Line, String> & Sendable) -> Self {
        Self(.patientName) { $0[keyPath: path].fieldValue }
    }
}

extension Table {
    /// A report, whose rows are made of `lines`.
    init<Line>(
        report name: String, title: String, description: String, key: [String] = [], columns: [ReportColumn<Line>],
        lines: @escaping @Sendable (ClinicReader, (Line) throws -> Void) throws -> Void
    ) {
        self.init(
            name: name, title: title, description: description, primaryKey: key, columns: columns.map(\.column)
        ) { clinic, body in
            try lines(clinic) { line in try body(columns.map { $0.value(line) }) }
        }
    }
}
