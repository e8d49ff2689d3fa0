import Testing

/// A header that is not the table's, and text that is not CSV.
@Suite struct ImportHeaderTests {
    private var practice = SmallPractice()

    @Test mutating func `an unknown column is told, with the nearest`() throws {
        practice.files = practice.files.filter { !["findings.csv", "adjustments.csv"].contains($0.key) }
        practice.replace("family_name", with: "famly_name", in: "patients.csv")
        let problems = try practice.problems()
        #expect(
            problems.first
                == "patients.csv, line 1, column famly_name: the table has no such column; did you mean family_name?")
    }

    @Test mutating func `an unknown column that is near none is told`() throws {
        practice.replace("technique", with: "horoscope", in: "adjustments.csv")
        #expect(
            try practice.problems().first
                == "adjustments.csv, line 1, column horoscope: the table has no such column.")
    }

    @Test mutating func `a column that is there twice is told`() throws {
        practice.replace("technique", with: "vertebra", in: "adjustments.csv")
        #expect(
            try practice.problems().first == "adjustments.csv, line 1, column vertebra: the column is there twice.")
    }

    @Test mutating func `a column of ids that is missing is told`() throws {
        practice.replace("adjustment_id,", with: "", in: "adjustments.csv")
        practice.replace("1,V-1", with: "V-1", in: "adjustments.csv")
        #expect(
            try practice.problems().first == "adjustments.csv, line 1, column adjustment_id: the column is missing.")
    }

    @Test mutating func `a file without a header is told`() throws {
        practice.files["complaints.csv"] = ""
        #expect(try practice.problems().first?.hasPrefix("complaints.csv") == true)
    }

    @Test mutating func `a quote that is never closed is told where it opens`() throws {
        practice.replace("C1", with: "\"C1", in: "adjustments.csv")
        let problems = try practice.problems()
        #expect(problems.first == "adjustments.csv: Line 2, column 7, field 3: a quote opens here and is never closed.")
        #expect(problems.count == 1)
    }

    @Test mutating func `a row with a field too many is told`() throws {
        practice.add("2,V-2,C1,nucca,recorded,,", to: "adjustments.csv")
        #expect(
            try practice.problems().first
                == "adjustments.csv: Line 3, column 25, field 6: this row has 7 fields, but the first row has 5 fields."
        )
    }
}
