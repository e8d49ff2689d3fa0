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
