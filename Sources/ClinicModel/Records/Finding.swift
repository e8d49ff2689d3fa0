/// The result of one test of a visit's screen, as it was measured and entered: nothing is converted.
public struct Finding: ClinicRecord {
    public var visitID: RecordID<Visit>
    public var test: String
    public var phase: Phase
    public var side: Side?
    public var level: String?
    public var value: Double?
    public var unit: String?
    public var result: Result?
    public var method: String?
    public var state: State = .recorded
    public var note: String?

    public init(of visitID: RecordID<Visit> = .unassigned, test: String, phase: Phase) {
        self.visitID = visitID
        self.test = test
        self.phase = phase
    }

    public enum Phase: String, ValueSet {
        case before, after
    }

    public enum Side: String, ValueSet {
        case left, right, both, level
    }

    public enum Result: String, ValueSet {
        case positive, negative, normal, abnormal, present, absent, changed
    }

    public enum State: String, ValueSet {
        case recorded
        case notDone = "not-done"
        case unable
        case void
    }
}

extension Finding {
    public static let name = "finding"
    public static let table = "findings"
    public static let blank = Finding(test: "", phase: .before)

    public static let fields: [Field<Finding>] = [
        Field("visit_id", \.visitID, "Visit ID", "The visit whose screen it belongs to."),
        Field("test", \.test, type: .code(catalogue: "tests"), "Test", "The test that was done."),
        Field("phase", \.phase, "Phase", "Whether it was before or after the adjustment."),
        Field("side", \.side, "Side", "The side that was found, or `level` where the sides are."),
        Field("level", \.level, "Level", "The spinal level or dermatome, such as C6."),
        Field("value", \.value, "Value", "The value, as it was measured and entered."),
        Field("unit", \.unit, "Unit", "The unit of the value."),
        Field("result", \.result, "Result", "What was found, in a word."),
        Field("method", \.method, "Method", "How the test was done, such as prone or active."),
        Field("state", \.state, "State", "Whether it was recorded, not done, could not be done, or is void."),
        Field("note", \.note, type: .prose, "Note", "What else there is to say of it."),
    ]
}
