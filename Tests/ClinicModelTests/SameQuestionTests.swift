import ClinicModel
import Testing

/// Which findings of a visit answer the same question.
struct SameQuestionTests {
    private func isSame(_ left: String, _ right: String) throws -> Bool {
        let (left, right) = (
            try FindingEntry.example.finding(left, phase: .before),
            try FindingEntry.example.finding(right, phase: .before)
        )
        let isSame = TestCatalogue.example.isSameQuestion(left, right)
        #expect(TestCatalogue.example.isSameQuestion(right, left) == isSame)
        return isSame
    }

    @Test(arguments: [
        ("head-tilt=left", "head-tilt=right"), ("head-tilt=left", "head-tilt=level"),
        ("leg-check=left:6mm", "leg-check=right:1/4in"), ("leg-check=left:6mm", "leg-check=right:6mm:prone"),
        ("leg-check=left:6mm", "leg-check=not-done"), ("reflex@C6=left:2", "reflex@C6=left:3"),
        ("reflex@C6=left:2", "reflex@C6=not-done"), ("spasm=left:present", "spasm=absent"),
        ("straight-leg-raise=right:positive", "straight-leg-raise=right:60deg"),
    ])
    func `two answers to one question are not both kept`(left: String, right: String) throws {
        #expect(try isSame(left, right))
    }

    @Test(arguments: [
        ("head-tilt=left", "leg-check=left"), ("leg-check=left:6mm:prone", "leg-check=left:6mm:supine"),
        ("straight-leg-raise=right:positive", "straight-leg-raise=left:negative"),
        ("reflex@C6=left:2", "reflex@C6=right:2"), ("reflex@C6=left:2", "reflex@C7=left:2"),
        ("spasm=left:present", "spasm@L5=left:present"),
    ])
    func `another test, side, level or way of doing it is another question`(left: String, right: String)
        throws
    {
        #expect(try !isSame(left, right))
    }

    @Test func `before and after the adjustment are two questions`() throws {
        let before = try FindingEntry.example.finding("head-tilt=left", phase: .before)
        let after = try FindingEntry.example.finding("head-tilt=left", phase: .after)
        #expect(!TestCatalogue.example.isSameQuestion(before, after))
    }
}
