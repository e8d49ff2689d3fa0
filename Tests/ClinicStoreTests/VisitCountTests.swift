import ClinicModel
import ClinicStore
import Testing

@Suite struct VisitCountTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func counts(
        from first: CalendarDay? = nil, until last: CalendarDay? = nil,
        by groupings: Set<VisitCount.Grouping> = [.month]
    ) throws -> [VisitCount] {
        try clinic.read { try $0.visitCounts(from: first, until: last, by: groupings) }
    }

    /// `Main, Cole, 2026-11: 3`.
    private func lines(by groupings: Set<VisitCount.Grouping>) throws -> [String] {
        try counts(by: groupings).map { count in
            [count.office, count.clinician, count.month].map { $0 ?? "-" }.joined(separator: ", ") + ": \(count.visits)"
        }
    }

    private func came(_ count: Int, _ outcome: Outcome?) throws {
        for _ in 0..<count {
            try clinic.came { ($0.outcome, $0.reason) = (outcome, outcome == nil ? nil : .deferred) }
        }
    }

    @Test func `both days of a range belong to it`() throws {
        for day: CalendarDay in ["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"] { try clinic.came(on: day) }
        #expect(try counts(from: "2026-10-01", until: "2026-10-31").map(\.visits) == [2])
        #expect(try counts(from: "2026-10-01").map(\.month) == ["2026-10", "2026-11"])
        #expect(try counts(until: "2026-10-01").map(\.month) == ["2026-09", "2026-10"])
        #expect(try counts().map(\.visits) == [1, 2, 1])
        #expect(try counts(from: "2026-10-02", until: "2026-10-30").isEmpty)
    }

    @Test func `visits are told apart by office, clinician and month as asked`() throws {
        let far = try clinic.addFarOffice()
        try clinic.came(on: "2026-10-05") { $0.clinicianID = clinic.colleague }
        try clinic.came(on: "2026-11-05")
        try clinic.came(on: "2026-11-06") { $0.officeID = far }
        try clinic.came(on: "2026-11-07") { ($0.officeID, $0.clinicianID) = (far, nil) }
        try clinic.came(on: "2026-11-08")
        #expect(
            try lines(by: [.office, .clinician, .month]) == [
                "Main, Cleo Clarke, 2026-11: 2", "Main, Colin Cole, 2026-10: 1", "Far, -, 2026-11: 1",
                "Far, Cleo Clarke, 2026-11: 1",
            ])
        #expect(try lines(by: [.office]) == ["Main, -, -: 3", "Far, -, -: 2"])
        #expect(try lines(by: [.clinician]) == ["-, -, -: 1", "-, Cleo Clarke, -: 3", "-, Colin Cole, -: 1"])
        #expect(
            try lines(by: [.month, .office]) == ["Main, -, 2026-10: 1", "Main, -, 2026-11: 2", "Far, -, 2026-11: 2"])
    }

    @Test func `two clinicians of one name are two`() throws {
        let namesake = try clinic.write { try $0.add(StaffMember(name: "Cleo Clarke", role: .clinician)) }
        try clinic.came()
        try clinic.came { $0.clinicianID = namesake.id }
        #expect(try lines(by: [.clinician]) == ["-, Cleo Clarke, -: 1", "-, Cleo Clarke, -: 1"])
    }

    @Test func `a visit is adjusted, not adjusted or without an outcome, and void ones are not counted`() throws {
        try came(1, .adjusted)
        try came(2, .notAdjusted)
        try came(3, nil)
        try clinic.void(1)
        try came(4, .adjusted)
        let count = try #require(counts().first)
        #expect((count.visits, count.adjusted, count.notAdjusted, count.noOutcome) == (9, 4, 2, 3))
        #expect(count.shareAdjusted == 0.6667)
    }

    @Test(arguments: [(1, 2, 0.3333), (1, 31, 0.0313), (3, 0, 1), (0, 3, 0)] as [(Int, Int, Double)])
    func `the share is of the visits with an outcome, a half rounded up`(
        adjusted: Int, notAdjusted: Int, share: Double
    ) throws {
        try came(adjusted, .adjusted)
        try came(notAdjusted, .notAdjusted)
        try came(1, nil)
        #expect(try counts().map(\.shareAdjusted) == [share])
    }

    @Test func `there is no share where no visit has an outcome`() throws {
        try came(2, nil)
        #expect(try counts().map(\.shareAdjusted) == [nil])
    }
}
