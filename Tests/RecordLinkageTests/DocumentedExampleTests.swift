import Foundation
import Testing

@testable import RecordLinkage

/// The example of docs/duplicates.md, and the words that it lists.
struct DocumentedExampleTests {
    private let pair = [
        MatchingExample.identity(17, "Whetstone", "Katherine", born: "1971-02-09", phone: "01632 960001"),
        MatchingExample.identity(803, "Whetstoen", "Kate", born: "1971-09-02"),
    ]

    @Test func `the points of the example are those that the page shows`() throws {
        var records = MatchingRecords()
        let others = (2_000..<2_998).map { MatchingExample.identity($0, "F\($0)", "G\($0)") }
        for identity in pair + others { records.append(identity) }
        let scorer = PairScorer(records)
        let points = scorer.agreements(records.records[0], records.records[1]).map(\.evidence.onePerson)
        #expect(points.map { ($0 * 10).rounded() / 10 } == [6.6, 3.3, 9.0])
        let evidence = scorer.compare(records.records[0], records.records[1]).evidence
        #expect((MatchPrior(patients: 1_000).score(of: evidence) * 10).rounded() / 10 == 5.3)
    }

    @Test func `the page lists every reason`() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/duplicates.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        for reason in MatchReason.allCases { #expect(text.contains("`\(reason.rawValue)`")) }
    }
}
