import ClinicModel
import RecordLinkage

/// Two patients who are likely one person.
public struct DuplicateLine: Sendable {
    public let first: Stored<Patient>
    public let second: Stored<Patient>
    /// How much more speaks for one person than for two, in bits.
    public let score: Double
    public let reasons: [MatchReason]
}

extension ClinicReader {
    /// Hands each pair of patients who are likely one person to `body`, best first.
    public func forEachDuplicate(atLeast least: Double, _ body: (DuplicateLine) throws -> Void) throws {
        let pairs = try likelyDuplicates(atLeast: least)
        // A few at a time, since there may be many.
        for start in stride(from: 0, to: pairs.count, by: 200) {
            let some = pairs[start..<min(pairs.count, start + 200)]
            let ids = Set(some.flatMap { [RecordID<Patient>($0.first), RecordID($0.second)] })
            let patients = try Dictionary(
                uniqueKeysWithValues: records(Patient.self, .ids(Array(ids))).map { ($0.id, $0) })
            for pair in some {
                guard let first = patients[RecordID(pair.first)], let second = patients[RecordID(pair.second)]
                else { continue }
                try body(DuplicateLine(first: first, second: second, score: pair.score, reasons: pair.reasons))
            }
        }
    }
}
