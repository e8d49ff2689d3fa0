import ClinicModel
import Testing

/// A plan from 14 March 2027 on, which lies ahead.
struct CarePlanTests {
    private func plan(_ fill: (inout CarePlan) throws -> Void = { _ in }) throws -> CarePlan {
        var plan = CarePlan(of: RecordID(7), startsOn: try calendarDay("2027-03-14"), by: RecordID(3))
        try fill(&plan)
        return plan
    }

    @Test func `a plan may lie ahead, and says no more than it must`() throws {
        #expect(try refusal(of: plan()) == nil)
    }

    @Test func `a plan ends on its first day or later`() throws {
        #expect(try refusal(of: plan { $0.endsOn = try calendarDay("2027-03-14") }) == nil)
        #expect(
            try refusal(of: plan { $0.endsOn = try calendarDay("2027-03-13") })
                == "The plan ends before it begins, on 2027-03-14; it ends on that day or later.")
    }

    @Test func `a re-examination is due on the first day or later, be it after the end`() throws {
        #expect(try refusal(of: plan { $0.reExaminationDue = try calendarDay("2027-03-14") }) == nil)
        let after = try plan {
            $0.endsOn = try calendarDay("2027-04-14")
            $0.reExaminationDue = try calendarDay("2027-05-01")
        }
        #expect(try refusal(of: after) == nil)
        #expect(
            try refusal(of: plan { $0.reExaminationDue = try calendarDay("2027-03-13") })
                == "The re-examination is due before the plan begins, on 2027-03-14; it is due on that day or later.")
    }

    @Test(arguments: [0.01, 0.25, 1, 3, 21])
    func `visits per week run from a hundredth to 21`(visits: Double) throws {
        #expect(try refusal(of: plan { $0.visitsPerWeek = visits }) == nil)
    }

    @Test(arguments: [(0, "0"), (0.005, "0.005"), (-1, "-1"), (21.5, "21.5")])
    func `visits per week outside of that are refused`(visits: Double, text: String) throws {
        #expect(
            try refusal(of: plan { $0.visitsPerWeek = visits })
                == "Visits per week is \(text); it runs from 0.01 to 21 (0.5 is every other week).")
    }

    @Test func `planned visits run from 1 to 1000`() throws {
        for visits in [1, 1000] { #expect(try refusal(of: plan { $0.plannedVisits = visits }) == nil) }
        for visits in [0, 1001] {
            #expect(
                try refusal(of: plan { $0.plannedVisits = visits })
                    == "Planned visits is \(visits); it runs from 1 to 1000.")
        }
    }

    @Test func `what a plan cannot be among others is a sentence`() {
        #expect(
            CarePlanError.alreadySuperseded(RecordID(2), by: RecordID(5)).description
                == "Care plan 2 is superseded by care plan 5 already; supersede that one.")
        #expect(
            CarePlanError.noPlan(RecordID(12)).description
                == "P-12 has no care plan yet; make one with plumb care-plan add.")
    }
}
