import ClinicModel
import Testing

struct AgeTests {
    private func age(born text: String, on today: String) throws -> ClosedRange<Int> {
        try partialDate(text).age(on: calendarDay(today))
    }

    @Test(arguments: [
        ("1980-03-14", "2026-03-13", 45), ("1980-03-14", "2026-03-14", 46), ("1980-03-14", "2026-03-15", 46),
        ("1980-03-14", "2026-02-28", 45), ("1980-03-14", "2027-01-01", 46), ("2026-11-21", "2026-11-21", 0),
        ("2025-11-22", "2026-11-21", 0), ("2025-11-21", "2026-11-21", 1), ("1901-01-01", "2026-11-21", 125),
        ("2000-02-29", "2026-02-28", 25), ("2000-02-29", "2026-03-01", 26), ("2000-02-29", "2024-02-29", 24),
    ])
    func `a whole birth date gives one age`(born: String, today: String, years: Int) throws {
        #expect(try age(born: born, on: today) == years...years)
    }

    @Test(arguments: [
        ("1980", "2026-01-01", 45...46), ("1980", "2026-11-21", 45...46), ("1980", "2026-12-30", 45...46),
        ("1980", "2026-12-31", 46...46), ("2026", "2026-11-21", 0...0), ("2025", "2026-11-21", 0...1),
    ])
    func `a birth year leaves two ages until the last day of the year`(
        born: String, today: String, years: ClosedRange<Int>
    ) throws {
        #expect(try age(born: born, on: today) == years)
    }

    @Test(arguments: [
        ("1980-03", "2026-02-28", 45...45), ("1980-03", "2026-03-01", 45...46),
        ("1980-03", "2026-03-30", 45...46),
        ("1980-03", "2026-03-31", 46...46), ("1980-03", "2026-04-01", 46...46),
        // Whoever was born in an April has had the birthday by its 30th, and in February of 1981 by the 28th.
        ("1980-04", "2026-04-29", 45...46), ("1980-04", "2026-04-30", 46...46),
        ("1981-02", "2026-02-28", 45...45),
        // A birthday on 29 February is still ahead on the 28th.
        ("1980-02", "2026-02-28", 45...46), ("1980-02", "2024-02-29", 44...44),
        ("1980-02", "2026-03-01", 46...46),
    ])
    func `a birth month leaves two ages until its last day`(
        born: String, today: String, years: ClosedRange<Int>
    ) throws {
        #expect(try age(born: born, on: today) == years)
    }

    @Test(arguments: ["2027", "2026-12", "2026-11-22"])
    func `nobody has a negative age`(born: String) throws {
        #expect(try age(born: born, on: "2026-11-21") == 0...0)
    }
}
