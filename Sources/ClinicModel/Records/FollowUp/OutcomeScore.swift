/// A patient's score on a measure of outcome. Only the score is kept: no questions, and nothing about what it means.
public struct OutcomeScore: ChartRecord {
    public var patientID: RecordID<Patient>
    public var complaintID: RecordID<Complaint>?
    public var visitID: RecordID<Visit>?
    public var measure: String
    public var score: Double
    public var scoredOn: CalendarDay
    public var reporter: SeverityRating.Reporter = .patient
    public var voidReason: String?

    public init(of patientID: RecordID<Patient>, measure: String, score: Double, scoredOn: CalendarDay) {
        self.patientID = patientID
        self.measure = measure
        self.score = score
        self.scoredOn = scoredOn
    }
}

extension OutcomeScore {
    public static let name = "outcome_score"
    public static let table = "outcome_scores"
    public static let blank = OutcomeScore(of: .unassigned, measure: "", score: 0, scoredOn: .placeholder)
    public static let dayFields = ["scored_on"]

    public static let fields: [Field<OutcomeScore>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient whom it is about."),
        Field("complaint_id", \.complaintID, "Complaint ID", "The complaint that it is about."),
        Field("visit_id", \.visitID, "Visit ID", "The visit at which it was taken, if at one."),
        Field("measure", \.measure, type: .code(catalogue: Measure.table), "Measure", "The measure."),
        Field("score", \.score, "Score", "The score, within the measure's range."),
        Field("scored_on", \.scoredOn, "Scored on", "The day of the score."),
        Field("reporter", \.reporter, "Reporter", "Whose score it is."),
        voidField,
    ]

    public var summary: String {
        [
            "\(measure) \(score.shortText)", complaintID.map { "for \($0)" },
            reporter == .clinician ? "by the clinician" : nil,
        ].joinedParts()
    }
}

/// A measure of outcome, and the range of its scores.
public struct Measure: CatalogueRow {
    public var code: String
    public var name: String
    public var minimum: Double
    public var maximum: Double
    public var unit: String?
    public var active = true

    public init(code: String, name: String, range: ClosedRange<Double>) {
        self.code = code
        self.name = name
        minimum = range.lowerBound
        maximum = range.upperBound
    }

    public static let name = "measure"
    public static let table = "measures"
    public static let blank = Measure(code: "", name: "", range: 0...1)

    public static let fields: [Field<Measure>] = [
        Field("code", \.code, "Code", "The measure's word."),
        Field("name", \.name, "Name", "The measure's name."),
        Field("minimum", \.minimum, "Minimum", "The least score that it gives."),
        Field("maximum", \.maximum, "Maximum", "The greatest score that it gives."),
        Field("unit", \.unit, "Unit", "The unit of its scores, where they have one."),
        Field("active", \.active, "Active", "Whether it is still offered."),
    ]

    public func checkRules() throws {
        if minimum >= maximum { throw MeasureError.emptyRange }
    }

    /// Throws ``MeasureError`` where the measure gives no such score.
    public func check(_ score: Double) throws {
        guard (minimum...maximum).contains(score) else { throw MeasureError.outside(self, score) }
    }
}

/// What a measure, or a score on it, cannot be.
public enum MeasureError: ClinicError, Hashable {
    case emptyRange
    case outside(Measure, Double)

    public var description: String {
        switch self {
        case .emptyRange: "The range of a measure is empty; its minimum is less than its maximum."
        case .outside(let measure, let score):
            "Score is \(score.shortText); \(measure.name) runs from \(measure.minimum.shortText) to "
                + "\(measure.maximum.shortText)\(measure.unit.map { " \($0)" } ?? "")."
        }
    }
}
