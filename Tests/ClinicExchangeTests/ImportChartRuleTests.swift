import ClinicModel
import ClinicStore
import Testing

/// Rules between the records of a chart, held in an import.
@Suite struct ImportChartRuleTests {
    private var practice = SmallPractice.withChart

    @Test mutating func `a plan that names a plan further down is refused`() throws {
        practice.replace("2027-11-01,S-1,\n", with: "2027-11-01,S-1,2\n", in: "care_plans.csv")
        #expect(
            try practice.problems() == [
                "care_plans.csv, line 2, column supersedes: Supersedes is 2, and there is none."
            ])
    }

    @Test mutating func `a plan that another supersedes already is refused`() throws {
        practice.add("3,P-1,C-1,1,2026-11-11,2027-11-01,S-1,1", to: "care_plans.csv")
        #expect(
            try practice.problems() == [
                "care_plans.csv, line 4: Care plan 1 is superseded by care plan 2 already; supersede that one."
            ])
    }

    @Test mutating func `an adjustment by a study of another patient is refused`() throws {
        practice.add("X-2,P-7,,x-ray,yes,To find it,S-1,2026-11-10,2026-11-10,3", to: "imaging_studies.csv")
        practice.files["adjustments.csv"] = """
            adjustment_id,visit_id,vertebra,state,imaging_study_id
            1,V-1,C1,recorded,X-2
            """
        #expect(try practice.problems() == ["adjustments.csv, line 2: X-2 is on the chart of another patient."])
    }

    @Test mutating func `appointments that overlap are taken as they were`() throws {
        practice.add("2,P-1,O-1,S-1,2027-11-11,09:30,30,booked,", to: "appointments.csv")
        practice.add("3,P-7,O-1,S-1,2027-11-11,09:45,30,booked,", to: "appointments.csv")
        let store = try ClinicStore()
        try practice.read(into: store)
        let open = try store.read { try $0.records(Appointment.self, .between("2027-11-11", "2027-11-11")) }
        #expect(open.map(\.startsAt) == ["09:30", "09:45"])
        #expect(try store.read { try $0.overlapping(open[0].record, id: open[0].id).map(\.id) } == [open[1].id])
    }

    @Test(arguments: [
        ("safety_items.csv", "safety_item_id,code,name,area,active\n20,own,Own,elbow,true"),
        ("measures.csv", "measure_id,code,name,minimum,maximum,active\n20,own,Own,5,5,true"),
        ("codes.csv", "code_id,code_system,code_version,code,title\n90,icd-10-cm,FY2023,M54.39,"),
    ])
    mutating func `a row that a catalogue refuses does not make what names it wrong`(file: String, text: String) throws
    {
        practice.files[file] = text
        practice.replace("nausea", with: "own", in: "safety_answers.csv")
        practice.replace("ndi", with: "own", in: "outcome_scores.csv")
        practice.replace("M54.31", with: "M54.39", in: "assessments.csv")
        practice.files = practice.files.filter { name, _ in
            !["safety_answers.csv", "outcome_scores.csv", "assessments.csv"].contains(name)
                || name == Self.user(of: file)
        }
        let problems = try practice.problems()
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("\(file), line 2") == true, "\(problems)")
    }

    /// The file that names the rows of a catalogue.
    private static func user(of catalogue: String) -> String {
        switch catalogue {
        case "safety_items.csv": "safety_answers.csv"
        case "measures.csv": "outcome_scores.csv"
        default: "assessments.csv"
        }
    }
}
