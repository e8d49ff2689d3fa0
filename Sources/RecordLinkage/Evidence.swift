import Foundation

/// How much speaks for two records being of one person, and for their being of two of one household, in bits.
///
/// Each is the logarithm to the base 2 of how much more often what is seen would be seen of one person (of two of one
/// household) than of two strangers, as I. P. Fellegi and A. B. Sunter have it, “A Theory for Record Linkage” (1969).
struct Evidence: Hashable, Sendable {
    var onePerson: Float
    var household: Float

    /// A field that is missing neither helps nor harms.
    static let none = Evidence(onePerson: 0, household: 0)

    init(onePerson: Float, household: Float) {
        self.onePerson = onePerson
        self.household = household
    }

    /// What an agreement says.
    ///
    /// - Parameters:
    ///   - onePerson: how often it is seen of two records of one person.
    ///   - strangers: how often of two strangers.
    ///   - shared: how often two of one household have this field in common as one person would.
    init(onePerson: Float, strangers: Float, shared: Float) {
        self.onePerson = log2(onePerson / strangers)
        household = log2((shared * onePerson + (1 - shared) * strangers) / strangers)
    }

    /// The same where one person shows this more often than was supposed, by as many bits.
    func adjusted(by bits: Float) -> Evidence { Evidence(onePerson: onePerson + bits, household: household) }

    static func + (left: Evidence, right: Evidence) -> Evidence {
        Evidence(onePerson: left.onePerson + right.onePerson, household: left.household + right.household)
    }
}

/// What the comparison of one field came to.
struct Agreement: Hashable, Sendable {
    var evidence: Evidence
    /// Nil where there was nothing to compare.
    var reason: MatchReason?

    static let none = Agreement(evidence: .none, reason: nil)

    init(evidence: Evidence, reason: MatchReason?) {
        self.evidence = evidence
        self.reason = reason
    }

    init(_ reason: MatchReason, onePerson: Float, strangers: Float, shared: Float) {
        self.init(evidence: Evidence(onePerson: onePerson, strangers: strangers, shared: shared), reason: reason)
    }
}
