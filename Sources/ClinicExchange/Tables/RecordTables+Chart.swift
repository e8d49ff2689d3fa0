import ClinicModel
import ClinicStore

// The tables of what a chart holds beside its complaints and visits.

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
