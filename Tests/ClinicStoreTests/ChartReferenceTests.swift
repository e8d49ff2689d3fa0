import ClinicModel
import ClinicStore
import Testing

/// A record of a chart names what is there, and of the records of charts only those of its own patient.
@Suite struct ChartReferenceTests {
    private let clinic: TestClinic

    /// Patient, complaint, visit and plan 1 are of one chart, and 2 of another.
    init() throws {
        clinic = try TestClinic()
        _ = try clinic.addPatient("Adler")
        for patient: RecordID<Patient> in [1, 2] {
            try clinic.write { writer in
                try writer.add(Complaint(of: patient, recordedOn: "2026-11-01", words: "My neck", region: .neck))
                try writer.add(Visit(of: patient, at: 1, on: "2026-11-01", enteredBy: 4))
                try writer.add(CarePlan(of: patient, startsOn: "2026-11-01", by: 2))
            }
        }
    }

    private static let charts: Set = ["complaints", "visits", "imaging_studies", "care_plans"]
    private static let fields = [
        ("prior_care", "complaint_id"), ("safety_answers", "visit_id"), ("assessments", "complaint_id"),
        ("imaging_studies", "visit_id"), ("reactions", "visit_id"), ("outcome_scores", "complaint_id"),
        ("outcome_scores", "visit_id"), ("care_plans", "complaints"), ("care_plans", "supersedes"),
        ("appointments", "visit_id"),
    ]

    private func refusal<Value: StoredRecord & ChartRecord>(
        _ record: Value, replacing old: Stored<Value>? = nil
    ) -> FieldError? {
        #expect(throws: FieldError.self, "\(record)") {
            try clinic.write { writer in
                if let old { try writer.edit(old, to: record) } else { try writer.add(record) }
            }
        }
    }

    @Test func `every field that names a record of a chart is looked at`() {
        var found: [String] = []
        func look<Value: StoredRecord & ChartRecord>(_ record: Value) {
            for field in Value.fields {
                switch field.type {
                case .reference(let table, _), .references(let table, _):
                    if Self.charts.contains(table) { found.append("\(Value.table).\(field.name)") }
                default: break
                }
            }
        }
        for example in ChartExample.all { look(example.record) }
        #expect(found == Self.fields.map { "\($0).\($1)" })
    }

    @Test(arguments: fields)
    func `a record of the same chart is named, and none of another or of none`(table: String, name: String) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let field = try #require(Value.field(name))
            func id(_ number: Int64) -> (value: FieldValue, text: String) {
                let text = field.type.text(ofID: .integer(number))
                if case .references = field.type { return (.text(text), text) }
                return (.integer(number), text)
            }
            let (others, none) = (try record.with(name, id(2).value), try record.with(name, id(99).value))
            let kept = try clinic.write { try $0.add(record.with(name, id(1).value)) }
            for old in [nil, kept] {
                let error = refusal(others, replacing: old)
                #expect((error?.field, error?.problem) == (name, .ofAnotherPatient(id(2).text)))
                #expect(
                    error?.description == "\(field.title) is \(id(2).text), which is on the chart of another patient.")
                #expect(
                    refusal(none, replacing: old)?.description == "\(field.title) is \(id(99).text), and there is none."
                )
            }
            #expect(try clinic.store.read { try $0.record(kept.id) } == kept)
        }
        try check(ChartExample.of(table).record)
    }

    @Test func `each complaint of a plan is looked at`() throws {
        var plan = CarePlan(of: 1, startsOn: "2026-11-10", by: 2)
        plan.complaints = RecordIDs([1, 2])
        #expect(refusal(plan)?.problem == .ofAnotherPatient("C-2"))
        plan.complaints = RecordIDs([1, 99])
        #expect(refusal(plan)?.problem == .noSuchRecord("C-99", table: "complaints"))
    }

    @Test(arguments: ChartExample.all)
    func `a record names a patient, an office and staff who are there`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            for field in Value.fields {
                guard case .reference(let table, _) = field.type, !Self.charts.contains(table) else { continue }
                let error = refusal(try record.with(field.name, .integer(99)))
                #expect(error?.field == field.name)
                #expect(error?.problem == .noSuchRecord(field.type.text(of: .integer(99)), table: table))
            }
        }
        try check(example.record)
    }

    @Test(arguments: [
        ("assessments", "clinician_id"), ("imaging_studies", "decided_by"), ("care_plans", "clinician_id"),
        ("appointments", "clinician_id"),
    ])
    func `what a clinician does is not done by the front desk`(table: String, name: String) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let byFrontDesk = try record.with(name, .integer(clinic.frontDesk.number))
            #expect(throws: StaffError.doesNotTreat("Fred Dexter", clinic.frontDesk)) {
                try clinic.write { try $0.add(byFrontDesk) }
            }
            _ = try clinic.write { try $0.add(record.with(name, .integer(clinic.owner.number))) }
        }
        try check(ChartExample.of(table).record)
    }

    @Test(arguments: [
        ("safety_answers", "asked_by"), ("recall_contacts", "contacted_by"), ("disclosures", "disclosed_by"),
    ])
    func `what anybody does may be done by the front desk`(table: String, name: String) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            _ = try clinic.write { try $0.add(record.with(name, .integer(clinic.frontDesk.number))) }
        }
        try check(ChartExample.of(table).record)
    }
}
