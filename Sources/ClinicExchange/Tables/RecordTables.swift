import ClinicModel
import ClinicStore

// The table of each kind of record, in words. What its columns are follows from the record's fields and
// from its listing in the store.

extension RecordTable<Practice> {
    public static var practice: Self {
        Self(title: "Practice", description: "The practice, in one row.")
    }
}

extension RecordTable<Office> {
    public static var offices: Self {
        Self(title: "Offices", description: "One row for each place of the practice.")
    }
}

extension RecordTable<StaffMember> {
    public static var staffMembers: Self {
        Self(title: "Staff members", description: "One row for each person who uses the system.")
    }
}

extension RecordTable<Qualification> {
    public static var qualifications: Self {
        Self(
            title: "Qualifications", description: "One row for each qualification of a staff member.",
            lookups: [.staffMember])
    }
}

extension RecordTable<Patient> {
    public static var patients: Self {
        Self(title: "Patients", description: "One row for each patient.", lookups: [.patientName])
    }
}

extension RecordTable<Complaint> {
    public static var complaints: Self {
        Self(
            title: "Complaints",
            description: "One row for each thing that a patient came with; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<SeverityRating> {
    public static var severityRatings: Self {
        Self(
            title: "Severity ratings",
            description: "One row for each time that a complaint was rated; leave out those with a void reason.",
            lookups: [.patientID, .patientName])
    }
}

extension RecordTable<Visit> {
    public static var visits: Self {
        Self(
            title: "Visits",
            description: "One row for each visit, with its first adjustment; leave out those whose state is void.",
            lookups: [
                .patientName,
                Column("office", .line, "Office", "The name of the office where it was.", isRequired: true),
                Column("clinician", .line, "Clinician", "The name of the clinician who performed it."),
            ] + RecordTable<Adjustment>.fields(["vertebra", "listing_code", "technique", "method"]),
            arriving: \.asDraft,
            completing: { clinic, id, visit, reason in try clinic.complete(id, as: visit, reason: reason) })
    }
}

extension RecordTable<Finding> {
    public static var findings: Self {
        Self(
            title: "Findings",
            description: "One row for each result of a test; leave out those whose state or visit state is void.",
            lookups: Column.visitLead)
    }
}

extension RecordTable<Adjustment> {
    public static var adjustments: Self {
        Self(
            title: "Adjustments",
            description: "One row for each adjustment; leave out those whose state or visit state is void.",
            lookups: Column.visitLead)
    }

    /// The columns of some fields, none of which another table requires.
    static func fields(_ names: [String]) -> [Column] {
        names.compactMap(Adjustment.field).map { Column($0.name, $0.type, $0.title, $0.description) }
    }
}

extension RecordTable<Addendum> {
    public static var addenda: Self {
        Self(
            title: "Addenda", description: "One row for each text that was added to a signed visit.",
            lookups: Column.visitLead)
    }
}

extension RecordTable<Condition> {
    public static var conditions: Self {
        Self(title: "Conditions", description: "The catalogue of what complaints may be called.")
    }
}

extension RecordTable<Technique> {
    public static var techniques: Self {
        Self(title: "Techniques", description: "The catalogue of techniques of adjustment.")
    }
}

extension RecordTable<ScreenTest> {
    public static var tests: Self {
        Self(title: "Tests", description: "The catalogue of the tests of the screen.")
    }
}

extension RecordTable<TestUnit> {
    public static var testUnits: Self {
        Self(title: "Test units", description: "The units in which the values of the tests may be entered.")
    }
}

extension RecordTable<Consent> {
    public static var consents: Self {
        Self(
            title: "Consents",
            description: "One row for each consent that was given; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<HistoryItem> {
    public static var historyItems: Self {
        Self(
            title: "History items",
            description:
                "One row for each thing of a patient's own or family history; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<PriorCare> {
    public static var priorCare: Self {
        Self(
            title: "Prior care",
            description:
                "One row for each sort of care that a patient had before, or has beside this one; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<SafetyAnswer> {
    public static var safetyAnswers: Self {
        Self(
            title: "Safety answers",
            description:
                "One row for each answer to a safety question, as it was given; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<Assessment> {
    public static var assessments: Self {
        Self(
            title: "Assessments",
            description:
                "One row for each thing that a complaint was thought to be; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<ExternalTest> {
    public static var externalTests: Self {
        Self(
            title: "External tests",
            description: "One row for each test that was done elsewhere; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<ImagingStudy> {
    public static var imagingStudies: Self {
        Self(
            title: "Imaging studies",
            description:
                "One row for each time that imaging was decided upon, taken or not; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<Reaction> {
    public static var reactions: Self {
        Self(
            title: "Reactions",
            description: "One row for each reaction that a patient reported; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<OutcomeScore> {
    public static var outcomeScores: Self {
        Self(
            title: "Outcome scores",
            description: "One row for each score on a measure of outcome; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<CarePlan> {
    public static var carePlans: Self {
        Self(
            title: "Care plans",
            description: """
                One row for each plan, superseded ones among them, with the visits that were kept while it stood; leave \
                out those with a void reason.
                """,
            lookups: [
                .patientName,
                Column(
                    "superseded_by", RecordID<CarePlan>.fieldType, "Superseded by",
                    "The plan that stands in its place; empty for the plan that the patient has."),
                Column(
                    "kept_visits", .integer(0...Int(Int32.max)), "Kept visits",
                    """
                    How many visits, void ones left out, there were from its first day to its last, or until a plan in \
                    its place began.
                    """, isRequired: true),
            ])
    }
}

extension RecordTable<Appointment> {
    public static var appointments: Self {
        Self(
            title: "Appointments",
            description: "One row for each time that was kept for a patient; leave out those with a void reason.",
            lookups: [
                .patientName,
                Column("office", .line, "Office", "The name of the office where it is.", isRequired: true),
                Column("clinician", .line, "Clinician", "The name of the clinician with whom it is."),
            ])
    }
}

extension RecordTable<RecallContact> {
    public static var recallContacts: Self {
        Self(
            title: "Recall contacts",
            description: "One row for each try of the practice to reach a patient; leave out those with a void reason.",
            lookups: [.patientName])
    }
}

extension RecordTable<SafetyItem> {
    public static var safetyItems: Self {
        Self(title: "Safety items", description: "The catalogue of what the safety questions ask about.")
    }
}

extension RecordTable<Measure> {
    public static var measures: Self {
        Self(title: "Measures", description: "The catalogue of measures of outcome, with the range of each.")
    }
}

extension RecordTable<ClassificationCode> {
    public static var codes: Self {
        Self(title: "Codes", description: "The codes that an assessment may name, each of one version of a system.")
    }
}

extension RecordTable<AuditEntry> {
    /// The ledger is listed, and is no table of an export: it stays with the database that it vouches for.
    public static var auditEntries: Self {
        Self(
            title: "Audit entries", description: "One row for each entry of the audit ledger.",
            lookups: [.staffMember])
    }
}

extension Column {
    static let staffMember = Column("staff_member", .line, "Staff member", "The staff member's name.")
    static let patientID = Column(
        "patient_id", RecordID<Patient>.fieldType, "Patient ID", "The patient.", isRequired: true)
    static let patientName = Column(
        "patient_name", .line, "Patient name", "The patient's name, family name first.", isRequired: true)
    static let visitLead = [
        patientID, patientName,
        Column("visited_on", CalendarDay.fieldType, "Visited on", "The day of the visit.", isRequired: true),
        Column("visit_state", Visit.State.fieldType, "Visit state", "The state of the visit.", isRequired: true),
    ]
}
