/// Finds who on record may be the patient that is being registered.
public struct Registration {
    /// What somebody on record needs to be shown: as likely as not.
    public static let leastScore = 0.0

    private let prior: MatchPrior

    /// - Parameter patients: how many are on record.
    public init(amongPatients patients: Int) { prior = MatchPrior(patients: patients) }

    /// Those of `candidates` who may be `patient`, the likeliest first.
    ///
    /// - Parameter sample: patients on record, to judge by how frequent a value is.
    public func likely(
        _ patient: PatientIdentity, among candidates: [PatientIdentity], sample: [PatientIdentity]
    ) -> [LikelyPair] {
        var records = MatchingRecords()
        for identity in sample + [patient] { records.append(identity) }
        for identity in candidates { records.append(identity, isCounted: false) }
        let scorer = PairScorer(records)
        let new = records.records[sample.count]
        return records.records[(sample.count + 1)...]
            .map { other in
                LikelyPair(
                    first: other.number, second: new.number,
                    score: prior.score(of: scorer.compare(other, new).evidence), reasons: scorer.reasons(other, new))
            }
            .filter { $0.score >= Self.leastScore }
            .sorted { ($1.score, $0.first) < ($0.score, $1.first) }
    }
}

/// Finds likely duplicates among small groups of patients, one batch of groups after the other, in little memory.
///
/// The weights are those of ``Linkage``; how frequent a value is, is judged by a sample, and how many duplicates there are
/// by what is supposed.
public struct BatchLinkage {
    private let sample: MatchingRecords
    private let prior: MatchPrior
    private var records: MatchingRecords
    private var groups: [Range<Int>] = []

    /// As many patients make a batch.
    private static let size = 4_000
    /// In a group of more than this, a patient is compared with as many of those who follow.
    private static let window = 200

    /// - Parameters:
    ///   - sample: patients on record.
    ///   - patients: how many are on record.
    public init(sample: [PatientIdentity], amongPatients patients: Int) {
        var records = MatchingRecords()
        for identity in sample { records.append(identity) }
        self.sample = records
        self.records = records
        prior = MatchPrior(patients: patients)
    }

    /// Whether the batch is to be compared before more is taken in.
    public var isFull: Bool { records.count - sample.count > Self.size }

    /// Takes in patients who are to be compared with one another.
    public mutating func append(_ group: [PatientIdentity]) {
        let start = records.count
        for identity in group { records.append(identity, isCounted: false) }
        groups.append(start..<records.count)
    }

    /// Hands the likely pairs of the batch to `body` and begins another batch.
    ///
    /// - Parameters:
    ///   - last: one of the two has a higher number than this.
    ///   - isOtherBirthDate: whether pairs of one birth date are left out.
    public mutating func takePairs(
        after last: Int64, isOtherBirthDate: Bool, _ body: (LikelyPair) throws -> Void
    ) rethrows {
        let scorer = PairScorer(records)
        for group in groups {
            for place in group {
                let one = records.records[place]
                for next in (place + 1)..<max(place + 1, min(group.upperBound, place + 1 + Self.window)) {
                    let other = records.records[next]
                    guard one.number > last || other.number > last else { continue }
                    if isOtherBirthDate, one.birthDate.isWhole, one.birthDate == other.birthDate { continue }
                    let score = prior.score(of: scorer.compare(one, other).evidence)
                    guard score >= Float(Linkage.leastScore) else { continue }
                    try body(LikelyPair(one, other, score: score, by: scorer))
                }
            }
        }
        records = sample
        groups = []
    }
}
