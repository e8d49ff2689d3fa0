import ClinicModel
import Testing

/// Today is 21 November 2026.
struct FutureDayTests {
    @Test(arguments: ["2026-11-21", "2026-11-20", "2025-12-31", "1800-01-01"])
    func `a day up to today is kept`(text: String) throws {
        let rating = SeverityRating(of: RecordID(5), ratedOn: try calendarDay(text), score: 4)
        #expect(try rating.checked(today: calendarDay("2026-11-21")) == rating)
    }

    @Test(arguments: ["2026-11-22", "2026-12-01", "2027-01-01", "2999-12-31"])
    func `a day after today is refused`(text: String) throws {
        let rating = SeverityRating(of: RecordID(5), ratedOn: try calendarDay(text), score: 4)
        #expect(try fieldError(in: rating) == "Rated on is \(text), in the future; today is 2026-11-21.")
    }

    @Test(arguments: [
        "2026", "2025", "2026-11", "2026-10", "2025-12", "2026-11-21", "2026-11-20", "1899-12-31",
    ])
    func `a partial date that may lie in the past is kept`(text: String) throws {
        var patient = namedPatient()
        patient.birthDate = try partialDate(text)
        #expect(try patient.checked(today: calendarDay("2026-11-21")) == patient)
    }

    @Test(arguments: ["2027", "2026-12", "2027-01", "2026-11-22", "2026-12-01"])
    func `a partial date that lies wholly in the future is refused`(text: String) throws {
        var patient = namedPatient()
        patient.birthDate = try partialDate(text)
        #expect(try fieldError(in: patient) == "Birth date is \(text), in the future; today is 2026-11-21.")
    }

    @Test func `every day of a record is held against today`() throws {
        let tomorrow = try calendarDay("2026-11-22")
        var complaint = try plainComplaint()
        complaint.status = .closed
        complaint.closedOn = tomorrow
        #expect(
            try fieldError(in: complaint) == "Closed on is 2026-11-22, in the future; today is 2026-11-21.")
        complaint = try plainComplaint()
        complaint.onset = .day(tomorrow)
        #expect(try fieldError(in: complaint) == "Onset is 2026-11-22, in the future; today is 2026-11-21.")
        var qualification = Qualification(of: RecordID(2), title: "Master of Chiropractic")
        qualification.awardedOn = .year(2027)
        #expect(
            try fieldError(in: qualification) == "Awarded on is 2027, in the future; today is 2026-11-21.")
    }
}
