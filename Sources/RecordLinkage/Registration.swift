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
        let scorer = PairScorer(records, sounds: records.sounds)
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
