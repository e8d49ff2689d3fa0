import ClinicModel
import Testing

struct OutcomeTests {
    private static let pairs: [(Determination?, Outcome, departs: Bool)] = [
        (.misaligned, .adjusted, false), (.misaligned, .notAdjusted, true), (.inAlignment, .adjusted, true),
        (.inAlignment, .notAdjusted, false), (.undetermined, .adjusted, true),
        (.undetermined, .notAdjusted, true), (nil, .adjusted, true), (nil, .notAdjusted, true),
    ]

    private func visit(_ determination: Determination?, _ outcome: Outcome?) throws -> Visit {
        var visit = try draftVisit()
        visit.determination = determination
        visit.outcome = outcome
        return visit
    }

    @Test(arguments: pairs)
    func `an outcome departs from every determination but its own`(
        determination: Determination?, outcome: Outcome, departs: Bool
    ) {
        #expect(outcome.departs(from: determination) == departs)
    }

    @Test(arguments: pairs)
    func `a pair without a reason is kept only where the two are in line`(
        determination: Determination?, outcome: Outcome, departs: Bool
    ) throws {
        let visit = try visit(determination, outcome)
        let today = visit.visitedOn
        if departs {
            #expect(throws: VisitError.reasonNeeded(determination, outcome)) {
                try visit.checked(today: today)
            }
        } else {
            #expect(try visit.checked(today: today) == visit)
        }
    }

    @Test(arguments: pairs, OutcomeReason.allCases)
    func `every pair is kept with a reason`(
        pair: (Determination?, Outcome, departs: Bool), reason: OutcomeReason
    ) throws {
        var visit = try visit(pair.0, pair.1)
        visit.reason = reason
        visit.reasonText = reason == .other ? "The patient fell asleep" : nil
        #expect(try visit.checked(today: visit.visitedOn) == visit)
    }

    @Test(arguments: [Determination?.none, .misaligned, .inAlignment, .undetermined])
    func `a visit without an outcome yet needs no reason`(determination: Determination?) throws {
        let visit = try visit(determination, nil)
        #expect(try visit.checked(today: visit.visitedOn) == visit)
    }

    @Test(arguments: [String?.none, "", "  \n"])
    func `the reason other needs its text`(text: String?) throws {
        var visit = try visit(.misaligned, .notAdjusted)
        visit.reason = .other
        visit.reasonText = text
        #expect(throws: VisitError.otherWithoutText) { try visit.checked(today: visit.visitedOn) }
    }

    @Test(arguments: pairs)
    func `the text of a reason needs the reason, whatever the pair`(
        determination: Determination?, outcome: Outcome, departs: Bool
    ) throws {
        var visit = try visit(determination, outcome)
        visit.reasonText = "The patient fell asleep"
        #expect(throws: VisitError.textWithoutReason) { try visit.checked(today: visit.visitedOn) }
    }

    @Test func `any reason may have a text, which is trimmed`() throws {
        var visit = try visit(.misaligned, .notAdjusted)
        visit.reason = .declined
        visit.reasonText = " wants to wait "
        #expect(try visit.checked(today: visit.visitedOn).reasonText == "wants to wait")
    }

    @Test func `the words are spelled as in the command line`() {
        #expect(Determination.words == ["misaligned", "in-alignment", "undetermined"])
        #expect(Outcome.words == ["adjusted", "not-adjusted"])
        #expect(
            OutcomeReason.words == [
                "in-alignment", "undetermined", "consultation-only", "declined", "contraindicated",
                "deferred", "referred", "other",
            ])
    }
}
