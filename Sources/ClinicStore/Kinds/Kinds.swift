import ClinicModel
import ClinicSchema

/// The kinds of records that a store keeps: the one list from which everything that goes through all of them follows.
public struct Kinds: Sendable {
    /// In the order of exports and imports: what is referred to comes first.
    public let all: [any StoredRecord.Type]
    private let byName: [String: any StoredRecord.Type]
    private let byTable: [String: any StoredRecord.Type]

    /// The steps of the schema that make their tables.
    let steps: [SchemaStep]

    private init(_ all: [any StoredRecord.Type], steps: [SchemaStep] = SchemaStep.all) {
        self.all = all
        self.steps = steps
        byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
        byTable = Dictionary(uniqueKeysWithValues: all.map { ($0.table, $0) })
    }

    /// Every kind of record of the program.
    public static let standard = Kinds([
        Practice.self, Office.self, StaffMember.self, Qualification.self,
        Condition.self, Technique.self, ScreenTest.self, TestUnit.self, SafetyItem.self, Measure.self,
        ClassificationCode.self,
        Patient.self, Complaint.self, Visit.self, ImagingStudy.self, Finding.self, Adjustment.self, Addendum.self,
        SeverityRating.self, Consent.self, HistoryItem.self, PriorCare.self, SafetyAnswer.self, Assessment.self,
        ExternalTest.self, Reaction.self, OutcomeScore.self, CarePlan.self, Appointment.self, RecallContact.self,
        Disclosure.self,
        ImportMap.self,
    ])

    /// These and more, whose tables a further step of the schema makes.
    func adding(_ more: any StoredRecord.Type..., step sql: String) -> Kinds {
        Kinds(all + more, steps: steps + [SchemaStep(number: newestStep + 1, name: "added", sql: sql)])
    }

    /// The number of the last step.
    var newestStep: Int { steps.last?.number ?? 0 }

    /// Whether ``SchemaFingerprint`` is that of their schema.
    var hasFingerprint: Bool { steps.count == SchemaStep.all.count }

    /// The kind that the audit log calls `name`.
    func named(_ name: String) -> (any StoredRecord.Type)? { byName[name] }

    /// The kind whose records are in `table`.
    public func ofTable(_ table: String) -> (any StoredRecord.Type)? { byTable[table] }

    /// The kinds whose records name the patient on whose chart they are: what moves when two charts are merged.
    var onCharts: [any StoredRecord.Type] { all.filter { $0.isOnChart } }

    /// The sections of a chart, in their order.
    public var chartSections: [ChartSection] {
        (all.compactMap { $0.chartSection } + [.holding]).sorted { $0.place < $1.place }
    }
}

extension StoredRecord {
    /// Whether the record names the patient on whose chart it is.
    static var isOnChart: Bool { kind.owner == .chart }

    /// Whether it is undone with the visit that it is a part of.
    static var goesWithVisit: Bool { kind.undo.goesWithVisit }

    /// The fields that name a record of another chart.
    public static var crossings: [String] { kind.crossings }

    /// What is true of a void row of the table `alias`; nil if none ever is.
    static func voidSQL(_ alias: String) -> String? { kind.ending.voidSQL(alias) }

    fileprivate static var chartSection: ChartSection? { kind.chart?.section }

    /// The record as it is named in a sentence: `V-12`, `consent 3`.
    static func spoken(_ number: Int64) -> String { RecordReference(referenceWord, number).spoken }
}
