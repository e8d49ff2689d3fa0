import Testing

/// An import is all or nothing, and says line and column of everything that it refuses.
@Suite struct ImportProblemTests {
    private var practice = SmallPractice()

    @Test mutating func `a problem says where it is, what is wrong and what would be right`() throws {
        practice.replace("true", with: "yes", in: "offices.csv")
        practice.files = practice.files.filter { ["datapackage.json", "practice.csv", "offices.csv"].contains($0.key) }
        #expect(
            try practice.problems() == [
                "offices.csv, line 2, column active: Active is \u{201C}yes\u{201D}; true or false is expected."
            ])
    }

    @Test(arguments: [
        ("patients.csv", "1980-03-14", "14/03/1980", 2, "birth_date"), ("patients.csv", "prospect", "vip", 3, "status"),
        ("patients.csv", "1980-03-14", "2099-01-01", 2, "birth_date"),
        ("visits.csv", "2026-11-08", "2026-11-31", 3, "visited_on"),
        ("visits.csv", "2026-11-08", "2026-11-22", 3, "visited_on"),
        ("visits.csv", "2026-11-08", "", 3, "visited_on"), ("visits.csv", "V-2", "V2", 3, "visit_id"),
        ("visits.csv", "V-2", "", 3, "visit_id"), ("visits.csv", "V-2", "P-2", 3, "visit_id"),
        ("findings.csv", "0,mm", "O,mm", 3, "value"), ("findings.csv", "0,mm", "1e1,mm", 3, "value"),
        ("findings.csv", "level", "middle", 3, "side"), ("complaints.csv", "My neck", " ", 2, "words"),
        ("practice.csv", "Plumb Lane", "Plumb\u{7}Lane", 2, "name"),
        ("practice.csv", "1,", "0,", 2, "practice_id"),
    ])
    mutating func `a malformed value is told with line and column`(
        file: String, old: String, new: String, line: Int, column: String
    ) throws {
        practice.replace(old, with: new, in: file)
        let problems = try practice.problems()
        #expect(problems.first?.hasPrefix("\(file), line \(line), column \(column): ") == true, "\(problems)")
    }

    @Test(arguments: [
        ("visits.csv", "P-1,O-1,S-1,2026-11-08", "P-3,O-1,S-1,2026-11-08", 3, "patient_id", "P-3"),
        ("visits.csv", "O-1,S-1,2026-11-08", "O-2,S-1,2026-11-08", 3, "office_id", "O-2"),
        ("visits.csv", "O-1,S-1,2026-11-08", "O-1,S-9,2026-11-08", 3, "clinician_id", "S-9"),
        ("findings.csv", "2,V-2", "2,V-9", 3, "visit_id", "V-9"),
        ("complaints.csv", "P-1", "P-2", 2, "patient_id", "P-2"),
    ])
    mutating func `a reference to a record that is not there is told with line and column`(
        file: String, old: String, new: String, line: Int, column: String, id: String
    ) throws {
        practice.replace(old, with: new, in: file)
        let problems = try practice.problems()
        #expect(problems.first?.hasPrefix("\(file), line \(line), column \(column): ") == true, "\(problems)")
        #expect(problems.first?.hasSuffix("is \(id), and there is none.") == true, "\(problems)")
    }

    @Test(arguments: [
        ("adjustments.csv", "nucca", "nuca", 2, "technique"), ("adjustments.csv", "nucca", "NUCCA", 2, "technique"),
        ("complaints.csv", "neck-pain", "cosmic-imbalance", 2, "condition"),
        ("complaints.csv", "neck-pain", "Neck pain", 2, "condition"),
        ("findings.csv", "2,V-2,leg-check", "2,V-2,leg-chek", 3, "test"),
    ])
    mutating func `a word that a catalogue does not have is told with line and column`(
        file: String, old: String, new: String, line: Int, column: String
    ) throws {
        practice.replace(old, with: new, in: file)
        let problems = try practice.problems()
        #expect(problems.first?.hasPrefix("\(file), line \(line), column \(column): ") == true, "\(problems)")
    }

    @Test mutating func `a unit of a test that is not there is told with line and column`() throws {
        practice.files["test_units.csv"] = "test_unit_id,test,unit,minimum,maximum\n90,gaitt,s,0,60\n"
        #expect(try practice.problems().first?.hasPrefix("test_units.csv, line 2, column test: ") == true)
    }

    // What follows from a problem alone is no further problem: it would bury those that are.

    @Test mutating func `a file that cannot be read does not make everything else wrong`() throws {
        practice.replace("family_name", with: "famly_name", in: "patients.csv")
        let problems = try practice.problems()
        #expect(problems.count == 1, "\(problems)")
    }

    @Test mutating func `a record that is refused does not make those that name it wrong`() throws {
        practice.replace("1980-03-14", with: "1980-02-30", in: "patients.csv")
        let problems = try practice.problems()
        #expect(problems.count == 1, "\(problems)")
    }
}
