import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// A whole intake becomes the records that it gives.
@Suite struct IntakeTests {
    private let desk: IntakeDesk

    init() throws { desk = try IntakeDesk() }

    @Test func `a patient and everything on the chart are added`() throws {
        let summary = try desk.read(
            """
            {
              "$schema": "intake.schema.json",
              "patient": {"family_name": " Bello ", "given_names": "Tunde", "birth_date": "1971-02", "email": ""},
              "complaints": [
                {"words": "My leg goes numb", "region": "low-back", "symptoms": ["tingling", "numbness"],
                 "condition": "sciatica", "severity": 7.0, "onset": "2024-05"},
                {"words": "Stiff neck", "region": "neck", "affects": "sleeping;work"}
              ],
              "history_items": [{"kind": "family", "description": "Migraine", "relation": "mother"}],
              "prior_care": [{"kind": "rest", "complaint_id": "#2", "response": "none", "ongoing": true}],
              "safety_answers": [{"item": "dizziness", "answer": "no"}],
              "consents": [{"scope": "care", "signer": "Tunde Bello"}],
              "external_tests": [{"kind": "mri", "body_region": "low-back", "ordered_on": "2026-11-02"}]
            }
            """)
        let id = summary.patient.id
        #expect(id == 8)
        #expect(summary.patient.name == "Bello, Tunde")
        #expect((summary.patient.birthDate, summary.patient.email) == (PartialDate("1971-02"), nil))

        let complaints = try desk.records(Complaint.self, of: id)
        #expect(complaints.map(\.id) == [2, 3])
        #expect(complaints.map(\.words) == ["My leg goes numb", "Stiff neck"])
        #expect(complaints.map(\.symptoms) == [[.numbness, .tingling], []])
        #expect(complaints.map(\.affects) == [[], [.sleeping, .work]])
        #expect(complaints.map(\.severity) == [7, nil])
        let history = try desk.records(HistoryItem.self, of: id)
        #expect(history.map(\.relation) == ["mother"])
        let care = try desk.records(PriorCare.self, of: id)
        #expect(care.map(\.complaintID) == [3])
        #expect(care.map(\.ongoing) == [true])
        #expect(try desk.records(SafetyAnswer.self, of: id).map(\.answer) == [.no])
        #expect(try desk.records(Consent.self, of: id).map(\.signer) == ["Tunde Bello"])
        #expect(try desk.records(ExternalTest.self, of: id).map(\.orderedOn) == ["2026-11-02"])
        #expect(
            summary.json.compact
                == #"{"patient_id":"P-8","filled_in":[],"complaints":["C-2","C-3"],"history_items":[1],"#
                + #""prior_care":[1],"safety_answers":[1],"consents":[1],"external_tests":[1],"#
                + #""already_on_record":0,"unanswered":0}"#)
        #expect(summary.lists.map(\.text) == ["C-2, C-3", "1", "1", "1", "1", "1"])
    }

    @Test func `what is left out is today, whoever types, and what a new record has`() throws {
        let id = try desk.readNew(
            """
            "complaints": [{"words": "Neck", "region": "neck"}], "prior_care": [{"kind": "rest"}],
            "safety_answers": [{"item": "nausea", "answer": "yes"}], "consents": [{"scope": "care", "signer": "B"}]
            """
        ).patient.id
        #expect(try desk.store.read { try $0.record(id).status } == .active)
        #expect(try desk.records(Complaint.self, of: id).map(\.recordedOn) == ["2026-11-21"])
        #expect(try desk.records(Complaint.self, of: id).map(\.status) == [.open])
        #expect(try desk.records(PriorCare.self, of: id).map(\.ongoing) == [false])
        #expect(try desk.records(SafetyAnswer.self, of: id).map(\.askedOn) == ["2026-11-21"])
        #expect(try desk.records(SafetyAnswer.self, of: id).map(\.askedBy) == [2])
        #expect(try desk.records(Consent.self, of: id).map(\.givenOn) == ["2026-11-21"])
    }

    @Test func `what is given stands, whatever is usual`() throws {
        let id = try desk.read(
            """
            {"patient": {"family_name": "Bello", "status": "prospect"},
             "complaints": [{"words": "Neck", "region": "neck", "recorded_on": "2026-11-01", "status": "resolved",
                             "closed_on": "2026-11-20"}],
             "safety_answers": [{"item": "nausea", "answer": "yes", "asked_by": "s-1", "asked_on": "2026-11-19"}],
             "consents": [{"scope": "care", "signer": "B", "given_on": "2026-11-18"}]}
            """
        ).patient.id
        #expect(try desk.store.read { try $0.record(id).status } == .prospect)
        #expect(try desk.records(Complaint.self, of: id).map(\.recordedOn) == ["2026-11-01"])
        #expect(try desk.records(Complaint.self, of: id).map(\.closedOn) == ["2026-11-20"])
        #expect(try desk.records(SafetyAnswer.self, of: id).map(\.askedBy) == [1])
        #expect(try desk.records(SafetyAnswer.self, of: id).map(\.askedOn) == ["2026-11-19"])
        #expect(try desk.records(Consent.self, of: id).map(\.givenOn) == ["2026-11-18"])
    }

    @Test func `what gives nothing is passed over`() throws {
        let summary = try desk.read(
            """
            {"patient": {"given_names": "Tunde", "family_name": null, "phone": "  "},
             "complaints": [{}, null, {"words": "", "region": null, "symptoms": []}], "history_items": [],
             "prior_care": null, "consents": ""}
            """)
        #expect(summary.patient.name == "Tunde")
        #expect(summary.patient.phone == nil)
        #expect(summary.lists.allSatisfy { $0.text == nil })
        #expect(try desk.records(Complaint.self, of: summary.patient.id).isEmpty)
    }

    @Test func `a question without an answer is counted and not recorded`() throws {
        let summary = try desk.readNew(
            """
            "safety_answers": [{"item": "dizziness", "answer": null}, {"item": "nausea", "answer": "declined"},
                               {"item": "unsteadiness"}, {"item": null, "answer": ""}]
            """)
        #expect(summary.unanswered == 2)
        #expect(try desk.records(SafetyAnswer.self, of: summary.patient.id).map(\.item) == ["nausea"])
    }

    @Test func `a place counts the elements as they stand in the file, in whatever order its keys are`() throws {
        let summary = try desk.readNew(
            """
            "prior_care": [{"kind": "rest", "complaint_id": "#3"}, {"kind": "massage"}],
            "complaints": [{"words": "Neck", "region": "neck"}, {}, {"words": "Leg", "region": "thigh"}]
            """)
        #expect(try desk.records(PriorCare.self, of: summary.patient.id).map(\.complaintID) == [3, nil])
    }

    @Test func `who may be on record already is told, and the patient is registered all the same`() throws {
        let summary = try desk.read(#"{"patient": {"family_name": "OKAFOR", "given_names": "Ada"}}"#)
        #expect(summary.likelyDuplicates.map(\.patient.id) == [1])
        #expect(summary.patient.id == 8)
        #expect(try desk.readNew(#""complaints": []"#).likelyDuplicates.isEmpty)
    }

    @Test func `every record is in the audit log, by who typed it`() throws {
        let id = try desk.readNew(#""complaints": [{"words": "Neck", "region": "neck"}]"#).patient.id
        let entries = try desk.store.read { clinic in
            try clinic.records(AuditEntry.self).filter { $0.patientID == id }
        }
        #expect(entries.map(\.recordType) == ["patient", "complaint"])
        #expect(entries.allSatisfy { $0.staffMemberID == 2 })
    }
}
