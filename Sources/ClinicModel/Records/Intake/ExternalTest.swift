/// A test that was done elsewhere, with its result once that came.
public struct ExternalTest: ChartRecord {
    public var patientID: RecordID<Patient>
    public var kind: Kind
    public var orderedOn: CalendarDay?
    public var orderedBy: String?
    public var receivedOn: CalendarDay?
    public var result: String?
    public var bodyRegion: BodyRegion?
    public var voidReason: String?

    public init(of patientID: RecordID<Patient>, kind: Kind) {
        self.patientID = patientID
        self.kind = kind
    }

    public enum Kind: String, ValueSet {
        case xRay = "x-ray"
        case mri, ct, blood
        case nerveConduction = "nerve-conduction"
        case other
    }
}

extension ExternalTest {
    public static let name = "external_test"
    public static let table = "external_tests"
    public static let blank = ExternalTest(of: .unassigned, kind: .other)
    public static let dayFields = ["received_on", "ordered_on"]

    public static let fields: [Field<ExternalTest>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient who was tested."),
        Field("kind", \.kind, "Kind", "What sort of test it was."),
        Field("ordered_on", \.orderedOn, "Ordered on", "The day on which it was ordered."),
        Field("ordered_by", \.orderedBy, "Ordered by", "Who ordered it, of this practice or another."),
        Field("received_on", \.receivedOn, "Received on", "The day on which the result came."),
        Field("result", \.result, type: .prose, "Result", "The result, as it was reported."),
        Field("body_region", \.bodyRegion, "Body region", "The region of the body that was tested."),
        voidField,
    ]

    public var summary: String {
        [
            [kind.rawValue, bodyRegion?.rawValue].joinedParts(" "), orderedBy.map { "ordered by \($0)" },
            receivedOn == nil ? "result awaited" : nil, result,
        ].joinedParts()
    }

    public func checkRules() throws {
        if let orderedOn, let receivedOn, receivedOn < orderedOn {
            throw ExternalTestError.receivedBeforeOrdered(orderedOn)
        }
        if result != nil && receivedOn == nil { throw ExternalTestError.resultWithoutDay }
    }
}

/// What an external test cannot be.
public enum ExternalTestError: ClinicError, Hashable {
    case receivedBeforeOrdered(CalendarDay)
    case resultWithoutDay

    public var description: String {
        switch self {
        case .receivedBeforeOrdered(let day):
            "The result came before the test was ordered, on \(day); it came on that day or later."
        case .resultWithoutDay: "A result says on which day it came; give the day on which it was received too."
        }
    }
}
