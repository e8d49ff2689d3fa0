import Dispatch

/// The pairs of records worth a closer look: those that a key brings together, and that are not plainly two persons.
struct Candidates {
    struct Candidate: Sendable {
        let left: Int32
        let right: Int32
        let seen: SeenPair

        var key: UInt64 { UInt64(UInt32(left)) << 32 | UInt64(UInt32(right)) }
    }

    /// Each pair once.
    private(set) var found: [Candidate] = []

    /// A block of more records than this is parted by a further field.
    private static let largest = 100

    init(of patients: MatchingRecords, scorer: PairScorer, prior: MatchPrior) {
        var keys = BlockingKeys(of: patients, sounds: patients.sounds)
        for pass in BlockingKeys.passes.indices {
            let blocks = Blocks(keys.columns[pass], largest: Self.largest) { record in
                BlockingKeys.Parts(
                    patients.records[record], sounds: patients.sounds, texts: patients.texts
                ).refinements
            }
            // Those of a block that was parted may not have met.
            for record in blocks.parted { keys.clear(pass, of: record) }
            found += Self.compare(blocks, keys: keys, pass: pass, patients: patients, scorer: scorer, prior: prior)
        }
        found.sort { $0.key < $1.key }
        var last: UInt64 = .max
        found.removeAll { candidate in
            defer { last = candidate.key }
            return candidate.key == last
        }
    }

    /// Compares the pairs of each block, on all processors.
    private static func compare(
        _ blocks: Blocks, keys: BlockingKeys, pass: Int, patients: MatchingRecords, scorer: PairScorer,
        prior: MatchPrior
    ) -> [Candidate] {
        let count = min(64, max(1, blocks.ranges.count / 64))
        var parts = [[Candidate]](repeating: [], count: count)
        parts.withUnsafeMutableBufferPointer { parts in
            nonisolated(unsafe) let parts = parts
            DispatchQueue.concurrentPerform(iterations: count) { part in
                var found: [Candidate] = []
                let from = blocks.ranges.count * part / count
                let until = blocks.ranges.count * (part + 1) / count
                for range in blocks.ranges[from..<until] {
                    for i in range {
                        let one = Int(blocks.members[i])
                        for j in range.dropFirst(i - range.lowerBound + 1) {
                            let other = Int(blocks.members[j])
                            guard keys.firstPass(of: one, other, before: pass) == nil else { continue }
                            let seen = scorer.compare(patients.records[one], patients.records[other])
                            guard prior.isTelling(seen.evidence) else { continue }
                            found.append(
                                Candidate(left: Int32(min(one, other)), right: Int32(max(one, other)), seen: seen))
                        }
                    }
                }
                parts[part] = found
            }
        }
        return Array(parts.joined())
    }
}
