import ClinicModel
import Testing

/// What is refused, in the words of the person who typed it.
struct FindingRefusalTests {
    private static let legCheck =
        "left, right, level, supine, prone, a value in mm, a value in in, not-done, unable"

    private static let refusals = [
        (
            "leg-check",
            "“leg-check” is not a finding; one is written like leg-check=right:6mm or reflex@C6=right:2."
        ),
        ("", "“” is not a finding; one is written like leg-check=right:6mm or reflex@C6=right:2."),
        ("leg-check=", "leg-check has no result; it takes \(legCheck)."),
        ("leg-check= ", "leg-check has no result; it takes \(legCheck)."),
        ("leg-check=note tired", "leg-check has no result; it takes \(legCheck)."),
        ("leg-check=prone", "leg-check has no result; it takes \(legCheck)."),
        ("leg-check=note x:right:6mm", "leg-check has no result; it takes \(legCheck)."),
        ("spasm=", "spasm has no result; it takes left, right, both, present, absent, not-done, unable."),
        ("leg-check=rigth:6mm", "leg-check does not take “rigth”; it takes \(legCheck)."),
        ("leg-check=right:note", "leg-check does not take “note”; it takes \(legCheck)."),
        ("leg-check=right:positive", "leg-check does not take “positive”; it takes \(legCheck)."),
        ("leg-check=right:active", "leg-check does not take “active”; it takes \(legCheck)."),
        ("leg-check=void", "leg-check does not take “void”; it takes \(legCheck)."),
        ("leg-check=recorded", "leg-check does not take “recorded”; it takes \(legCheck)."),
        ("leg-check=both:6mm", "leg-check takes the sides left, right, level, not both."),
        ("reflex@C6=level:2", "reflex takes the sides left, right, not level."),
        ("rom-rotation-left=left:55deg", "rom-rotation-left takes no side, but was given left."),
        ("leg-check=6mm", "leg-check needs its side, one of left, right, level."),
        ("reflex@C6=2", "reflex needs its side, one of left, right."),
        ("leg-check=left:right", "leg-check is given two of a kind; “right” is one too many."),
        ("leg-check=left:left:6mm", "leg-check is given two of a kind; “left” is one too many."),
        ("leg-check=left:6mm:7 mm", "leg-check is given two of a kind; “7 mm” is one too many."),
        ("leg-check=left:prone:supine", "leg-check is given two of a kind; “supine” is one too many."),
        ("spasm=present:absent", "spasm is given two of a kind; “absent” is one too many."),
        ("leg-check=not-done:unable", "leg-check is given two of a kind; “unable” is one too many."),
        ("leg-check=right:not-done", "leg-check is not-done and also has a result; only one can be."),
        ("leg-check=unable:6mm", "leg-check is unable and also has a result; only one can be."),
        ("spasm=absent:not-done", "spasm is not-done and also has a result; only one can be."),
        ("reflex=right:2", "reflex needs its spinal level, like reflex@C6."),
        ("reflex=not-done", "reflex needs its spinal level, like reflex@C6."),
        ("leg-check@C6=right:6mm", "leg-check takes no spinal level; write it without @."),
        ("leg-check=right:6cm", "leg-check is measured in mm or in, not in “cm”."),
        ("leg-check=right:55deg", "leg-check is measured in mm or in, not in “deg”."),
        ("rom-rotation-left=6 mm", "rom-rotation-left is measured in deg, not in “mm”."),
        ("spasm=right:5mm", "spasm takes no value."),
        ("leg-check=right:76mm", "leg-check is 76 mm; it runs from 0 to 75 mm."),
        ("leg-check=right:-1mm", "leg-check is -1 mm; it runs from 0 to 75 mm."),
        ("leg-check=right:3.25in", "leg-check is 3.25 in; it runs from 0 to 3 in."),
        ("reflex@C6=right:5", "reflex is 5 grade; it runs from 0 to 4 grade."),
        ("skin-temperature=-2.75C", "skin-temperature is -2.75 degC; it runs from -2.5 to 10 degC."),
    ]

    @Test(arguments: refusals)
    func `a finding that its test does not take is refused`(entry: String, text: String) throws {
        let error = #expect(throws: FindingError.self) {
            try FindingEntry.example.finding(entry, phase: .before)
        }
        #expect(error?.description == text)
        #expect(error?.kind == .rule)
    }

    @Test(arguments: [
        "C9", "C0", "T0", "T13", "T123", "L6", "S6", "6", "C", "X1", "", "C 6", "C6-C7", "C6@C7", "Ｃ6", "C٦",
    ])
    func `a level that the spine lacks is refused`(level: String) throws {
        let error = #expect(throws: FindingError.self) {
            try FindingEntry.example.finding("reflex@\(level)=right:2", phase: .before)
        }
        #expect(
            error?.description
                == "“\(level)” is not a spinal level; one is written like C2, T4, L5 or S1.")
    }

    @Test func `a value without a unit that a test does not take is told in a whole sentence`() throws {
        let error = #expect(throws: FindingError.self) {
            try FindingEntry.example.finding("spasm=right:5", phase: .before)
        }
        #expect(error?.description.hasPrefix("spasm takes no value") == true)
        #expect(error?.description.hasSuffix(" in .") == false)
    }

    @Test(arguments: [
        ("leg-chek=right:6mm", "There is no test “leg-chek”; did you mean leg-check?"),
        ("legcheck=right:6mm", "There is no test “legcheck”; did you mean leg-check?"),
        ("HEAD-TLIT=left", "There is no test “head-tlit”; did you mean head-tilt?"),
        (
            "aura=present",
            "There is no test “aura”; it is one of leg-check, head-tilt, rom-rotation-left, reflex, straight-leg-raise, "
                + "spasm, skin-temperature, grip."
        ),
    ])
    func `a test that the catalogue lacks is answered with the nearest, or with those in use`(
        entry: String, text: String
    ) {
        let error = #expect(throws: CatalogueError.self) {
            try FindingEntry.example.finding(entry, phase: .before)
        }
        #expect(error?.description == text)
    }
}
