import Foundation

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
