import ClinicModel
import Testing

/// Lengths, ranges and days at their limits and one beyond. Today is 21 November 2026.
struct FieldLimitTests {
    private static let letters = ["x", "é", "王", "😀", "e\u{301}"]

    private func text(_ letter: String, scalars: Int) -> String {
        String(repeating: letter, count: scalars / letter.unicodeScalars.count)
    }

    @Test(arguments: letters)
    func `a line has at most 1000 characters, counted in Unicode scalars`(letter: String) throws {
        var patient = namedPatient()
        patient.city = text(letter, scalars: 1_000)
        #expect(try patient.checked(today: calendarDay("2026-11-21")) == patient)
        patient.city? += "x"
        #expect(try fieldError(in: patient) == "City has 1001 characters; at most 1000 are kept.")
    }

    @Test(arguments: letters)
    func `prose has at most 50000 characters, counted in Unicode scalars`(letter: String) throws {
        var patient = namedPatient()
        patient.alert = text(letter, scalars: 50_000)
        #expect(try patient.checked(today: calendarDay("2026-11-21")) == patient)
        patient.alert? += "x"
        #expect(try fieldError(in: patient) == "Alert has 50001 characters; at most 50000 are kept.")
    }

    @Test func `a length is counted after the white space at either end is taken off`() throws {
        var patient = namedPatient()
        patient.city = "  " + text("x", scalars: 1_000) + "\n"
        #expect(try patient.checked(today: calendarDay("2026-11-21")).city?.count == 1_000)
    }

    @Test(arguments: [0, 1, 9, 10])
    func `a score runs from 0 to 10`(score: Int) throws {
        var complaint = try plainComplaint()
        complaint.severity = score
        #expect(try complaint.checked(today: complaint.recordedOn) == complaint)
        let rating = SeverityRating(of: RecordID(5), ratedOn: complaint.recordedOn, score: score)
        #expect(try rating.checked(today: complaint.recordedOn) == rating)
    }

    @Test(arguments: [-1, 11, Int.min, Int.max])
    func `a score outside 0 to 10 is refused`(score: Int) throws {
        var complaint = try plainComplaint()
        complaint.severity = score
        #expect(try fieldError(in: complaint) == "Severity is \(score); it runs from 0 to 10.")
        let rating = SeverityRating(of: RecordID(5), ratedOn: complaint.recordedOn, score: score)
        #expect(try fieldError(in: rating) == "Score is \(score); it runs from 0 to 10.")
    }

    @Test(arguments: [(0, false), (1, true), (100, true), (101, false)])
    func `records are kept for 1 to 100 years`(years: Int, isKept: Bool) throws {
        var practice = Practice(name: "Upper Neck Practice")
        practice.retentionYears = years
        if isKept {
            #expect(try practice.checked(today: calendarDay("2026-11-21")) == practice)
        } else {
            #expect(try fieldError(in: practice) == "Retention is \(years); it runs from 1 to 100.")
        }
    }

    @Test(arguments: [6, 0.25, -0.5, 0.0625, 0.0001, 123_456_789])
    func `a number with up to four decimals is kept`(value: Double) throws {
        var finding = Finding(of: RecordID(31), test: "leg-check", phase: .before)
        finding.value = value
        #expect(try finding.checked(today: calendarDay("2026-11-21")) == finding)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1.0 / 3, 0.03125, 1e-5, 1e10])
    func `a number that could not be read back from its text is refused`(value: Double) throws {
        var finding = Finding(of: RecordID(31), test: "leg-check", phase: .before)
        finding.value = value
        #expect(throws: FieldError.self) { try finding.checked(today: calendarDay("2026-11-21")) }
    }
}
