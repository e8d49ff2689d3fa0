import ClinicModel
import Testing

struct ExternalTestTests {
    private func test(orderedOn: String?, receivedOn: String?, result: String? = nil) throws -> ExternalTest {
        var test = ExternalTest(of: RecordID(7), kind: .mri)
        test.orderedOn = try orderedOn.map(calendarDay)
        test.receivedOn = try receivedOn.map(calendarDay)
        test.result = result
        return test
    }

    @Test(arguments: [
        (nil, nil), ("2026-03-14", nil), (nil, "2026-03-14"), ("2026-03-14", "2026-03-14"),
        ("2026-03-14", "2026-04-01"),
    ])
    func `a result comes on the day of the order or later, or is awaited`(ordered: String?, received: String?) throws {
        #expect(try refusal(of: test(orderedOn: ordered, receivedOn: received)) == nil)
    }

    @Test func `a result does not come before the order`() throws {
        #expect(
            try refusal(of: test(orderedOn: "2026-03-14", receivedOn: "2026-03-13"))
                == "The result came before the test was ordered, on 2026-03-14; it came on that day or later.")
    }

    @Test func `a result says when it came`() throws {
        #expect(try refusal(of: test(orderedOn: nil, receivedOn: "2026-03-14", result: "Normal")) == nil)
        let text = "A result says on which day it came; give the day on which it was received too."
        #expect(try refusal(of: test(orderedOn: nil, receivedOn: nil, result: "Normal")) == text)
        #expect(try refusal(of: test(orderedOn: "2026-03-14", receivedOn: nil, result: "Normal")) == text)
    }

    @Test func `the sorts of tests are a closed set`() {
        #expect(ExternalTest.Kind.words == ["x-ray", "mri", "ct", "blood", "nerve-conduction", "other"])
    }
}
