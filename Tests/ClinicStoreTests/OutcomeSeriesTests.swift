import ClinicModel
import ClinicStore
import Testing

@Suite struct OutcomeSeriesTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    /// `C-1 severity: 7 (2026-11-01) 4 (2026-11-08) of 2`: the first and the latest score, and how many.
    private func lines(of patient: RecordID<Patient>? = nil) throws -> [String] {
        var lines: [String] = []
        try clinic.read { reader in
            try reader.forEachOutcomeSeries(of: patient) { line in
                let (first, latest) = (line.firstScore.shortText, line.latestScore.shortText)
                lines.append(
                    "\(line.complaintID) \(line.measure): \(first) (\(line.firstOn)) \(latest) (\(line.latestOn)) "
                        + "of \(line.scores)")
            }
        }
        return lines
    }

    @discardableResult
    private func complaint(
        _ severity: Int?, of patient: RecordID<Patient>? = nil, _ change: (inout Complaint) -> Void = { _ in }
    ) throws -> RecordID<Complaint> {
        var complaint = Complaint(
            of: patient ?? clinic.patient, recordedOn: "2026-11-01", words: "My neck", region: .neck)
        complaint.severity = severity
        change(&complaint)
        return try clinic.write { try $0.add(complaint).id }
    }

    private func rate(
        _ complaint: RecordID<Complaint>, _ score: Int, on day: CalendarDay,
        _ change: (inout SeverityRating) -> Void = { _ in }
    ) throws {
        var rating = SeverityRating(of: complaint, ratedOn: day, score: score)
        change(&rating)
        try clinic.write { _ = try $0.add(rating) }
    }

    private func score(
        _ complaint: RecordID<Complaint>?, _ measure: String, _ score: Double, on day: CalendarDay,
        _ change: (inout OutcomeScore) -> Void = { _ in }
    ) throws {
        var record = OutcomeScore(of: clinic.patient, measure: measure, score: score, scoredOn: day)
        record.complaintID = complaint
        change(&record)
        try clinic.write { _ = try $0.add(record) }
    }

    @Test func `the severity begins with the complaint, and goes on with the ratings of the present`() throws {
        let complaint = try complaint(7)
        #expect(try lines() == ["C-1 severity: 7 (2026-11-01) 7 (2026-11-01) of 1"])
        try rate(complaint, 3, on: "2026-11-15")
        try rate(complaint, 5, on: "2026-11-08")
        for kind in [SeverityRating.Kind.worst, .best, .average] {
            try rate(complaint, 9, on: "2026-11-16") { $0.kind = kind }
        }
        try rate(complaint, 10, on: "2026-11-17") { $0.voidReason = "typed twice" }
        #expect(try lines() == ["C-1 severity: 7 (2026-11-01) 3 (2026-11-15) of 3"])
    }

    @Test func `of several on a day, the complaint's own comes first and the last one recorded is the latest`() throws {
        let complaint = try complaint(7)
        try rate(complaint, 6, on: "2026-11-01")
        try rate(complaint, 5, on: "2026-11-01")
        #expect(try lines() == ["C-1 severity: 7 (2026-11-01) 5 (2026-11-01) of 3"])
    }

    @Test func `a complaint without a severity begins with its first rating, and one without scores is not told`()
        throws
    {
        let complaint = try complaint(nil)
        #expect(try lines() == [])
        try rate(complaint, 6, on: "2026-11-02")
        #expect(try lines() == ["C-1 severity: 6 (2026-11-02) 6 (2026-11-02) of 1"])
    }

    @Test func `each measure is a line of its own, after the severity`() throws {
        let complaint = try complaint(0)
        try score(complaint, "rmdq", 12, on: "2026-11-02")
        try score(complaint, "nprs", 6.5, on: "2026-11-03")
        try score(complaint, "nprs", 7.5, on: "2026-11-02")
        try score(complaint, "nprs", 1, on: "2026-11-04") { $0.voidReason = "wrong form" }
        try score(nil, "ndi", 40, on: "2026-11-02")
        #expect(
            try lines() == [
                "C-1 severity: 0 (2026-11-01) 0 (2026-11-01) of 1",
                "C-1 nprs: 7.5 (2026-11-02) 6.5 (2026-11-03) of 2", "C-1 rmdq: 12 (2026-11-02) 12 (2026-11-02) of 1",
            ])
    }

    @Test func `void complaints are left out with all their scores, and one patient's can be asked for`() throws {
        let other = try clinic.addPatient("Adler").id
        try complaint(4, of: other)
        let void = try complaint(5)
        try complaint(6)
        try rate(void, 4, on: "2026-11-02")
        try score(void, "nprs", 4, on: "2026-11-02")
        try clinic.write { _ = try $0.void(void, reason: "of another patient") }
        let own = "C-3 severity: 6 (2026-11-01) 6 (2026-11-01) of 1"
        let others = "C-1 severity: 4 (2026-11-01) 4 (2026-11-01) of 1"
        #expect(try lines() == [own, others])
        #expect(try lines(of: clinic.patient) == [own])
        #expect(try lines(of: other) == [others])
    }
}
