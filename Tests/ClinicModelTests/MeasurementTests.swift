import ClinicModel
import Testing

/// Values and their units, as they are typed.
struct MeasurementTests {
    private func read(_ text: String, legUnit: Practice.LegUnit? = nil) throws -> Measured {
        let entry = FindingEntry(catalogue: .example, legUnit: legUnit)
        let finding = try entry.finding(text, phase: .before)
        return Measured(value: finding.value, unit: finding.unit)
    }

    private struct Measured: Equatable {
        let value: Double?
        let unit: String?
    }

    @Test(arguments: [
        ("6mm", 6, "mm"), ("6 mm", 6, "mm"), ("6  MM", 6, "mm"), ("0mm", 0, "mm"), ("75mm", 75, "mm"),
        ("6.5mm", 6.5, "mm"), ("6,5mm", 6.5, "mm"), ("0.25in", 0.25, "in"), ("0.25 in", 0.25, "in"), ("3in", 3, "in"),
        ("0.25\"", 0.25, "in"), ("0.25 inch", 0.25, "in"),
    ])
    func `a value is kept in the unit in which it is typed`(part: String, value: Double, unit: String) throws {
        #expect(try read("leg-check=right:\(part)") == Measured(value: value, unit: unit))
        #expect(try read("leg-check=right:\(part)", legUnit: .inch) == Measured(value: value, unit: unit))
        #expect(
            try read("leg-check=right:\(part)", legUnit: .millimetre) == Measured(value: value, unit: unit))
    }

    @Test(arguments: [
        ("1/4in", 0.25), ("1/4 in", 0.25), ("1/4\"", 0.25), ("3/4in", 0.75), ("1/2in", 0.5),
        ("1/8in", 0.125), ("3/8in", 0.375), ("5/8 in", 0.625), ("1/16in", 0.0625), ("3/16in", 0.1875),
        ("11/16in", 0.6875), ("4/2in", 2), ("2/10in", 0.2), ("1/50in", 0.02),
    ])
    func `a fraction is kept as the decimal that it equals`(part: String, value: Double) throws {
        #expect(try read("leg-check=right:\(part)") == Measured(value: value, unit: "in"))
    }

    @Test(arguments: [
        "1/3in", "2/3in", "1/6in", "1/32in", "1/0in", "0/0in", "1/4/2in", "/4in", "1/in", "1/-4in", "1/100in",
    ])
    func `a fraction without an exact decimal is refused`(part: String) throws {
        #expect(throws: FindingError.self) { try read("leg-check=right:\(part)") }
    }

    @Test(arguments: [
        "+6mm", "--6mm", ".5in", "6.mm", "1.2.3mm", "٦mm", "1e1mm", "0.00001in", "1234567890mm",
        "6 7mm", "mm", "1 1/4in", "6mm7", "infmm", "nan",
    ])
    func `what is no plain number with a unit is refused`(part: String) throws {
        #expect(throws: FindingError.self) { try read("leg-check=right:\(part)") }
    }

    @Test func `a leg check without a unit is in the practice's own`() throws {
        #expect(try read("leg-check=right:6", legUnit: .millimetre) == Measured(value: 6, unit: "mm"))
        #expect(try read("leg-check=right:1/4", legUnit: .inch) == Measured(value: 0.25, unit: "in"))
    }

    @Test func `a test with one unit needs none typed, whatever the practice's unit for legs`() throws {
        for legUnit in [nil, Practice.LegUnit.inch, .millimetre] {
            #expect(try read("rom-rotation-left=55", legUnit: legUnit) == Measured(value: 55, unit: "deg"))
            #expect(try read("reflex@C6=right:2", legUnit: legUnit) == Measured(value: 2, unit: "grade"))
        }
    }

    @Test func `a test with several units has its unit typed`() throws {
        let leg = #expect(throws: FindingError.self) { try read("leg-check=right:6") }
        #expect(leg?.description == "leg-check is measured in mm or in; write the unit behind the value.")
        let grip = #expect(throws: FindingError.self) { try read("grip=right:30", legUnit: .millimetre) }
        #expect(grip?.description == "grip is measured in kg or lbf; write the unit behind the value.")
    }

    @Test(arguments: ["55deg", "55 deg", "55DEG", "55°", "55 °", "55 degrees"])
    func `degrees are read as they are written`(part: String) throws {
        #expect(try read("rom-rotation-left=\(part)") == Measured(value: 55, unit: "deg"))
    }

    @Test(arguments: ["-1.5degC", "-1.5 degc", "-1.5°C", "-1.5 °c", "-1.5C"])
    func `degrees Celsius are read as they are written, below zero too`(part: String) throws {
        #expect(try read("skin-temperature=\(part)") == Measured(value: -1.5, unit: "degC"))
    }
}
