import ClinicModel
import Testing

struct PartialDateOrderTests {
    @Test(arguments: [
        ("2023", "2024"), ("2024-02", "2024-03"), ("2024-03-01", "2024-03-02"), ("2023-12-31", "2024"),
        ("2023", "2024-01-01"), ("1999-12", "2000"), ("2024-02", "2024-03-01"), ("2024-02-29", "2024-03"),
    ])
    func `a date that surely lies before another is before it, and not the other way`(
        earlier: String, later: String
    ) throws {
        #expect(try partialDate(earlier).isBefore(partialDate(later)))
        #expect(try !partialDate(later).isBefore(partialDate(earlier)))
    }

    @Test(arguments: [
        ("2024", "2024"), ("2024", "2024-03"), ("2024", "2024-12-31"), ("2024-03", "2024-03-31"),
        ("2024-03-05", "2024-03-05"),
    ])
    func `a date that may be the same is before it in neither direction`(left: String, right: String) throws {
        #expect(try !partialDate(left).isBefore(partialDate(right)))
        #expect(try !partialDate(right).isBefore(partialDate(left)))
    }
}
