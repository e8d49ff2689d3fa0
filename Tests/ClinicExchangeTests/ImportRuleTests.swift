import Testing

/// Rules between fields and between records, held in an import as at the desk.
@Suite struct ImportRuleTests {
    private var practice = SmallPractice()

    @Test(arguments: [
        ("patients.csv", "P-7,Lee,Ann", "P-7,,", 3, "The patient has no name"),
        ("visits.csv", "in-alignment,not-adjusted", "misaligned,not-adjusted", 3, "is kept with a reason"),
        ("visits.csv", "V-1,P-1,O-1,S-1", "V-1,P-1,O-1,S-2", 2, "Fred Dexter (S-2) is front desk"),
        ("visits.csv", "S-2,S-1,2026", "S-2,S-2,2026", 2, "signed by the clinician whom it names"),
        ("visits.csv", "S-2,S-1,2026-11-01T10:00:00.000Z", "S-2,,", 2, "signed"),
        ("visits.csv", "draft", "void", 3, "void"),
        ("findings.csv", "right,6,mm", "right,76,mm", 2, "it runs from 0 to 75 mm"),
        ("findings.csv", "right,6,mm", "right,6,", 2, "a value without its unit"),
        ("adjustments.csv", "1,V-1,C1", "1,V-1,other", 2, "names its region"),
    ])
    mutating func `a broken rule is told with its line`(
        file: String, old: String, new: String, line: Int, text: String
    ) throws {
        practice.replace(old, with: new, in: file)
        let problems = try practice.problems()
        #expect(problems.first?.hasPrefix("\(file), line \(line)") == true, "\(problems)")
        #expect(problems.first?.contains(text) == true, "\(problems)")
    }

    @Test mutating func `an adjusted visit without its adjustment is told`() throws {
        practice.files["adjustments.csv"] = nil
        #expect(
            try practice.problems() == [
                "visits.csv, line 2: The visit is adjusted, but does not say which vertebra was."
            ])
    }

    @Test mutating func `an adjustment of a visit that was not adjusted is told`() throws {
        practice.add("2,V-2,C2,blair,recorded", to: "adjustments.csv")
        #expect(
            try practice.problems() == [
                "visits.csv, line 3: The visit says which vertebra was adjusted, but its outcome is not adjusted."
            ])
    }

    @Test mutating func `a question that is answered twice is told`() throws {
        practice.add("3,V-2,leg-check,before,left,2,mm,recorded", to: "findings.csv")
        #expect(
            try practice.problems() == [
                "visits.csv, line 3: leg-check is entered twice for the same phase; enter it once."
            ])
    }

    @Test mutating func `an id that is there twice is told`() throws {
        practice.add("P-1,Other,Person,,active,0002", to: "patients.csv")
        let problems = try practice.problems()
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("patients.csv, line 4") == true, "\(problems)")
    }

    @Test mutating func `an id of a catalogue that is there twice is told`() throws {
        practice.files["techniques.csv"] = """
            technique_id,code,name,active
            1,nucca,NUCCA,true
            1,nucca,Another,true
            """
        #expect(try practice.problems().first?.hasPrefix("techniques.csv, line 3") == true)
    }

    @Test mutating func `a legacy number that is there twice is told`() throws {
        practice.replace("0007", with: "0001", in: "patients.csv")
        let problems = try practice.problems()
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("patients.csv, line 3") == true, "\(problems)")
        #expect(problems.first?.contains("legacy number") == true, "\(problems)")
    }

    @Test mutating func `everything that is refused is told at once, in the order of the files`() throws {
        practice.replace("Europe/London", with: "London", in: "offices.csv")
        practice.replace("P-7,Lee,Ann,,prospect", with: "P-7,Lee,Ann,,vip", in: "patients.csv")
        practice.replace("right,6,mm", with: "up,6,mm", in: "findings.csv")
        practice.replace("0,mm", with: "none,mm", in: "findings.csv")
        let places = try practice.problems().map { $0.prefix { $0 != ":" } }
        for place in [
            "offices.csv, line 2", "patients.csv, line 3, column status", "findings.csv, line 2, column side",
            "findings.csv, line 3, column value",
        ] {
            #expect(places.contains(Substring(place)), "\(places)")
        }
    }

    @Test mutating func `of very many problems the first fifty are told, and how many more there are`() throws {
        for number in 100..<160 { practice.add("P-\(number),,,,active,", to: "patients.csv") }
        let problems = try practice.problems()
        #expect(problems.count == 51)
        #expect(problems[0].hasPrefix("patients.csv, line 4"))
        #expect(problems[50] == "\u{2026} and 10 more.")
    }
}
