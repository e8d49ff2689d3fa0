/// A visit as it is read: with who and where, and everything that belongs to it. What is void is left out.
public struct VisitSheet: Sendable {
    public let visit: Stored<Visit>
    public let office: Office
    public let clinicianName: String?
    public let findings: [Stored<Finding>]
    public let adjustments: [Stored<Adjustment>]
    public let addenda: [Stored<Addendum>]

    public init(
        visit: Stored<Visit>, office: Office, clinicianName: String?, findings: [Stored<Finding>],
        adjustments: [Stored<Adjustment>], addenda: [Stored<Addendum>]
    ) {
        self.visit = visit
        self.office = office
        self.clinicianName = clinicianName
        self.findings = findings
        self.adjustments = adjustments
        self.addenda = addenda
    }
}

/// Everything on record of one patient.
public struct Chart: Sendable {
    public let patient: Stored<Patient>
    public let officeName: String?
    public let clinicianName: String?
    /// Who was merged into the patient, by id.
    public let merged: [MergedPatient]
    public let complaints: [Stored<Complaint>]
    /// Oldest first.
    public let ratings: [Stored<SeverityRating>]
    /// Newest first, void ones among them.
    public let visits: [VisitSheet]
    /// The other records that are not void, by table, each newest first.
    public let entries: [(table: String, entries: [ChartEntry])]

    public init(
        patient: Stored<Patient>, officeName: String?, clinicianName: String?, merged: [MergedPatient] = [],
        complaints: [Stored<Complaint>], ratings: [Stored<SeverityRating>], visits: [VisitSheet],
        entries: [(table: String, entries: [ChartEntry])] = []
    ) {
        self.patient = patient
        self.officeName = officeName
        self.clinicianName = clinicianName
        self.merged = merged
        self.complaints = complaints
        self.ratings = ratings
        self.visits = visits
        self.entries = entries
    }

    /// Oldest first.
    public var holdingPeriods: [HoldingPeriod] { HoldingPeriod.periods(of: visits.map(\.visit)) }
}
