import ClinicModel
import Testing

/// Findings as people type them, read into their parts.
struct FindingEntryTests {
    private let shortRightLeg = finding("leg-check") { ($0.side, $0.value, $0.unit) = (.right, 6, "mm") }
    private let headTilt = finding("head-tilt") { $0.side = .left }
    private let rotation = finding("rom-rotation-left") { ($0.value, $0.unit) = (55, "deg") }
    private let noSpasm = finding("spasm") { $0.result = .absent }
    private let noTemperature = finding("skin-temperature") { $0.state = .notDone }
    private let reflex = finding("reflex") {
        ($0.level, $0.side, $0.value, $0.unit) = ("C6", .right, 2, "grade")
    }
    private let legRaise = finding("straight-leg-raise") {
        ($0.side, $0.result, $0.value, $0.unit) = (.right, .positive, 60, "deg")
    }

    private func read(_ text: String) throws -> Finding {
        try FindingEntry.example.finding(text, phase: .before)
    }

    @Test func `the examples of the command line are read`() throws {
        #expect(try read("leg-check=right:6mm") == shortRightLeg)
        #expect(try read("head-tilt=left") == headTilt)
        #expect(try read("rom-rotation-left=55deg") == rotation)
        #expect(try read("reflex@C6=right:2") == reflex)
        #expect(try read("straight-leg-raise=right:positive:60deg") == legRaise)
        #expect(try read("spasm=absent") == noSpasm)
        #expect(try read("skin-temperature=not-done") == noTemperature)
    }

    @Test(arguments: Finding.Phase.allCases)
    func `a finding is of the phase that it is entered for`(phase: Finding.Phase) throws {
        #expect(try FindingEntry.example.finding("head-tilt=left", phase: phase).phase == phase)
    }

    @Test(arguments: [
        "straight-leg-raise=positive:right:60deg", "straight-leg-raise=60deg:positive:right",
        "straight-leg-raise=60deg:right:positive",
    ])
    func `parts may come in any order`(text: String) throws {
        #expect(try read(text) == legRaise)
    }

    @Test func `upper and lower case are the same, and so is white space between parts`() throws {
        #expect(try read("LEG-CHECK=RIGHT:6MM") == shortRightLeg)
        #expect(try read("  Leg-Check = Right : 6 mm ") == shortRightLeg)
        #expect(try read("Reflex@c6=Right:2 Grade") == reflex)
        #expect(try read("reflex @ C6 = right:2") == reflex)
        #expect(try read("Spasm=Absent") == noSpasm)
        #expect(try read("skin-temperature=NOT-DONE") == noTemperature)
    }

    @Test func `a way of doing the test is read`() throws {
        let prone = finding("leg-check") {
            ($0.side, $0.value, $0.unit, $0.method) = (.left, 0.25, "in", "prone")
        }
        #expect(try read("leg-check=left:1/4in:prone") == prone)
        #expect(try read("leg-check=PRONE:left:0.25in") == prone)
    }

    @Test(arguments: [("not-done", Finding.State.notDone), ("unable", .unable)])
    func `a test that was not done says so, and may say why`(word: String, state: Finding.State) throws {
        #expect(try read("reflex@C6=\(word)") == finding("reflex") { ($0.level, $0.state) = ("C6", state) })
        let noted = finding("leg-check") { ($0.state, $0.note) = (state, "in a cast: 6 weeks") }
        #expect(try read("leg-check=\(word):note in a cast: 6 weeks") == noted)
    }

    @Test(arguments: [
        ("C1", "C1"), ("c8", "C8"), ("T1", "T1"), ("t12", "T12"), ("L1", "L1"), ("L5", "L5"), ("S1", "S1"),
        ("s5", "S5"), ("co", "CO"),
    ])
    func `a spinal level is kept in capitals`(text: String, level: String) throws {
        #expect(try read("reflex@\(text)=right:2").level == level)
    }

    @Test func `a level that a test may have can be left out`() throws {
        #expect(try read("spasm=right:present").level == nil)
        #expect(try read("spasm@L5=right:present").level == "L5")
    }

    @Test(arguments: [
        ("note tired", "tired"), ("note  two words ", "two words"), ("Note Sore at 9:30", "Sore at 9:30"),
        (" note a = b:right:7mm: c", "a = b:right:7mm: c"), ("note note x", "note x"),
        ("note d’Arc, 6 mm", "d’Arc, 6 mm"), ("note x:", "x:"),
    ])
    func `everything behind note is the note, colons and all`(part: String, note: String) throws {
        var noted = shortRightLeg
        noted.note = note
        #expect(try read("leg-check=right:6mm:\(part)") == noted)
    }
}
