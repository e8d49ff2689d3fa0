import ClinicModel
import Testing

/// A consent that was given on 14 March 2026.
struct ConsentTests {
    private func consent(withdrawnOn day: String? = nil) throws -> Consent {
        var consent = Consent(of: RecordID(7), to: .care, givenOn: try calendarDay("2026-03-14"), signer: "Ada Okafor")
        consent.withdrawnOn = try day.map(calendarDay)
        return consent
    }

    @Test(arguments: [nil, "2026-03-14", "2026-03-15", "2026-12-31"])
    func `a consent is withdrawn on the day it was given or later, or not at all`(day: String?) throws {
        #expect(try refusal(of: consent(withdrawnOn: day)) == nil)
    }

    @Test(arguments: ["2026-03-13", "2025-12-31"])
    func `a consent is not withdrawn before it was given`(day: String) throws {
        #expect(
            try refusal(of: consent(withdrawnOn: day))
                == "The consent is withdrawn before it was given, on 2026-03-14; it is withdrawn on that day or later.")
    }

    @Test func `a consent says who signed it`() throws {
        var consent = try consent()
        consent.signer = "  "
        #expect(try refusal(of: consent) == "Signer is empty; it is required.")
    }

    @Test func `what is agreed to and how risks are explained are closed sets`() {
        #expect(Consent.Scope.words == ["care", "x-ray", "privacy", "communication"])
        #expect(Consent.Explanation.words == ["verbally", "in-writing", "both"])
    }
}
