import ClinicModel
import ClinicStore
import Testing

/// A plan is not changed: another supersedes it, and only one does.
@Suite struct CarePlanTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func plan(
        from day: CalendarDay, superseding old: RecordID<CarePlan>? = nil, of patient: RecordID<Patient> = 1
    ) throws -> Stored<CarePlan> {
        var plan = CarePlan(of: patient, startsOn: day, by: clinic.clinician)
        plan.supersedes = old
        return try clinic.write { [plan] in try $0.add(plan) }
    }

    private func void(_ id: RecordID<CarePlan>) throws {
        try clinic.write { _ = try $0.void(id, reason: "of her sister") }
    }

    private func current(of patient: RecordID<Patient> = 1) throws -> RecordID<CarePlan>? {
        try clinic.store.read { try $0.currentPlan(of: patient)?.id }
    }

    private func allCurrent() throws -> [RecordID<CarePlan>] {
        try clinic.store.read { try $0.records(CarePlan.self, .current()).map(\.id) }
    }

    @Test func `the current plan is the one that no other supersedes`() throws {
        #expect(try current() == nil)
        let first = try plan(from: "2026-10-01")
        #expect(try current() == first.id)
        let second = try plan(from: "2026-11-01", superseding: first.id)
        #expect(try current() == second.id)
        // A plan may be replaced by one that began before it.
        let third = try plan(from: "2026-10-15", superseding: second.id)
        #expect(try current() == third.id)
        #expect(try allCurrent() == [third.id])
    }

    @Test func `the current plans are those of each patient, newest first`() throws {
        let other = try clinic.addPatient("Adler").id
        let others = try plan(from: "2026-11-05", of: other)
        let older = try plan(from: "2026-10-01")
        let newer = try plan(from: "2026-11-01")
        let void = try plan(from: "2026-11-10")
        try self.void(void.id)
        #expect(try allCurrent() == [newer.id, older.id, others.id])
        #expect(try current() == newer.id)
        #expect(try current(of: other) == others.id)
    }

    @Test func `a plan is superseded once`() throws {
        let first = try plan(from: "2026-10-01")
        let second = try plan(from: "2026-11-01", superseding: first.id)
        let error = #expect(throws: CarePlanError.self) { try plan(from: "2026-11-10", superseding: first.id) }
        #expect(error == .alreadySuperseded(first.id, by: second.id))
        #expect(error?.description == "Care plan 1 is superseded by care plan 2 already; supersede that one.")
        let third = try plan(from: "2026-11-10")
        #expect(throws: CarePlanError.alreadySuperseded(first.id, by: second.id)) {
            try clinic.write { try $0.edit(third, to: third.record.with("supersedes", .integer(1))) }
        }
    }

    @Test func `the plan that supersedes another may be edited and void`() throws {
        let first = try plan(from: "2026-10-01")
        let second = try plan(from: "2026-11-01", superseding: first.id)
        let edited = try clinic.write { try $0.edit(second, to: second.record.with("goals", .text("Walk to work"))) }
        #expect((edited.goals, edited.supersedes) == ("Walk to work", first.id))
        try void(second.id)
    }

    @Test func `a void plan frees the one that it superseded`() throws {
        let first = try plan(from: "2026-10-01")
        let second = try plan(from: "2026-11-01", superseding: first.id)
        try void(second.id)
        #expect(try current() == first.id)
        #expect(try allCurrent() == [first.id])
        let third = try plan(from: "2026-11-10", superseding: first.id)
        #expect(try current() == third.id)
        #expect(try allCurrent() == [third.id])
    }

    @Test func `a plan supersedes neither itself nor one that came after it`() throws {
        let first = try plan(from: "2026-10-01")
        let second = try plan(from: "2026-11-01")
        for later in [first.id, second.id] {
            let error = #expect(throws: CarePlanError.self) {
                try clinic.write { try $0.edit(first, to: first.record.with("supersedes", .integer(later.number))) }
            }
            #expect(error == .notEarlier(later, than: first.id))
            #expect(
                error?.description
                    == "Care plan \(later) was not made before care plan 1; a plan supersedes an earlier one.")
        }
        #expect(try allCurrent() == [second.id, first.id])
    }
}
