import ClinicModel
import Testing

/// How two records of one person differ, and what a merged one says.
@Suite struct PatientMergeTests {
    private func patient(_ change: (inout Patient) throws -> Void) rethrows -> Patient {
        var patient = Patient(familyName: "Okafor", givenNames: "Ada")
        try change(&patient)
        return patient
    }

    @Test func `what differs is told field by field, and what became of the chart is no difference`() throws {
        let left = try patient {
            ($0.phone, $0.email, $0.birthDate) = ("1", "a@example.org", try partialDate("1980"))
            ($0.mergedInto, $0.mergeReason) = (RecordID(3), "twice")
        }
        let right = try patient { ($0.phone, $0.birthDate, $0.city) = ("2", try partialDate("1980"), "Cork") }
        #expect(left.differences(from: right).map(\.name) == ["phone", "email", "city"])
        #expect(left.differences(from: left).isEmpty)
    }

    @Test(arguments: [
        ("1980-03-14", "1980-03-15", true), ("1980", "1981-01-01", true), ("1980", "1980-03-14", false),
        ("1980-03", "1980", false), ("1980", "", false),
    ])
    func `birth dates contradict one another where neither may be the other`(
        left: String, right: String, contradict: Bool
    ) {
        let (one, other) = (patient { $0.birthDate = PartialDate(left) }, patient { $0.birthDate = PartialDate(right) })
        let expected = contradict ? ["The birth dates differ: \(left) and \(right)."] : []
        #expect(one.contradictions(to: other) == expected)
    }

    @Test func `sexes and a death contradict too`() {
        let woman = patient { $0.sex = .female }
        #expect(woman.contradictions(to: patient { $0.sex = .male }) == ["The sexes differ: female and male."])
        #expect(woman.contradictions(to: patient { $0.sex = .unknown }).isEmpty)
        #expect(woman.contradictions(to: patient { _ in }).isEmpty)
        #expect(
            woman.contradictions(to: patient { $0.status = .deceased }) == ["Only one of them is deceased."])
    }

    @Test func `references are read as they are written`() throws {
        let references = [RecordReference("C", 5), RecordReference("history_item", 12)]
        #expect(RecordReference.text(of: references) == "C-5;history_item-12")
        #expect(try RecordReference.list("C-5;history_item-12") == references)
        #expect(RecordReference.text(of: []) == nil)
        #expect(references.map(\.spoken) == ["C-5", "history item 12"])
        #expect(RecordReference(RecordID<CarePlan>(3)) == RecordReference("care_plan", 3))
    }

    @Test(arguments: ["", "C5", "C-", "-5", "C-0", "C-5;", "C-5,V-1", "C-5-6", "é-1", "C--5"])
    func `what is no list of references is refused`(text: String) {
        #expect(throws: PatientError.self) { try RecordReference.list(text) }
    }

    @Test func `a merge says into whom, when, by whom and why`() throws {
        let merged = patient {
            ($0.mergedInto, $0.mergedAt, $0.mergedBy) = (RecordID(3), Instant(milliseconds: 0), RecordID(1))
            ($0.mergeReason, $0.mergedRecords) = ("twice", "C-5")
        }
        try merged.checkRules()
        #expect(merged.unmerged == patient { _ in })
        let fields = Patient.fields.filter { Patient.mergeFields.contains($0.name) }
        #expect(fields.count == 5)
        for field in fields where field.name != "merged_records" {
            var incomplete = merged
            try field.set(.null, in: &incomplete)
            #expect(throws: PatientError.mergeIncomplete, "\(field.name)") { try incomplete.checkRules() }
        }
        #expect(throws: PatientError.mergeIncomplete) {
            try patient { $0.mergedRecords = "C-5" }.checkRules()
        }
    }
}
