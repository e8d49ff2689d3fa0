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
}
