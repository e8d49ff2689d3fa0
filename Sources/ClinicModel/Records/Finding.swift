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

extension TestCatalogue {
    /// Holds a finding against its test: only the sides, results, methods and units that the test takes, and
    /// its value within range.
    public func check(_ finding: Finding) throws {
        let test = try test(finding.test)
        func refuse(_ problem: FindingError.Problem) -> FindingError { FindingError(test: test.code, problem: problem) }

        if let side = finding.side, !test.sides.contains(side) {
            throw refuse(.side(side, takes: test.sides))
        }
        if let result = finding.result, !test.results.contains(result) {
            throw refuse(.word(result.rawValue, takes: words(of: test)))
        }
        if let method = finding.method, !test.methodWords.contains(method) {
            throw refuse(.word(method, takes: words(of: test)))
        }
        switch (test.level, finding.level) {
        case (.none, _?): throw refuse(.takesNoLevel)
        case (.required, nil): throw refuse(.needsLevel)
        default: break
        }
        try checkValue(of: finding, test: test)

        let isEmpty = finding.side == nil && finding.result == nil && finding.value == nil
        switch finding.state {
        case .recorded, .void:
            if isEmpty { throw refuse(.empty(takes: words(of: test))) }
            if finding.side == nil, !test.sides.isEmpty, test.results.isEmpty {
                throw refuse(.needsSide(takes: test.sides))
            }
        case .notDone, .unable:
            if !isEmpty { throw refuse(.resultOfUndone(finding.state)) }
        }
    }

    /// What a test's result may be, as people type it.
    public func words(of test: ScreenTest) -> [String] {
        test.sides.map(\.rawValue) + test.results.map(\.rawValue) + test.methodWords
            + units(of: test).map { "a value in \($0.unit)" } + ["not-done", "unable"]
    }

    private func checkValue(of finding: Finding, test: ScreenTest) throws {
        func refuse(_ problem: FindingError.Problem) -> FindingError { FindingError(test: test.code, problem: problem) }
        guard let value = finding.value, let name = finding.unit else {
            if finding.value != nil || finding.unit != nil { throw refuse(.valueWithoutUnit) }
            return
        }
        let units = units(of: test)
        guard let unit = units.first(where: { $0.unit == name }) else {
            throw refuse(.unit(name, takes: units.map(\.unit)))
        }
        guard (unit.minimum...unit.maximum).contains(value) else { throw refuse(.outside(value, unit)) }
    }
}

/// A finding that its test does not take.
public struct FindingError: ClinicError, Hashable {
    public let test: String
    public let problem: Problem

    public enum Problem: Hashable, Sendable {
        case malformed(String)
        case side(Finding.Side, takes: [Finding.Side])
        case word(String, takes: [String])
        case twice(String)
        case takesNoLevel
        case needsLevel
        case malformedLevel(String)
        case needsSide(takes: [Finding.Side])
        case empty(takes: [String])
        case unit(String, takes: [String])
        case valueWithoutUnit
        case whichUnit([String])
        case outside(Double, TestUnit)
        case resultOfUndone(Finding.State)
        case enteredTwice
        case inexact(String)
    }

    public var description: String {
        switch problem {
        case .malformed(let text):
            "\u{201C}\(text.shortened)\u{201D} is not a finding; one is written like leg-check=right:6mm or "
                + "reflex@C6=right:2."
        case .side(let side, let sides) where sides.isEmpty:
            "\(test) takes no side, but was given \(side.rawValue)."
        case .side(let side, let sides):
            "\(test) takes the sides \(sides.map(\.rawValue).joined(separator: ", ")), not \(side.rawValue)."
        case .word(let word, let words):
            "\(test) does not take \u{201C}\(word.shortened)\u{201D}; it takes \(words.joined(separator: ", "))."
        case .twice(let word): "\(test) is given two of a kind; \u{201C}\(word.shortened)\u{201D} is one too many."
        case .takesNoLevel: "\(test) takes no spinal level; write it without @."
        case .needsLevel: "\(test) needs its spinal level, like \(test)@C6."
        case .malformedLevel(let text):
            "\u{201C}\(text.shortened)\u{201D} is not a spinal level; one is written like C2, T4, L5 or S1."
        case .needsSide(let sides): "\(test) needs its side, one of \(sides.map(\.rawValue).joined(separator: ", "))."
        case .empty(let words): "\(test) has no result; it takes \(words.joined(separator: ", "))."
        case .unit(_, let units) where units.isEmpty: "\(test) takes no value."
        case .unit(let unit, let units):
            "\(test) is measured in \(units.joined(separator: " or ")), not in \u{201C}\(unit.shortened)\u{201D}."
        case .valueWithoutUnit: "\(test) has a value without its unit, or a unit without its value."
        case .whichUnit(let units):
            "\(test) is measured in \(units.joined(separator: " or ")); write the unit behind the value."
        case .outside(let value, let unit):
            "\(test) is \(value.shortText) \(unit.unit); it runs from \(unit.minimum.shortText) to "
                + "\(unit.maximum.shortText) \(unit.unit)."
        case .resultOfUndone(let state): "\(test) is \(state.rawValue) and also has a result; only one can be."
        case .inexact(let text):
            "\(test) is \u{201C}\(text.shortened)\u{201D}, which is not exact in \(FieldType.mostDecimals) decimals; write it as "
                + "the decimal that was measured."
        case .enteredTwice: "\(test) is entered twice for the same phase; enter it once."
        }
    }
}
