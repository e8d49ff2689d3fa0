import ClinicModel
import ClinicStore
import Testing

/// The day on which a complaint was recorded, and the days on which it was rated.
@Suite struct ComplaintDayTests {
    private let clinic: TestClinic
    private let complaint: Stored<Complaint>
    private let ratings: [Stored<SeverityRating>]

    /// A complaint of 1 November, rated on the 12th and on the 10th.
    init() throws {
        let clinic = try TestClinic()
        self.clinic = clinic
        (complaint, ratings) = try clinic.write { writer in
            let complaint = try writer.add(Complaint(of: 1, recordedOn: "2026-11-01", words: "My neck", region: .neck))
            let days: [CalendarDay] = ["2026-11-12", "2026-11-10"]
            return (
                complaint, try days.map { try writer.add(SeverityRating(of: complaint.id, ratedOn: $0, score: 3)) }
            )
        }
    }

    private func record(on day: CalendarDay) throws -> CalendarDay {
        try clinic.write { try $0.edit(complaint, to: complaint.record.with("recorded_on", .text(day.description))) }
            .recordedOn
    }

    @Test func `a complaint was recorded on the day of its first rating or before`() throws {
        let error = #expect(throws: ComplaintDayError.self) { try record(on: "2026-11-11") }
        #expect(error?.description == "The complaint was rated on 2026-11-10; it was recorded on that day or before.")
        #expect(error?.kind == .rule)
        #expect(try record(on: "2026-11-10") == "2026-11-10")
    }

    @Test func `a rating that is void is no rating`() throws {
        try clinic.write { _ = try $0.void(ratings[1].id, reason: "of her sister") }
        #expect(throws: ComplaintDayError.self) { try record(on: "2026-11-13") }
        #expect(try record(on: "2026-11-11") == "2026-11-11")
    }

    /// What was kept of one database is kept of the next.
    @Test func `an import keeps a void rating of a day before the complaint`() throws {
        var void = SeverityRating(of: complaint.id, ratedOn: "2026-10-01", score: 3)
        #expect(throws: SeverityRatingError.beforeComplaint("2026-11-01")) {
            try clinic.write { [void] in try $0.bring(void, id: 7, reason: "moved here") }
        }
        void.voidReason = "of her sister"
        try clinic.write { [void] in try $0.bring(void, id: 7, reason: "moved here") }
        #expect(try clinic.store.read { try $0.record(RecordID<SeverityRating>(7)) }.record == void)
    }
}
