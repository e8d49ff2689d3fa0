import ClinicModel
import Testing

struct ReactionTests {
    private func reaction(_ fill: (inout Reaction) throws -> Void = { _ in }) throws -> Reaction {
        var reaction = Reaction(of: RecordID(7), reportedOn: try calendarDay("2026-03-14"), description: "Tired")
        try fill(&reaction)
        return reaction
    }

    @Test(arguments: [0, 0.25, 1, 36])
    func `a reaction begins with the visit or after it`(hours: Double) throws {
        #expect(try refusal(of: reaction { $0.hoursAfter = hours }) == nil)
    }

    @Test(arguments: [(-0.5, "-0.5"), (-1, "-1")])
    func `a reaction does not begin before the visit`(hours: Double, text: String) throws {
        #expect(
            try refusal(of: reaction { $0.hoursAfter = hours })
                == "A reaction comes after a visit, and \(text) hours after is before; give 0 or more.")
    }

    @Test func `a severity runs from 0 to 10`() throws {
        for severity in [0, 10] { #expect(try refusal(of: reaction { $0.severity = severity }) == nil) }
        #expect(try refusal(of: reaction { $0.severity = 11 }) == "Severity is 11; it runs from 0 to 10.")
        #expect(try refusal(of: reaction { $0.severity = -1 }) == "Severity is -1; it runs from 0 to 10.")
    }

    @Test func `a reaction may be gone before it is reported`() throws {
        #expect(try refusal(of: reaction { $0.resolvedOn = try calendarDay("2026-03-12") }) == nil)
    }
}
