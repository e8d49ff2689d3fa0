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

/// One thing on record in a chart, in a line.
public struct ChartEntry: Hashable, Sendable {
    /// The kind of record, as people read it: `care plan`.
    public let noun: String
    /// The record's id, as people write it: `X-3`, or `12` where the kind has no letter.
    public let id: String
    /// When it was, ISO 8601, as far as is known: `1980`, `1980-03` or `1980-03-14`.
    public let day: String?
    public let text: String

    init<Value: ClinicRecord>(_ id: RecordID<Value>, on day: String?, _ text: String) {
        noun = Value.noun
        self.id = id.description
        self.day = day
        self.text = text
    }

    /// - Parameter more: what there is to say beside the record's own summary.
    public init<Value: ChartRecord>(_ record: Stored<Value>, more: [String?] = []) {
        self.init(record.id, on: record.record.happenedOn, ([record.summary] + more).joinedParts())
    }
}

extension Chart {
    /// Everything that happened, oldest first; what has no day comes before what has one.
    public var timeline: [ChartEntry] {
        let complaints = complaints.map { ChartEntry($0) }
        let ratings = ratings.map { rating in
            ChartEntry(
                rating.id, on: rating.ratedOn.description,
                "\(rating.complaintID) \(rating.score) of 10" + (rating.kind == .now ? "" : ", \(rating.kind.rawValue)")
            )
        }
        let visits = visits.filter { $0.visit.state != .void }
        let addenda = visits.flatMap { sheet in sheet.addenda.map { ChartEntry($0, at: sheet.office) } }
        let all = complaints + ratings + visits.reversed().map(\.entry) + addenda + entries.flatMap(\.entries)
        return all.sorted { ($0.day ?? "") < ($1.day ?? "") }
    }
}

extension ChartEntry {
    /// - Parameter office: that of the visit, whose day it was when the addendum was written.
    fileprivate init(_ addendum: Stored<Addendum>, at office: Office) {
        self.init(
            addendum.id, on: TimeZoneName.localTime(at: addendum.at, in: office.timeZone)?.day.description,
            "to \(addendum.visitID): \(addendum.text)")
    }
}

extension VisitSheet {
    /// The visit in a line: what for, what was concluded, and what was adjusted.
    public var entry: ChartEntry {
        let places = adjustments.map { adjustment in
            [adjustment.region?.rawValue ?? adjustment.vertebra.rawValue, adjustment.listingCode].joinedParts(" ")
        }
        let outcome = visit.outcome.map { $0.rawValue + (places.isEmpty ? "" : ": \(places.joined(separator: "; "))") }
        return ChartEntry(
            visit.id, on: visit.visitedOn.description,
            [
                visit.kind.rawValue, visit.determination?.rawValue, outcome,
                visit.reason.map { "reason \($0.rawValue)" },
                visit.state == .draft ? "not signed" : nil,
            ].joinedParts())
    }
}

extension ChartEntry {
    /// The answers of one day in a line, by what was answered: `yes: nausea; no: dizziness, nystagmus`.
    public init?(answers: [Stored<SafetyAnswer>]) {
        guard let first = answers.first else { return nil }
        let parts = SafetyAnswer.Answer.allCases.compactMap { answer -> String? in
            let items = answers.filter { $0.answer == answer }.map { stored in
                stored.item + (stored.note.map { " (\($0))" } ?? "")
            }
            return items.isEmpty ? nil : "\(answer.rawValue): \(items.joined(separator: ", "))"
        }
        self.init(first.id, on: first.askedOn.description, parts.joined(separator: "; "))
    }
}
