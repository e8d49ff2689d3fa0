/// A visit as it is entered: with the findings of its screen and what was adjusted.
public struct VisitEntry: Sendable {
    public var visit: Visit
    public var findings: [Finding]
    public var adjustments: [Adjustment]

    public init(visit: Visit, findings: [Finding] = [], adjustments: [Adjustment] = []) {
        self.visit = visit
        self.findings = findings
        self.adjustments = adjustments
    }

    /// Throws where the parts contradict one another.
    public func checkRules() throws {
        if (visit.outcome == .adjusted) == adjustments.isEmpty {
            throw VisitEntryError.adjustmentMismatch(visit.outcome)
        }
        if visit.outcome == .notAdjusted, let finding = findings.first(where: { $0.phase == .after }) {
            throw VisitEntryError.afterNoAdjustment(test: finding.test)
        }
    }

    /// Throws where two findings answer the same question.
    public func checkFindings(tests: TestCatalogue) throws {
        for (index, finding) in findings.enumerated()
        where findings[..<index].contains(where: { tests.isSameQuestion($0, finding) }) {
            throw FindingError(test: finding.test, problem: .enteredTwice)
        }
    }
}

/// A visit whose parts contradict one another.
public enum VisitEntryError: ClinicError, Hashable {
    case adjustmentMismatch(Outcome?)
    case afterNoAdjustment(test: String)

    public var kind: ErrorKind { .rule }

    public var description: String {
        switch self {
        case .adjustmentMismatch(.adjusted): "The visit is adjusted, but does not say which vertebra was."
        case .adjustmentMismatch: "The visit says which vertebra was adjusted, but its outcome is not adjusted."
        case .afterNoAdjustment(let test):
            "\(test) is a finding after the adjustment, but the visit has none; enter it as one before."
        }
    }
}
