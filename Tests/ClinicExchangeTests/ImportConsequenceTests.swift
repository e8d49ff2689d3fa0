import Testing

/// What follows from a problem alone is no further problem: it would bury those that are.
@Suite struct ImportConsequenceTests {
    private var practice = SmallPractice()

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
