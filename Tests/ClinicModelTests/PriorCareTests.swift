import ClinicModel
import Testing

struct PriorCareTests {
    private func care(from start: String?, until end: String?, ongoing: Bool = false) throws -> PriorCare {
        var care = PriorCare(of: RecordID(7), kind: .massage)
        care.startsOn = try start.map(partialDate)
        care.endsOn = try end.map(partialDate)
        care.ongoing = ongoing
        return care
    }

    @Test(arguments: [
        (nil, nil), ("2024", nil), (nil, "2024"), ("2024", "2024"), ("2024-03", "2024-03"),
        ("2024-03-05", "2024-03-05"),
        // Known less well than the other, it may be the same day.
        ("2024-03", "2024"), ("2024", "2024-03"), ("2024-03-05", "2024"), ("2024-03-05", "2024-03"),
        ("2023", "2024-03"), ("2023-12-31", "2024"),
    ])
    func `care that may have ended after it began is kept`(start: String?, end: String?) throws {
        #expect(try refusal(of: care(from: start, until: end)) == nil)
    }

    @Test(arguments: [
        ("2024", "2023"), ("2024", "2023-12-31"), ("2024-03", "2023"), ("2024-03", "2024-02"),
        ("2024-03-05", "2024-03-04"), ("2024-03-05", "2024-02"),
    ])
    func `care did not end before it began`(start: String, end: String) throws {
        #expect(
            try refusal(of: care(from: start, until: end))
                == "The care ended before it began, on \(start); it ended then or later.")
    }

    @Test func `care that goes on has not ended`() throws {
        #expect(try refusal(of: care(from: "2024", until: nil, ongoing: true)) == nil)
        #expect(
            try refusal(of: care(from: "2024", until: "2025-01", ongoing: true))
                == "The care goes on, but also ended on 2025-01; it is one or the other.")
    }

    @Test func `sorts of care and what they did are closed sets`() {
        #expect(
            PriorCare.Kind.words == [
                "rest", "exercise", "medication", "physical-therapy", "chiropractic", "massage", "injection", "surgery",
                "other",
            ])
        #expect(PriorCare.Response.words == ["resolved", "partial", "none", "worse", "unknown"])
    }
}
