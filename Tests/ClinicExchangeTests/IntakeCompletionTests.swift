import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// An intake completes the chart of a patient on record: Ada Okafor (P-1), with the complaint C-1.
@Suite struct IntakeCompletionTests {
    private let desk: IntakeDesk

    init() throws { desk = try IntakeDesk() }

    private let whole = """
        {"patient": {"family_name": "Okafor", "given_names": "Ada", "phone": "555 0142"},
         "complaints": [{"words": "My neck", "region": "neck"}, {"words": "My leg", "region": "thigh"}],
         "history_items": [{"kind": "allergy", "description": "Latex"}],
         "prior_care": [{"kind": "rest", "complaint_id": "#1"}, {"kind": "rest", "complaint_id": "#2"}],
         "safety_answers": [{"item": "nausea", "answer": "no"}, {"item": "dizziness"}],
         "consents": [{"scope": "care", "signer": "Ada Okafor"}], "external_tests": [{"kind": "blood"}]}
        """

    @Test func `what is empty on record is filled in, and what is the same is fine`() throws {
        let summary = try desk.read(
            #"""
            {"patient": {"family_name": "Okafor", "birth_date": "1980-03-14", "phone": "555 0142", "city": " York ",
                         "legacy_number": null, "status": "active"}}
            """#, completing: 1)
        #expect(summary.filled.map(\.name) == ["phone", "city"])
        #expect(summary.likelyDuplicates.isEmpty)
        let patient = try desk.store.read { try $0.record(1 as RecordID<Patient>) }
        #expect((patient.phone, patient.city, patient.legacyNumber) == ("555 0142", "York", "0001"))
        #expect(patient.birthDate == PartialDate("1980-03-14"))
        #expect(summary.patient == patient)
    }

    @Test func `names that read the same are the same, however their accents are typed`() throws {
        try desk.read(#"{"patient": {"city": "Orle\u0301ans"}}"#, completing: 1)
        #expect(try desk.read(#"{"patient": {"city": "Orl\u00e9ans"}}"#, completing: 1).filled.isEmpty)
    }

    @Test func `what differs from the record is refused`() throws {
        let problems = try desk.problems(
            """
            {"patient": {"family_name": "Okafor-Lee", "birth_date": "1980", "phone": "555 0142"},
             "complaints": [{"words": "My leg", "region": "thigh"}]}
            """, completing: 1)
        #expect(
            problems == [
                "$.patient.family_name: Family name is “Okafor-Lee” here and “Okafor” on record; change it with plumb "
                    + "patient edit.",
                "$.patient.birth_date: Birth date is “1980” here and “1980-03-14” on record; change it with plumb "
                    + "patient edit.",
            ])
    }

    @Test func `what is filled in must go with what is on record`() throws {
        #expect(
            try desk.problems(#"{"patient": {"birth_date_unknown": "lost"}}"#, completing: 1) == [
                "$.patient: The birth date is given and also said to be unknown; only one can be."
            ])
    }

    @Test func `an intake without a patient completes the one who is named`() throws {
        for patient in ["", #""patient": null,"#, #""patient": {},"#] {
            let summary = try desk.read(#"{\#(patient) "external_tests": [{"kind": "ct"}]}"#, completing: 1)
            #expect(summary.patient.id == 1)
        }
        #expect(try desk.records(ExternalTest.self, of: 1).count == 1)
    }

    @Test func `what stands on the chart already is not added again`() throws {
        let first = try desk.read(whole, completing: 1)
        #expect(first.alreadyOnRecord == 1)
        #expect(first.lists.map(\.text) == ["C-2", "1", "2", "1", "1", "1"])
        #expect(try desk.records(PriorCare.self, of: 1).map(\.complaintID) == [1, 2])

        let second = try desk.read(whole, completing: 1)
        #expect(second.alreadyOnRecord == 8)
        #expect(second.unanswered == 1)
        #expect(second.filled.isEmpty)
        #expect(second.lists.allSatisfy { $0.text == nil })
        #expect(try desk.records(Complaint.self, of: 1).count == 2)
        #expect(try desk.records(Consent.self, of: 1).count == 1)
    }

    @Test func `reading it again writes nothing`() throws {
        try desk.read(whole, completing: 1)
        let before = try desk.store.read { try $0.verifyAuditLog() }
        try desk.read(whole, completing: 1)
        #expect(try desk.store.read { try $0.verifyAuditLog() } == before)
    }

    @Test func `what was not answered at first is added later`() throws {
        try desk.read(whole, completing: 1)
        let later = whole.replacing(#"{"item": "dizziness"}"#, with: #"{"item": "dizziness", "answer": "yes"}"#)
        let summary = try desk.read(later, completing: 1)
        #expect(summary.lists.compactMap(\.text) == ["1"])
        #expect((summary.alreadyOnRecord, summary.unanswered) == (8, 0))
        #expect(try desk.records(SafetyAnswer.self, of: 1).map(\.item) == ["nausea", "dizziness"])
    }

    @Test func `a record that differs in one field that is given is another one`() throws {
        try desk.read(#"{"history_items": [{"kind": "medication", "description": "Ibuprofen"}]}"#, completing: 1)
        let dated = #"{"history_items": [{"kind": "medication", "description": "Ibuprofen", "happened_on": "2019"}]}"#
        #expect(try desk.read(dated, completing: 1).alreadyOnRecord == 0)
        #expect(try desk.read(dated, completing: 1).alreadyOnRecord == 1)
    }

    @Test func `what is void does not stand`() throws {
        let json = #"{"external_tests": [{"kind": "ct"}]}"#
        try desk.read(json, completing: 1)
        _ = try desk.store.write(as: .of(1)) { try $0.void(1 as RecordID<ExternalTest>, reason: "wrong chart") }
        #expect(try desk.read(json, completing: 1).alreadyOnRecord == 0)
        #expect(try desk.records(ExternalTest.self, of: 1).count == 2)
    }

    @Test func `what another patient has is not on this chart`() throws {
        let json = #"{"complaints": [{"words": "My neck", "region": "neck"}]}"#
        #expect(try desk.read(json, completing: 7).alreadyOnRecord == 0)
    }

    @Test func `a complaint on record is named by its id`() throws {
        try desk.read(#"{"prior_care": [{"kind": "rest", "complaint_id": "C-1"}]}"#, completing: 1)
        #expect(try desk.records(PriorCare.self, of: 1).map(\.complaintID) == [1])
        #expect(
            try desk.problems(#"{"prior_care": [{"kind": "rest", "complaint_id": "C-1"}]}"#, completing: 7) == [
                "$.prior_care[0].complaint_id: Complaint ID is C-1, which is on the chart of another patient."
            ])
        #expect(
            try desk.problems(#"{"prior_care": [{"kind": "rest", "complaint_id": "C-9"}]}"#, completing: 1) == [
                "$.prior_care[0].complaint_id: Complaint ID is C-9, and there is none."
            ])
    }
}
