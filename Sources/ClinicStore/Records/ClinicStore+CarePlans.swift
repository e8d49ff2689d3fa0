import ClinicModel
import GRDB

extension CarePlan: StoredRecord {
    public static var listing: Listing<CarePlan> {
        Listing(
            leading: [
                "patient_id": "t.patient_id", "patient_name": Patient.nameSQL("p"), "superseded_by": superseder,
                "kept_visits": keptVisits,
            ],
            joins: Patient.join)
    }

    private static let superseder =
        "(SELECT min(n.id) FROM care_plans n WHERE n.supersedes = t.id AND n.void_reason IS NULL)"

    /// Visits that are not void, from the plan's first day to its last, or to the day before the next plan's first.
    fileprivate static let keptVisits = """
        (SELECT count(*) FROM visits v WHERE v.patient_id = t.patient_id AND v.state <> 'void'
            AND v.visited_on >= t.starts_on AND (t.ends_on IS NULL OR v.visited_on <= t.ends_on)
            AND NOT EXISTS (SELECT 1 FROM care_plans n
                WHERE n.supersedes = t.id AND n.void_reason IS NULL AND n.starts_on <= v.visited_on))
        """

    public func check(in clinic: ClinicReader, replacing old: Stored<CarePlan>?) throws {
        try clinic.checkTreats(clinicianID)
        if let old, let supersedes, supersedes != old.supersedes, supersedes >= old.id {
            throw CarePlanError.notEarlier(supersedes, than: old.id)
        }
        if let supersedes, voidReason == nil, let other = try clinic.plan(superseding: supersedes), other.id != old?.id
        {
            throw CarePlanError.alreadySuperseded(supersedes, by: other.id)
        }
    }
}

extension Selection<CarePlan> {
    /// Those that no other supersedes and that are not void, by patient.
    public static var current: Selection {
        Selection(
            """
            t.void_reason IS NULL
            AND NOT EXISTS (SELECT 1 FROM care_plans n WHERE n.supersedes = t.id AND n.void_reason IS NULL)
            """, order: "t.patient_id, t.starts_on DESC, t.id DESC")
    }
}

extension ClinicReader {
    /// How many visits, void ones left out, there were while a plan stood.
    func keptVisits(of id: RecordID<CarePlan>) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT \(CarePlan.keptVisits) FROM care_plans t WHERE t.id = ?", arguments: [id.number]) ?? 0
    }

    /// The plan that stands in a plan's place; nil where none does.
    func superseder(of id: RecordID<CarePlan>) throws -> RecordID<CarePlan>? { try plan(superseding: id)?.id }

    /// The plan of a patient that no other supersedes; nil where there is none.
    public func currentPlan(of patient: RecordID<Patient>) throws -> Stored<CarePlan>? {
        try records(CarePlan.self, .of(patient)).first { try plan(superseding: $0.id) == nil }
    }

    fileprivate func plan(superseding id: RecordID<CarePlan>) throws -> Stored<CarePlan>? {
        try records(CarePlan.self, Selection("t.supersedes = ? AND t.void_reason IS NULL", [id.number])).first
    }
}
