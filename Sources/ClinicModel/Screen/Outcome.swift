/// What the clinician concluded from the screen.
public enum Determination: String, ValueSet {
    case misaligned
    case inAlignment = "in-alignment"
    case undetermined
}

/// Whether an adjustment was made; a visit without one is a fact of its own.
public enum Outcome: String, ValueSet {
    case adjusted
    case notAdjusted = "not-adjusted"

    /// Whether the pair is kept only with a reason.
    ///
    /// In line with each other are misaligned and adjusted, and in alignment and not adjusted. The clinician
    /// decides; the record only asks why.
    public func departs(from determination: Determination?) -> Bool {
        switch (determination, self) {
        case (.misaligned, .adjusted), (.inAlignment, .notAdjusted): false
        default: true
        }
    }

    var asClause: String {
        switch self {
        case .adjusted: "adjusted"
        case .notAdjusted: "not adjusted"
        }
    }
}

/// Why an outcome is what it is.
public enum OutcomeReason: String, ValueSet {
    case inAlignment = "in-alignment"
    case undetermined
    case consultationOnly = "consultation-only"
    case declined, contraindicated, deferred, referred, other
}

extension Optional where Wrapped == Determination {
    var asClause: String {
        switch self {
        case .misaligned: "found misaligned"
        case .inAlignment: "found in alignment"
        case .undetermined: "left undetermined"
        case nil: "without a determination"
        }
    }
}
