/// Finds the pairs of records that are likely of one patient.
///
/// After I. P. Fellegi and A. B. Sunter (1969); the frequencies of values are those of the practice's own records, and so
/// is how often it has one person, or one household, twice.
public struct Linkage {
    /// What a pair needs to be listed.
    public static let leastScore = 1.0

    private let patients: MatchingRecords
    private let scorer: PairScorer

    public init(_ patients: MatchingRecords) {
        self.patients = patients
        scorer = PairScorer(patients, sounds: patients.sounds)
    }

    /// The pairs with at least this score, best first.
    public func pairs(atLeast least: Double = Linkage.leastScore) -> [LikelyPair] {
        var experience = MatchExperience(patients: patients.count)
        let candidates = Candidates(of: patients, scorer: scorer, prior: experience.prior).found
        experience.learn(from: candidates.lazy.map(\.seen))
        let likely = candidates.lazy
            .map { ThirdRecords.ScoredPair($0.left, $0.right, experience.score(of: $0.seen)) }
            .filter { $0.score >= Float(min(least, Self.leastScore)) }
        var third = ThirdRecords(likely.filter { $0.score >= Float(Self.leastScore) }, least: Float(Self.leastScore))
        let joined = third.joined { left, right in
            experience.score(of: scorer.compare(patients.records[Int(left)], patients.records[Int(right)]))
        }
        let listed = joined.map { pair($0, more: [.byThirdRecord]) }
        let isJoined = Set(listed.map { [$0.first, $0.second] })
        return (listed + likely.map { pair($0) }.filter { !isJoined.contains([$0.first, $0.second]) })
            .filter { $0.score >= least }
            .sorted { ($1.score, $0.first, $0.second) < ($0.score, $1.first, $1.second) }
    }

    private func pair(_ scored: ThirdRecords.ScoredPair, more: [MatchReason] = []) -> LikelyPair {
        let left = patients.records[Int(scored.left)]
        let right = patients.records[Int(scored.right)]
        let (first, second) = left.number < right.number ? (left, right) : (right, left)
        return LikelyPair(
            first: first.number, second: second.number, score: scored.score,
            reasons: scorer.reasons(first, second) + more)
    }
}
