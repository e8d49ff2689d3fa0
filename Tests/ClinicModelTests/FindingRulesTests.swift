import ClinicModel
import Testing

/// Findings held against their tests, however they were entered.
struct FindingRulesTests {
    private func expect(
        _ text: String, from finding: Finding, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: FindingError.self, sourceLocation: sourceLocation) {
            try TestCatalogue.example.check(finding)
        }
        #expect(error?.description == text, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        finding("leg-check") { ($0.side, $0.value, $0.unit, $0.method) = (.right, 6, "mm", "prone") },
        finding("leg-check") { ($0.side, $0.value, $0.unit) = (.left, 0, "in") },
        finding("head-tilt") { $0.side = .level },
        finding("spasm") { $0.result = .absent },
        finding("spasm") { ($0.level, $0.side, $0.result) = ("L5", .both, .present) },
        finding("straight-leg-raise") { ($0.side, $0.value, $0.unit) = (.right, 120, "deg") },
        finding("reflex") { ($0.level, $0.state, $0.note) = ("C6", .unable, "in a cast") },
        finding("pendulum") { $0.result = .positive },
        finding("leg-check") { ($0.side, $0.state) = (.left, .void) },
    ])
    func `a finding that its test takes is kept`(finding: Finding) throws {
        try TestCatalogue.example.check(finding)
    }

    @Test func `a side, a result or a way of doing that the test lacks is refused`() {
        expect(
            "leg-check takes the sides left, right, level, not both.",
            from: finding("leg-check") { $0.side = .both })
        expect(
            "spasm does not take “positive”; it takes left, right, both, present, absent, not-done, unable.",
            from: finding("spasm") { $0.result = .positive })
        expect(
            "spasm does not take “prone”; it takes left, right, both, present, absent, not-done, unable.",
            from: finding("spasm") { ($0.result, $0.method) = (.absent, "prone") })
    }

    @Test func `a value needs its unit and a unit its value`() {
        let text = "rom-rotation-left has a value without its unit, or a unit without its value."
        expect(text, from: finding("rom-rotation-left") { $0.value = 55 })
        expect(text, from: finding("rom-rotation-left") { $0.unit = "deg" })
    }

    @Test func `a unit is spelled as the catalogue does`() {
        expect(
            "rom-rotation-left is measured in deg, not in “DEG”.",
            from: finding("rom-rotation-left") { ($0.value, $0.unit) = (55, "DEG") })
        expect(
            "spasm takes no value.",
            from: finding("spasm") { ($0.result, $0.value, $0.unit) = (.present, 5, "mm") })
    }

    @Test(arguments: [
        (-0.0001, false), (0, true), (75, true), (75.0001, false), (.nan, false), (.infinity, false),
    ])
    func `a value lies within the range of its unit`(value: Double, isKept: Bool) throws {
        let finding = finding("leg-check") { ($0.side, $0.value, $0.unit) = (.right, value, "mm") }
        if isKept {
            try TestCatalogue.example.check(finding)
        } else {
            #expect(throws: FindingError.self) { try TestCatalogue.example.check(finding) }
        }
    }

    @Test func `a level is there where the test requires one, and nowhere else`() {
        expect(
            "reflex needs its spinal level, like reflex@C6.",
            from: finding("reflex") { ($0.side, $0.value, $0.unit) = (.right, 2, "grade") })
        expect(
            "head-tilt takes no spinal level; write it without @.",
            from: finding("head-tilt") { ($0.side, $0.level) = (.left, "C6") })
    }

    @Test func `a finding of a test that was done has a result`() {
        expect(
            "spasm has no result; it takes left, right, both, present, absent, not-done, unable.",
            from: finding("spasm") { $0.note = "tired" })
        expect(
            "leg-check needs its side, one of left, right, level.",
            from: finding("leg-check") { ($0.value, $0.unit) = (6, "mm") })
    }

    @Test func `a finding of a test that was not done has none`() {
        expect(
            "leg-check is not-done and also has a result; only one can be.",
            from: finding("leg-check") { ($0.side, $0.state) = (.left, .notDone) })
        expect(
            "rom-rotation-left is unable and also has a result; only one can be.",
            from: finding("rom-rotation-left") { ($0.value, $0.unit, $0.state) = (5, "deg", .unable) })
    }

    @Test func `a finding of a test that the catalogue lacks is refused`() {
        #expect(throws: CatalogueError.self) { try TestCatalogue.example.check(finding("aura") { _ in }) }
    }
}
