import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// A record may name one that stands further down its file.
@Suite struct ImportOrderTests {
    private var practice = SmallPractice()

    private static let header = "care_plan_id,patient_id,clinician_id,starts_on,supersedes"

    @Test mutating func `a plan may stand before the one that it supersedes`() throws {
        practice.files["care_plans.csv"] = plans(["2,P-1,S-1,2026-02-01,1", "1,P-1,S-1,2026-01-01,"])
        let store = try ClinicStore()
        try practice.read(into: store)
        #expect(try store.read { try $0.records(CarePlan.self).map(\.supersedes) } == [nil, 1])
        #expect(try store.read { try $0.currentPlan(of: 1)?.id } == 2)
    }

    @Test(arguments: [
        (["2,P-1,S-1,2026-02-01,9", "1,P-1,S-1,2026-01-01,"], 2, "is 9, and there is none."),
        (["2,P-1,S-1,2026-02-01,1", "1,P-7,S-1,2026-01-01,"], 2, "is 1, which is on the chart of another patient."),
        (["2,P-1,S-1,2026-02-01,1", "1,P-1,S-1,2026-01-01,2"], 3, "earlier"),
        (["2,P-1,S-1,2026-02-01,", "1,P-1,S-1,2026-01-01,2"], 3, "earlier"),
        (["2,P-1,S-1,2026-02-01,1", "3,P-1,S-1,2026-03-01,1", "1,P-1,S-1,2026-01-01,"], 3, "superseded"),
    ])
    mutating func `what follows is held against the same rules`(rows: [String], line: Int, end: String) throws {
        practice.files["care_plans.csv"] = plans(rows)
        let problem = try #require(try practice.problems().first)
        #expect(problem.hasPrefix("care_plans.csv, line \(line)"), "\(problem)")
        #expect(problem.contains(end), "\(problem)")
    }

    private func plans(_ rows: [String]) -> String { ([Self.header] + rows).joined(separator: "\n") }
}
