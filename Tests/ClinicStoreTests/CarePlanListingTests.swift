import ClinicModel
import ClinicStore
import Testing

/// What the listing of plans says beside them: by which each was superseded, and how many visits were kept under it.
@Suite struct CarePlanListingTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func plan(_ fill: (inout CarePlan) -> Void) throws -> RecordID<CarePlan> {
        var plan = CarePlan(of: clinic.patient, startsOn: "2026-10-01", by: clinic.clinician)
        fill(&plan)
        return try clinic.write { [plan] in try $0.add(plan).id }
    }

    private func void(_ id: RecordID<CarePlan>) throws {
        try clinic.write { _ = try $0.void(id, reason: "of her sister") }
    }

    /// The two columns of each plan, by id.
    private func rows() throws -> [[FieldValue]] {
        let names = CarePlan.kind.listing.columnNames
        let (superseder, visits) = (
            try #require(names.firstIndex(of: "superseded_by")), try #require(names.firstIndex(of: "kept_visits"))
        )
        var rows: [[FieldValue]] = []
        try clinic.store.read {
            try $0.forEachRow(of: Selection<CarePlan>.all) { rows.append([$0.values[superseder], $0.values[visits]]) }
        }
        return rows
    }

    /// Visits before October, on its first, fifteenth (and a void one), twentieth and last day, and after it; and one of
    /// another patient. That of the fifteenth is signed, the others are drafts.
    private func addVisits() throws {
        for day: CalendarDay in ["2026-09-30", "2026-10-01", "2026-10-20", "2026-10-31", "2026-11-01"] {
            _ = try clinic.draft(clinic.check(on: day))
        }
        _ = try clinic.signed(clinic.check(on: "2026-10-15"))
        try clinic.void(clinic.signed(clinic.check(on: "2026-10-15")).id)
        var others = clinic.check(on: "2026-10-10")
        others.visit.patientID = try clinic.addPatient("Adler").id
        _ = try clinic.draft(others)
    }

    @Test func `visits count from the first day of a plan to its last, without void ones`() throws {
        try addVisits()
        _ = try plan { $0.endsOn = "2026-10-31" }
        _ = try plan { $0.endsOn = "2026-10-30" }
        _ = try plan { ($0.startsOn, $0.endsOn) = ("2026-10-02", "2026-10-02") }
        _ = try plan { $0.startsOn = "2026-12-01" }
        #expect(
            try rows() == [[.null, .integer(4)], [.null, .integer(3)], [.null, .integer(0)], [.null, .integer(0)]])
    }

    @Test func `visits count without end where a plan has none`() throws {
        try addVisits()
        _ = try plan { _ in }
        #expect(try rows() == [[.null, .integer(5)]])
    }

    @Test func `visits count until the day before the next plan begins`() throws {
        try addVisits()
        let first = try plan { $0.endsOn = "2026-10-31" }
        let second = try plan { ($0.startsOn, $0.supersedes) = ("2026-10-20", first) }
        // 1 and 15 October; then 20 and 31 October and 1 November.
        #expect(try rows() == [[.integer(2), .integer(2)], [.null, .integer(3)]])
        _ = try plan { ($0.startsOn, $0.supersedes) = ("2026-11-01", second) }
        #expect(try rows() == [[.integer(2), .integer(2)], [.integer(3), .integer(2)], [.null, .integer(1)]])
    }

    @Test func `a plan that is superseded from its first day has no visits`() throws {
        try addVisits()
        let first = try plan { _ in }
        _ = try plan { $0.supersedes = first }
        #expect(try rows() == [[.integer(2), .integer(0)], [.null, .integer(5)]])
    }

    @Test func `a void plan supersedes none`() throws {
        try addVisits()
        let first = try plan { $0.endsOn = "2026-10-31" }
        let second = try plan { ($0.startsOn, $0.supersedes) = ("2026-10-20", first) }
        try void(second)
        #expect(try rows().first == [.null, .integer(4)])
        _ = try plan { ($0.startsOn, $0.supersedes) = ("2026-10-31", first) }
        // 1, 15 and 20 October.
        #expect(try rows().first == [.integer(3), .integer(3)])
    }

    @Test func `the plan after a void one stands in the place of those before it`() throws {
        try addVisits()
        let first = try plan { _ in }
        let second = try plan { ($0.startsOn, $0.supersedes) = ("2026-10-15", first) }
        let third = try plan { ($0.startsOn, $0.supersedes) = ("2026-10-20", second) }
        try void(second)
        // 1 and 15 October, the latter of the void plan too; then 20 and 31 October and 1 November.
        #expect(
            try rows() == [[.integer(3), .integer(2)], [.integer(3), .integer(1)], [.null, .integer(3)]])
        #expect(try clinic.store.read { try $0.records(CarePlan.self, .current()).map(\.id) } == [third])
        let error = #expect(throws: CarePlanError.self) { try plan { $0.supersedes = first } }
        #expect(error == .alreadySuperseded(first, by: third))
        try void(third)
        #expect(try clinic.store.read { try $0.records(CarePlan.self, .current()).map(\.id) } == [first])
    }

    @Test func `a visit counts for one plan, also where a later plan begins before an earlier one`() throws {
        try addVisits()
        let first = try plan { _ in }
        let second = try plan { ($0.startsOn, $0.supersedes) = ("2026-12-01", first) }
        _ = try plan { ($0.startsOn, $0.supersedes) = ("2026-10-20", second) }
        #expect(
            try rows() == [[.integer(2), .integer(2)], [.integer(3), .integer(0)], [.null, .integer(3)]])
    }
}
