import ClinicModel
import Testing

struct CatalogueTests {
    @Test(arguments: [
        ("Atlas Orthogonal", "atlas-orthogonal"), ("ATLAS-ORTHOGONAL", "atlas-orthogonal"),
        ("atlas-orthogonal", "atlas-orthogonal"), ("  Knee   Chest ", "knee-chest"), ("NUCCA", "nucca"),
        ("IT band syndrome", "it-band-syndrome"), ("Méthode d’Élan", "methode-delan"), ("C1/C2", "c1-c2"),
        ("--x--", "x"), ("", ""), ("!?", ""),
    ])
    func `a code is the folded words joined by hyphens`(entered: String, code: String) {
        #expect(Technique.code(for: entered) == code)
        #expect(Condition.code(for: entered) == code)
        #expect(ScreenTest.code(for: code) == code)
    }

    @Test func `a word that a catalogue lacks is answered with the nearest`() {
        let error = CatalogueError(
            catalogue: "technique", entered: "blaire", words: ["nucca", "blair", "knee-chest"])
        #expect(error.nearest == "blair")
        #expect(error.description == "There is no technique “blaire”; did you mean blair?")
        #expect(error.kind == .rule)
    }

    @Test func `where no word is near all of them are named`() {
        let error = CatalogueError(
            catalogue: "technique", entered: "yoga", words: ["nucca", "blair", "knee-chest"])
        #expect(error.nearest == nil)
        #expect(error.description == "There is no technique “yoga”; it is one of nucca, blair, knee-chest.")
    }

    @Test func `an empty catalogue is told in a whole sentence`() {
        let error = CatalogueError(catalogue: "technique", entered: "yoga", words: [])
        #expect(error.nearest == nil)
        #expect(!error.description.contains(" ."))
    }

    @Test func `a long entry is cut to 60 characters`() {
        let error = CatalogueError(
            catalogue: "condition", entered: String(repeating: "x", count: 61), words: ["gout"])
        #expect(
            error.description
                == "There is no condition “\(String(repeating: "x", count: 59))…”; it is one of gout.")
    }

    @Test(arguments: [(0.0, 50.0, true), (5, 5, true), (-10, 0, true), (50, 0, false), (0, -1, false)])
    func `the range of a unit runs upwards`(minimum: Double, maximum: Double, isKept: Bool) throws {
        var unit = TestUnit.blank
        (unit.test, unit.unit, unit.minimum, unit.maximum) = ("leg-check", "mm", minimum, maximum)
        let today = try calendarDay("2026-11-21")
        if isKept {
            #expect(try unit.checked(today: today) == unit)
        } else {
            #expect(throws: (any Error).self) { try unit.checked(today: today) }
        }
    }
}
