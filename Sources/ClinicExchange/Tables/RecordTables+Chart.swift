import ClinicModel
import ClinicStore

// The tables of what a chart holds beside its complaints and visits.

extension RecordTable<Consent> {
    public static var consents: Self {
        Self(
            title: "Consents",
            description: "One row for each consent that was given; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only("consent_id", "patient_id", "scope", "given_on", "risks_explained", "withdrawn_on"))
    }
}

extension RecordTable<HistoryItem> {
    public static var historyItems: Self {
        Self(
            title: "History items",
            description:
                "One row for each thing of a patient's own or family history; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only("history_item_id", "patient_id", "kind", "happened_on"))
    }
}

extension RecordTable<PriorCare> {
    public static var priorCare: Self {
        Self(
            title: "Prior care",
            description:
                "One row for each sort of care that a patient had before, or has beside this one; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only(
                "prior_care_id", "patient_id", "complaint_id", "kind", "starts_on", "ends_on", "ongoing", "response"))
    }
}

extension RecordTable<SafetyAnswer> {
    public static var safetyAnswers: Self {
        Self(
            title: "Safety answers",
            description:
                "One row for each answer to a safety question, as it was given; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only(
                "safety_answer_id", "patient_id", "visit_id", "item", "answer", "asked_by", "asked_on"))
    }
}

extension RecordTable<Assessment> {
    public static var assessments: Self {
        Self(
            title: "Assessments",
            description:
                "One row for each thing that a complaint was thought to be; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only("assessment_id", "patient_id", "complaint_id", "state", "clinician_id", "decided_on"))
    }
}

extension RecordTable<ExternalTest> {
    public static var externalTests: Self {
        Self(
            title: "External tests",
            description: "One row for each test that was done elsewhere; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only("external_test_id", "patient_id", "kind", "ordered_on", "received_on", "body_region"))
    }
}

extension RecordTable<ImagingStudy> {
    public static var imagingStudies: Self {
        Self(
            title: "Imaging studies",
            description:
                "One row for each time that imaging was decided upon, taken or not; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only(
                "imaging_study_id", "patient_id", "visit_id", "modality", "indicated", "decided_by", "decided_on",
                "taken_on", "phase", "atlas_side", "atlas_laterality_deg", "atlas_rotation", "atlas_rotation_deg",
                "head_tilt", "head_tilt_deg", "lower_angle_deg", "axis_side", "axis_rotation_deg"))
    }
}

extension RecordTable<Reaction> {
    public static var reactions: Self {
        Self(
            title: "Reactions",
            description: "One row for each reaction that a patient reported; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only(
                "reaction_id", "patient_id", "visit_id", "reported_on", "hours_after", "severity", "resolved_on"))
    }
}

extension RecordTable<OutcomeScore> {
    public static var outcomeScores: Self {
        Self(
            title: "Outcome scores",
            description: "One row for each score on a measure of outcome; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only(
                "outcome_score_id", "patient_id", "complaint_id", "visit_id", "measure", "score", "scored_on",
                "reporter"))
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
            ],
            pseudonymous: .only(
                "care_plan_id", "patient_id", "superseded_by", "kept_visits", "complaints", "visits_per_week",
                "starts_on", "ends_on", "re_examination_due", "planned_visits", "clinician_id", "supersedes"))
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
            ],
            pseudonymous: .only(
                "appointment_id", "patient_id", "starts_on", "minutes", "kind", "status", "office_id",
                "clinician_id", "channel", "fee", "visit_id"))
    }
}

extension RecordTable<RecallContact> {
    public static var recallContacts: Self {
        Self(
            title: "Recall contacts",
            description: "One row for each try of the practice to reach a patient; leave out those with a void reason.",
            lookups: [.patientName],
            pseudonymous: .only(
                "recall_contact_id", "patient_id", "contacted_on", "contacted_by", "channel", "result"))
    }
}

extension RecordTable<Disclosure> {
    public static var disclosures: Self {
        Self(
            title: "Disclosures",
            description: """
                One row for each time that something of a patient's records was given to somebody; leave out those with a \
                void reason.
                """,
            lookups: [.patientName, .staffMember],
            pseudonymous: .only("disclosure_id", "patient_id", "disclosed_on", "channel", "disclosed_by"))
    }
}
