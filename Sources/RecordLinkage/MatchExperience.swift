import Glibc

/// What a practice's own records show: how often there are duplicates and relatives, and how often each field of one
/// person differs.
///
/// Found by expectation and maximization, starting from what is supposed, which counts for as much as a few pairs: a
/// small practice is judged by what is supposed, and a large one by itself. Twins differ in a name only, and so does one
/// person whose name was mistaken: which of the two a pair is taken for depends on what the other records show.
struct MatchExperience: Sendable {
    private(set) var prior: MatchPrior
    /// By how many bits more each reason speaks for one person than was supposed.
    private var adjustments = ContiguousArray<Float>(repeating: 0, count: MatchReason.allCases.count)

    /// As many pairs as what is supposed of the fields counts for.
    private static let pairsSupposed: Float = 50
    /// Only pairs that are as likely as this show how often fields differ: doubtful ones would prove themselves.
    private static let clear: Float = 0.9
    private static let rounds = 20

    init(patients: Int) { prior = MatchPrior(patients: patients) }

    /// How much more speaks for one person than for two, in bits.
    func score(of pair: SeenPair) -> Float { prior.score(of: adjusted(pair)) }

    private func adjusted(_ pair: SeenPair) -> Evidence {
        pair.evidence.adjusted(
            by: adjustment(pair.family) + adjustment(pair.given) + adjustment(pair.birthDate)
                + adjustment(pair.address))
    }

    private func adjustment(_ reason: MatchReason?) -> Float { reason.map { adjustments[$0.place] } ?? 0 }

    /// First how often there are duplicates and relatives, then also how often the fields of one person differ.
    mutating func learn(from pairs: some Collection<SeenPair>) {
        for adjusts in [false, true] {
            for _ in 0..<Self.rounds {
                let before = prior.duplicates
                let seen = take(pairs)
                if adjusts { adjust(to: seen) }
                if abs(prior.duplicates - before) < before / 1000 { break }
            }
        }
    }

    /// Takes in how many pairs are of one person and of one household, and returns how often each reason is seen of those
    /// that clearly are of one person.
    private mutating func take(_ pairs: some Collection<SeenPair>) -> [Float] {
        var (same, related): (Float, Float) = (0, 0)
        var seen = [Float](repeating: 0, count: adjustments.count)
        for pair in pairs {
            let evidence = adjusted(pair)
            let chance = 1 / (1 + exp2(-prior.score(of: evidence)))
            same += chance
            related += (1 - chance) * prior.householdChance(of: evidence)
            guard chance > Self.clear else { continue }
            for reason in [pair.family, pair.given, pair.birthDate, pair.address] {
                if let reason { seen[reason.place] += chance }
            }
        }
        prior.take(same: same, related: related)
        return seen
    }

    private mutating func adjust(to seen: [Float]) {
        for field in LearnedField.allCases {
            let all = field.reasons.map { seen[$0.place] }.reduce(0, +)
            for reason in field.reasons {
                let share = (seen[reason.place] + Self.pairsSupposed * reason.supposed) / (all + Self.pairsSupposed)
                // What is hardly seen here may come tomorrow.
                adjustments[reason.place] = max(-2, log2(share / reason.supposed))
            }
        }
    }
}

/// How often two patients of a practice are one person, and how often two of one household, before anything is compared.
public struct MatchPrior: Hashable, Sendable {
    /// Pairs of one person for each patient.
    private(set) var duplicates: Float
    /// Pairs of two of one household for each patient.
    private(set) var relatives: Float
    private let patients: Float

    /// What is supposed of a practice of which nothing is known: among 100 patients, 5 pairs that are one person, and
    /// 20 pairs of relatives.
    private static let supposed: (duplicates: Float, relatives: Float) = (0.05, 0.2)
    /// As many patients as what is supposed counts for, against what a practice shows.
    private static let patientsSupposed: Float = 50

    /// - Parameter patients: how many are on record; a practice that begins is taken for one of 50.
    public init(patients: Int) {
        self.patients = Float(max(50, patients))
        (duplicates, relatives) = Self.supposed
    }

    /// How much more two records speak for one person than for two, in bits; 0 is as much for the one as for the other.
    func score(of evidence: Evidence) -> Float {
        let onePerson = log2(2 * duplicates / patients) + evidence.onePerson
        let household = log2(2 * relatives / patients) + evidence.household
        return onePerson - (household < 30 ? log2(1 + exp2(household)) : household)
    }

    /// Whether a pair tells anything of how often there are duplicates, or relatives.
    func isTelling(_ evidence: Evidence) -> Bool {
        score(of: evidence) > -6 || log2(2 * relatives / patients) + evidence.household > 0
    }

    /// Whether two of one household are likelier than two strangers, and by how much: a chance.
    func householdChance(of evidence: Evidence) -> Float {
        1 / (1 + exp2(-log2(2 * relatives / patients) - evidence.household))
    }

    /// Takes what pairs showed, beside what is supposed.
    ///
    /// - Parameters:
    ///   - same: how many pairs are of one person.
    ///   - related: how many are of two of one household.
    mutating func take(same: Float, related: Float) {
        let weight = patients + Self.patientsSupposed
        duplicates = (same + Self.supposed.duplicates * Self.patientsSupposed) / weight
        relatives = (related + Self.supposed.relatives * Self.patientsSupposed) / weight
    }
}
