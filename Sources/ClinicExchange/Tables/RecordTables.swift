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
        Self(
            title: "Offices", description: "One row for each place of the practice.",
            pseudonymous: .only("office_id", "active"))
    }
}

extension RecordTable<StaffMember> {
    public static var staffMembers: Self {
        Self(
            title: "Staff members", description: "One row for each person who uses the system.",
            pseudonymous: .only("staff_member_id", "role", "profession", "active"))
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
        Self(
            title: "Patients",
            description: """
                One row for each patient; leave out those with merged_into: their records are with the patient whom it \
                names.
                """,
            lookups: [.patientName],
            pseudonymous: .only(
                "patient_id", "sex", "office_id", "primary_clinician_id", "status", yearOf: "birth_date"),
            arriving: \.unmerged, isIncomplete: { $0.mergedInto != nil },
            completing: { clinic, id, patient, reason in
                try clinic.completeMerge(of: id, as: patient, reason: reason)
            })
    }
}

extension RecordTable<Complaint> {
    public static var complaints: Self {
        Self(
            title: "Complaints",
            description: "One row for each thing that a patient came with; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only(
                "complaint_id", "patient_id", "recorded_on", "region", "side", "condition", "code", "symptoms", "onset",
                "onset_manner", "mechanism", "course", "affects", "severity", "status", "closed_on"))
    }
}

extension RecordTable<SeverityRating> {
    public static var severityRatings: Self {
        Self(
            title: "Severity ratings",
            description: "One row for each time that a complaint was rated; leave out those with a void reason.",
            lookups: [.patientID, .patientName],
            pseudonymous: .only(
                "severity_rating_id", "complaint_id", "patient_id", "rated_on", "visit_id", "score", "kind", "reporter")
        )
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
            pseudonymous: .only(
                "visit_id", "patient_id", "visited_on", "kind", "determination", "outcome", "reason", "vertebra",
                "technique", "method", "state", "office_id", "clinician_id", "regions_examined", "entered_by",
                "signed_by"),
            arriving: \.asDraft,
            completing: { clinic, id, visit, reason in try clinic.complete(id, as: visit, reason: reason) })
    }
}

extension RecordTable<Finding> {
    public static var findings: Self {
        Self(
            title: "Findings",
            description: "One row for each result of a test; leave out those whose state or visit state is void.",
            lookups: Column.visitLead,
            pseudonymous: .only(
                "finding_id", "visit_id", "patient_id", "visited_on", "visit_state", "test", "phase", "side", "value",
                "unit", "result", "method", "state"))
    }
}

extension RecordTable<Adjustment> {
    public static var adjustments: Self {
        Self(
            title: "Adjustments",
            description: "One row for each adjustment; leave out those whose state or visit state is void.",
            lookups: Column.visitLead,
            pseudonymous: .only(
                "adjustment_id", "visit_id", "patient_id", "visited_on", "visit_state", "vertebra", "region",
                "technique", "method", "state", "imaging_study_id"))
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

extension RecordTable<AuditEntry> {
    /// The audit log is listed, and is no table of an export: it stays with the database that it vouches for.
    public static var auditEntries: Self {
        Self(
            title: "Audit entries", description: "One row for each entry of the audit log.",
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
