import ClinicModel
import ClinicStore
import Testing

@Suite struct CatalogueTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `an unknown technique is refused, and the nearest is named`() {
        var entry = clinic.adjusted()
        entry.adjustments[0].technique = "toggle-recoli"
        let error = #expect(throws: CatalogueError.self) { try clinic.draft(entry) }
        #expect(error?.catalogue == "technique")
        #expect(error?.nearest == "toggle-recoil")
    }

    @Test func `an unknown test is refused, and the nearest is named`() {
        var entry = clinic.check()
        entry.findings = [.result("gaitt", .normal)]
        let error = #expect(throws: CatalogueError.self) { try clinic.draft(entry) }
        #expect((error?.catalogue, error?.nearest) == ("test", "gait"))
    }

    @Test func `an unknown condition is refused`() {
        var complaint = Complaint(of: clinic.patient, recordedOn: "2026-11-20", words: "My neck", region: .neck)
        complaint.condition = "cosmic-imbalance"
        let error = #expect(throws: CatalogueError.self) { try clinic.write { [complaint] in try $0.add(complaint) } }
        #expect((error?.catalogue, error?.nearest) == ("condition", nil))
        #expect(error?.description.contains("it is one of leg-pain, sciatica") == true)
    }

    @Test func `a unit of an unknown test is refused, and the test is named`() {
        var unit = TestUnit.blank
        (unit.test, unit.unit, unit.maximum) = ("gate", "s", 60)
        #expect(throws: CatalogueError.self) { try clinic.write(by: clinic.owner) { [unit] in try $0.add(unit) } }
    }

    /// A word is kept as the catalogue spells it, or refused: never found in one step and lost in another.
    @Test func `a name in place of a code is not what fails in the end`() throws {
        for technique in ["NUCCA", "Atlas Orthogonal"] {
            var entry = clinic.adjusted()
            entry.adjustments[0].technique = technique
            do {
                let visit = try clinic.draft(entry)
                let kept = try clinic.adjustments(visit.id).first?.technique
                #expect(kept == Technique.code(for: technique))
            } catch {
                #expect(error is CatalogueError, "\(error)")
            }
        }
    }

    @Test func `a word is found as people type it`() throws {
        try clinic.store.read { reader in
            try #expect(reader.catalogueRow("Atlas Orthogonal", of: Technique.self).code == "atlas-orthogonal")
            try #expect(reader.catalogueRow(" SCIATICA ", of: Condition.self).code == "sciatica")
            #expect(throws: CatalogueError.self) { try reader.catalogueRow("", of: Condition.self) }
        }
    }

    @Test func `a word that a practice spells its own way is found as people type it`() throws {
        try clinic.write(by: clinic.owner) { writer in
            for (code, name) in [("SF-36", "Short form"), ("fab_w", "Work"), ("fab-w", "Other work")] {
                try writer.add(Measure(code: code, name: name, range: 0...36))
            }
        }
        try clinic.store.read { reader in
            for entered in ["SF-36", "sf-36", "Sf 36"] {
                try #expect(reader.catalogueRow(entered, of: Measure.self).name == "Short form")
            }
            try #expect(reader.catalogueRow("fab_w", of: Measure.self).name == "Work")
            try #expect(reader.catalogueRow("fab-w", of: Measure.self).name == "Other work")
            #expect(throws: CatalogueError.self) { try reader.catalogueRow("sf-3", of: Measure.self) }
        }
    }

    @Test func `a practice adds its own words`() throws {
        var technique = Technique.blank
        (technique.code, technique.name) = ("own-way", "Own way")
        var test = ScreenTest.blank
        (test.code, test.name, test.results) = ("own-test", "Own test", [.present, .absent])
        try clinic.write(by: clinic.owner) { [technique, test] writer in
            try writer.add(technique)
            try writer.add(test)
        }
        var entry = clinic.adjusted()
        entry.adjustments[0].technique = "own-way"
        entry.findings = [.result("own-test", .present)]
        let sheet = try clinic.sheet(clinic.draft(entry).id)
        #expect(sheet.adjustments.map(\.technique) == ["own-way"])
        #expect(sheet.findings.map(\.test) == ["own-test"])
    }
}
