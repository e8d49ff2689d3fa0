import ClinicModel

extension CarePlan: StoredRecord {
    public static let kind = RecordKind<CarePlan>(
        chart: .lines("care-plans", "Care plans", place: 80) { plan, clinic in
            let kept = try clinic.keptVisits(of: plan.id)
            let superseder = try clinic.superseder(of: plan.id).map { "superseded by \($0)" }
            return [kept == 1 ? "1 visit kept" : "\(kept) visits kept", superseder]
        },
        listing: Listing(
            leading: [
                .patientID, .patientName,
                .lookup(
                    "superseded_by", superseder, type: RecordID<CarePlan>.fieldType, "Superseded by",
                    "The plan that stands in its place; empty for the plan that the patient has."),
                .lookup(
                    "kept_visits", keptVisits, type: .integer(0...Int(Int32.max)), "Kept visits",
                    """
                    How many visits, void ones left out, there were from its first day to its last, or until a plan in \
                    its place began.
                    """, isRequired: true),
            ],
            joins: Patient.join),
        words: TableWords(
            "Care plans",
            """
            One row for each plan, superseded ones among them, with the visits that were kept while it stood; leave \
            out those with a void reason.
            """,
            withoutNames: [
                "care_plan_id", "patient_id", "superseded_by", "kept_visits", "complaints", "visits_per_week",
                "starts_on", "ends_on", "re_examination_due", "planned_visits", "clinician_id", "supersedes",
            ]),
        clinicians: ["clinician_id"])

    /// Something of the plans that stand in the plan's place: of those that superseded it, or that superseded one of
    /// these. A void plan among them stands for nothing, and parts none from those after it.
    private static func ofSuccessors(_ sql: String) -> String {
        """
        (WITH RECURSIVE successors (id, starts_on, void_reason) AS (
            SELECT n.id, n.starts_on, n.void_reason FROM care_plans n WHERE n.supersedes = t.id
            UNION
            SELECT n.id, n.starts_on, n.void_reason
            FROM successors s JOIN care_plans n ON n.supersedes = s.id
        ) SELECT \(sql) FROM successors WHERE void_reason IS NULL)
        """
    }

    /// A plan supersedes an earlier one, so the first is the next.
    fileprivate static let superseder = ofSuccessors("min(id)")

    /// The first day on which another plan stands in its place; NULL where none does.
    static let succeededOn = ofSuccessors("min(starts_on)")

    /// Visits that are not void, from the plan's first day to its last, or to the day before a plan in its place begins.
    fileprivate static let keptVisits = """
        (SELECT count(*) FROM visits v WHERE v.patient_id = t.patient_id AND v.state <> 'void'
            AND v.visited_on >= t.starts_on AND (t.ends_on IS NULL OR v.visited_on <= t.ends_on)
            AND v.visited_on < coalesce(\(succeededOn), '9'))
        """

    public func check(in clinic: ClinicReader, replacing old: Stored<CarePlan>?) throws {
        // What was so already stays so, unless the record is looked at again as it came.
        if let old, let supersedes, supersedes >= old.id, supersedes != old.supersedes || old.record == self {
            throw CarePlanError.notEarlier(supersedes, than: old.id)
        }
        if let supersedes, voidReason == nil, let other = try clinic.superseder(of: supersedes), other != old?.id {
            throw CarePlanError.alreadySuperseded(supersedes, by: other)
        }
    }
}

extension Selection<CarePlan> {
    /// Those that no other supersedes and that are not void, of one patient or of all, by patient.
    public static func current(of patient: RecordID<Patient>? = nil) -> Selection {
        var conditions = Conditions("t.void_reason IS NULL", "\(CarePlan.superseder) IS NULL")
        conditions.require("t.patient_id = ?", patient)
        return Selection(conditions, order: "t.patient_id, t.starts_on DESC, t.id DESC")
    }
}

extension ClinicReader {
    /// How many visits, void ones left out, there were while a plan stood.
    func keptVisits(of id: RecordID<CarePlan>) throws -> Int {
        try Int(db.integer("SELECT \(CarePlan.keptVisits) FROM care_plans t WHERE t.id = ?", [id.fieldValue]) ?? 0)
    }

    /// The plan that stands in a plan's place; nil where none does.
    func superseder(of id: RecordID<CarePlan>) throws -> RecordID<CarePlan>? {
        try db.integer("SELECT \(CarePlan.superseder) FROM care_plans t WHERE t.id = ?", [id.fieldValue]).map {
            RecordID($0)
        }
    }

    /// The plan of a patient that no other supersedes; nil where there is none.
    public func currentPlan(of patient: RecordID<Patient>) throws -> Stored<CarePlan>? {
        try records(CarePlan.self, .current(of: patient)).first
    }
}
