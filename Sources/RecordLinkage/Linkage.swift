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
        scorer = PairScorer(patients)
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
        LikelyPair(
            patients.records[Int(scored.left)], patients.records[Int(scored.right)], score: scored.score, by: scorer,
            more: more)
    }
}

/// Two records that are likely of one patient.
public struct LikelyPair: Hashable, Sendable {
    /// The records, the lower number first.
    public let first: Int64
    public let second: Int64
    /// How much more speaks for one person than for two, in bits, to one decimal: 0 is as likely as not, 1 twice as
    /// likely, 10 a thousand times.
    public let score: Double
    public let reasons: [MatchReason]

    init(first: Int64, second: Int64, score: Float, reasons: [MatchReason]) {
        self.first = first
        self.second = second
        self.score = (Double(score) * 10).rounded() / 10
        self.reasons = reasons
    }

    /// Two records in any order, with what their comparison says and `more`.
    init(
        _ one: MatchingRecord, _ other: MatchingRecord, score: Float, by scorer: PairScorer, more: [MatchReason] = []
    ) {
        let (first, second) = one.number < other.number ? (one, other) : (other, one)
        self.init(
            first: first.number, second: second.number, score: score, reasons: scorer.reasons(first, second) + more)
    }
}

/// Pairs that a third record joins: where it is like both, the two are likely of one person too, though they may have
/// little in common.
struct ThirdRecords {
    /// A pair of places, the lower first, and its score.
    typealias ScoredPair = (left: Int32, right: Int32, score: Float)

    /// Records that are like more others than this join none: what they have in common is no person.
    private static let mostNeighbours = 50
    private static let rounds = 3

    private var scores: [UInt64: Float]
    private var neighbours: [Int32: [Int32]] = [:]
    private let least: Float

    /// - Parameters:
    ///   - pairs: those that are likely by themselves.
    ///   - least: what a pair needs to be likely.
    init(_ pairs: [ScoredPair], least: Float) {
        self.least = least
        scores = Dictionary(minimumCapacity: pairs.count)
        for pair in pairs {
            scores[Self.key(pair.left, pair.right)] = pair.score
            link(pair.left, pair.right)
        }
    }

    /// The pairs that only a third record makes likely.
    ///
    /// What speaks against the two, when they are compared themselves, is taken off the weaker of the two links.
    ///
    /// - Parameter score: of two records by themselves.
    mutating func joined(score: (Int32, Int32) -> Float) -> [ScoredPair] {
        var joined: [ScoredPair] = []
        var direct: [UInt64: Float] = [:]
        for _ in 0..<Self.rounds {
            var best: [UInt64: Float] = [:]
            for (middle, others) in neighbours where others.count > 1 && others.count <= Self.mostNeighbours {
                for (place, one) in others.enumerated() {
                    for other in others[(place + 1)...] where scores[Self.key(one, other)] == nil {
                        let weaker = min(scores[Self.key(middle, one)] ?? 0, scores[Self.key(middle, other)] ?? 0)
                        best[Self.key(one, other)] = max(best[Self.key(one, other)] ?? -.infinity, weaker)
                    }
                }
            }
            var isNew = false
            for (key, weaker) in best.sorted(by: { $0.key < $1.key }) {
                let (left, right) = (Int32(key >> 32), Int32(truncatingIfNeeded: key & 0xFFFF_FFFF))
                let own = direct[key] ?? score(left, right)
                direct[key] = own
                let together = weaker + min(0, own)
                guard together >= least else { continue }
                scores[key] = together
                link(left, right)
                joined.append((left, right, together))
                isNew = true
            }
            if !isNew { break }
        }
        return joined
    }

    private mutating func link(_ left: Int32, _ right: Int32) {
        neighbours[left, default: []].append(right)
        neighbours[right, default: []].append(left)
    }

    private static func key(_ one: Int32, _ other: Int32) -> UInt64 {
        UInt64(UInt32(min(one, other))) << 32 | UInt64(UInt32(max(one, other)))
    }
}
