import Foundation
import Testing

@testable import RecordLinkage

/// What is seen, in bits, worked out by hand.
struct EvidenceTests {
    @Test func `evidence is how much more often one person shows it than two strangers, to the base 2`() {
        let evidence = Evidence(onePerson: 0.8, strangers: 0.1, shared: 0)
        #expect(abs(evidence.onePerson - 3) < 0.0001)
        #expect(evidence.household == 0)
    }

    @Test func `what a household always shares says as much for it as for one person`() {
        let evidence = Evidence(onePerson: 0.8, strangers: 0.1, shared: 1)
        #expect(abs(evidence.household - 3) < 0.0001)
    }

    @Test func `a rare value weighs more than a frequent one, and the two who are compared do not count`() {
        var records = MatchingRecords()
        for number in 1...100 { records.append(MatchingExample.identity(Int64(number), "Smith", "A\(number)")) }
        for number in 101...102 { records.append(MatchingExample.identity(Int64(number), "Otgasor", "B")) }
        let frequencies = records.frequencies
        let (smith, rare) = (records.records[0].family, records.records[101].family)
        // (98 others + 0.4) / (100 others + 400), and (0 others + 0.4) / (100 others + 400).
        #expect(abs(frequencies.chance(of: smith, in: .familyName) - 98.4 / 500) < 0.0001)
        #expect(abs(frequencies.chance(of: rare, in: .familyName) - 0.4 / 500) < 0.0001)
    }

    @Test func `without evidence a pair is what any two patients are`() {
        // 2 × 0.05 pairs for each patient among 1,000 patients: one of 10,000 pairs, 13.3 bits.
        let prior = MatchPrior(patients: 1_000)
        #expect(abs(prior.score(of: .none) + 13.29) < 0.01)
    }
}
