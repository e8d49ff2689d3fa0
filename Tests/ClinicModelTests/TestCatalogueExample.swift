import ClinicModel

extension TestCatalogue {
    /// A few of the tests that a practice starts with, one of its own in two units, and one that it has retired.
    static let example = TestCatalogue(
        tests: [
            test("leg-check", sides: [.left, .right, .level], .found, methods: "supine;prone"),
            test("head-tilt", sides: [.left, .right, .level], .found),
            test("rom-rotation-left", methods: "active;passive"),
            test("reflex", sides: [.left, .right], .tested, level: .required),
            test(
                "straight-leg-raise", sides: [.left, .right, .both], .tested, results: [.positive, .negative]),
            test(
                "spasm", sides: [.left, .right, .both], .tested, results: [.present, .absent],
                level: .optional),
            test("skin-temperature", results: [.present, .absent, .changed]),
            test("grip", sides: [.left, .right], .tested),
            test("pendulum", results: [.positive, .negative], active: false),
        ],
        units: [
            unit("leg-check", "mm", 0...75), unit("leg-check", "in", 0...3), unit("head-tilt", "deg", 0...45),
            unit("rom-rotation-left", "deg", 0...110), unit("reflex", "grade", 0...4),
            unit("straight-leg-raise", "deg", 0...120), unit("skin-temperature", "degC", -2.5...10),
            unit("grip", "kg", 0...100), unit("grip", "lbf", 0...220),
        ])

    private static func test(
        _ code: String, sides: [Finding.Side] = [], _ sideRole: ScreenTest.SideRole? = nil,
        results: [Finding.Result] = [], methods: String? = nil, level: ScreenTest.Level = .none,
        active: Bool = true
    ) -> ScreenTest {
        var test = ScreenTest.blank
        (test.code, test.name) = (code, code)
        (test.sides, test.sideRole, test.results) = (sides, sideRole, results)
        (test.methods, test.level, test.active) = (methods, level, active)
        return test
    }

    private static func unit(_ test: String, _ name: String, _ range: ClosedRange<Double>) -> TestUnit {
        var unit = TestUnit.blank
        (unit.test, unit.unit) = (test, name)
        (unit.minimum, unit.maximum) = (range.lowerBound, range.upperBound)
        return unit
    }
}

extension FindingEntry {
    /// Where the practice has not said in which unit it checks legs.
    static let example = FindingEntry(catalogue: .example, legUnit: nil)
}

/// A finding before the adjustment, filled by hand.
func finding(_ test: String, _ fill: (inout Finding) -> Void) -> Finding {
    var finding = Finding(test: test, phase: .before)
    fill(&finding)
    return finding
}
