import ClinicModel
import Testing

struct MeasureTests {
    private func answer(to score: Double, on measure: Measure) throws -> String? {
        do {
            try measure.check(score)
            return nil
        } catch let error as MeasureError {
            #expect(error.kind == .rule)
            return error.description
        }
    }

    private let ndi = {
        var measure = Measure(code: "ndi", name: "Neck disability index", range: 0...100)
        measure.unit = "%"
        return measure
    }()

    @Test(arguments: [0, 0.5, 42, 99.9999, 100])
    func `a score within the range is kept, and both bounds are inside`(score: Double) throws {
        #expect(try answer(to: score, on: ndi) == nil)
    }

    @Test(arguments: [(-0.5, "-0.5"), (100.5, "100.5"), (1000, "1000")])
    func `a score outside the range is told with the range`(score: Double, text: String) throws {
        #expect(try answer(to: score, on: ndi) == "Score is \(text); Neck disability index runs from 0 to 100 %.")
    }

    @Test func `a measure without a unit is told without one, and need not begin at 0`() throws {
        let measure = Measure(code: "own", name: "Own scale", range: -2.5...10)
        #expect(try answer(to: -2.5, on: measure) == nil)
        #expect(try answer(to: -3, on: measure) == "Score is -3; Own scale runs from -2.5 to 10.")
    }

    @Test func `the range of a measure runs upwards`() throws {
        let text = "The range of a measure is empty; its minimum is less than its maximum."
        var measure = Measure(code: "own", name: "Own scale", range: 5...5)
        #expect(try refusal(of: measure) == text)
        (measure.minimum, measure.maximum) = (6, 5)
        #expect(try refusal(of: measure) == text)
        measure.maximum = 6.5
        #expect(try refusal(of: measure) == nil)
    }

    @Test func `a score has at most four decimals`() throws {
        var score = OutcomeScore(
            of: RecordID(7), measure: "ndi", score: 42.1234, scoredOn: try calendarDay("2026-03-14"))
        #expect(try refusal(of: score) == nil)
        score.score = 42.12345
        #expect(
            try refusal(of: score)
                == "Score is “42.12345”; a number such as 6 or 0.25 is expected, with at most 4 decimals.")
    }
}
