import ClinicModel
import Testing

struct RecordNameTests {
    @Test func `every type has its own table, and a key made from its name`() throws {
        let types = try RecordExample.all().map { type(of: $0.record) }
        #expect(Set(types.map { $0.table }).count == types.count)
        for type in types { #expect(type.key == type.name + "_id") }
        #expect(StaffMember.key == "staff_member_id")
    }

    @Test func `only the records whose ids people see have a letter`() throws {
        let letters = try RecordExample.all().compactMap { example in
            let type = type(of: example.record)
            return type.letter.map { "\($0) \(type.table)" }
        }
        #expect(
            letters.sorted() == [
                "C complaints", "O offices", "P patients", "S staff_members", "V visits", "X imaging_studies",
            ])
    }

    @Test func `the fields that must be filled are those that the record cannot be without`() throws {
        func required<Value: ClinicRecord>(_ type: Value.Type) -> [String] {
            type.fields.filter(\.isRequired).map(\.name)
        }
        #expect(required(Practice.self) == ["name"])
        #expect(required(Office.self) == ["name", "time_zone", "active"])
        #expect(required(StaffMember.self) == ["name", "role", "active"])
        #expect(required(Qualification.self) == ["staff_member_id", "title"])
        #expect(required(Patient.self) == ["status"])
        #expect(required(Complaint.self) == ["patient_id", "recorded_on", "words", "region", "status"])
        #expect(required(SeverityRating.self) == ["complaint_id", "rated_on", "score", "kind", "reporter"])
        #expect(
            required(Visit.self) == ["patient_id", "office_id", "visited_on", "kind", "state", "entered_by"])
        #expect(required(Finding.self) == ["visit_id", "test", "phase", "state"])
        #expect(required(Adjustment.self) == ["visit_id", "vertebra", "state"])
        #expect(required(Consent.self) == ["patient_id", "scope", "given_on", "signer"])
        #expect(required(HistoryItem.self) == ["patient_id", "kind", "description"])
        #expect(required(PriorCare.self) == ["patient_id", "kind", "ongoing"])
        #expect(required(SafetyAnswer.self) == ["patient_id", "item", "answer", "asked_by", "asked_on"])
        #expect(required(Assessment.self) == ["patient_id", "term", "state", "clinician_id", "decided_on"])
        #expect(required(ExternalTest.self) == ["patient_id", "kind"])
        #expect(
            required(ImagingStudy.self) == [
                "patient_id", "modality", "indicated", "indication_reason", "decided_by", "decided_on",
            ])
        #expect(required(Reaction.self) == ["patient_id", "reported_on", "description"])
        #expect(required(OutcomeScore.self) == ["patient_id", "measure", "score", "scored_on", "reporter"])
        #expect(required(CarePlan.self) == ["patient_id", "starts_on", "clinician_id"])
        #expect(
            required(Appointment.self) == ["patient_id", "office_id", "starts_on", "starts_at", "minutes", "status"])
        #expect(required(RecallContact.self) == ["patient_id", "contacted_on", "contacted_by", "result"])
        #expect(
            required(Disclosure.self) == [
                "patient_id", "disclosed_on", "given_to", "what", "purpose", "disclosed_by",
            ])
        #expect(required(ImportMap.self) == ["name", "becomes"])
        #expect(required(Addendum.self) == ["visit_id", "text", "author", "at"])
    }
}
