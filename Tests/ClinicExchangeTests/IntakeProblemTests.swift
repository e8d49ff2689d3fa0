import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// An intake is all or nothing, and says the place of everything that it refuses.
@Suite struct IntakeProblemTests {
    /// One for all of them, since whatever is refused leaves it as it was.
    private static let desk = Result { try IntakeDesk() }

    private let desk: IntakeDesk

    init() throws { desk = try Self.desk.get() }

    @Test func `of two complaints one is wrong, and nothing is saved`() throws {
        let problems = try desk.problems(
            of: #""complaints": [{"words": "Neck", "region": "neck"}, {"words": "Leg", "region": "leg"}]"#)
        #expect(
            problems == [
                "$.complaints[1].region: Region is “leg”; it is one of head, face, jaw, neck, shoulder, arm, elbow, "
                    + "wrist-hand, upper-back, mid-back, low-back, pelvis, buttock, hip, thigh, knee, lower-leg, "
                    + "ankle-foot, whole-body, other."
            ])
    }

    @Test(arguments: [
        (
            #""complaints": [{"words": "x", "regoin": "neck"}]"#,
            "$.complaints[0].regoin: there is no such key; did you mean region?"
        ),
        (#""complaint": []"#, "$.complaint: there is no such key; did you mean complaints?"),
        (
            #""visits": []"#,
            "$.visits: there is no such key; the keys are $schema, patient, complaints, history_items, prior_care, "
                + "safety_answers, consents, external_tests."
        ),
        (
            #""consents": [{"scope": "care", "signer": "B", "signed at": 1}]"#,
            #"$.consents[0]["signed at"]: there is no such key; the keys are scope, given_on, signer, relation, "#
                + "risks_explained, withdrawn_on, note."
        ),
        (
            #""complaints": [{"words": "x", "region": "neck", "patient_id": "P-1"}]"#,
            "$.complaints[0].patient_id: the key has no place in an intake; leave it out."
        ),
        (
            #""complaints": [{"complaint_id": "C-1", "words": "x", "region": "neck"}]"#,
            "$.complaints[0].complaint_id: the key has no place in an intake; leave it out."
        ),
        (
            #""consents": [{"scope": "care", "signer": "B", "void_reason": "x"}]"#,
            "$.consents[0].void_reason: the key has no place in an intake; leave it out."
        ),
        (
            #""safety_answers": [{"item": "nausea", "answer": "no", "visit_id": "V-1"}]"#,
            "$.safety_answers[0].visit_id: the key has no place in an intake; leave it out."
        ),
        (
            #""complaints": [{"words": "x", "words": null, "region": "neck"}]"#,
            "$.complaints[0].words: the key is there twice."
        ),
        (#""complaints": [], "complaints": null"#, "$.complaints: the key is there twice."),
    ])
    func `a key that is not an intake's is told`(lists: String, problem: String) throws {
        #expect(try desk.problems(of: lists) == [problem])
    }

    @Test(arguments: [
        (
            #""complaints": [{"words": "x", "region": "neck", "severity": "7"}]"#,
            "$.complaints[0].severity: Severity is the text “7”; a whole number from 0 to 10 is expected."
        ),
        (
            #""complaints": [{"words": "x", "region": "neck", "severity": 1.5}]"#,
            "$.complaints[0].severity: Severity is the number 1.5; a whole number from 0 to 10 is expected."
        ),
        (
            #""complaints": [{"words": 5, "region": "neck"}]"#,
            "$.complaints[0].words: Words is the number 5; a text is expected."
        ),
        (
            #""prior_care": [{"kind": "rest", "ongoing": "yes"}]"#,
            "$.prior_care[0].ongoing: Ongoing is the text “yes”; true or false is expected."
        ),
        (
            #""prior_care": [{"kind": "rest", "complaint_id": 1}]"#,
            "$.prior_care[0].complaint_id: Complaint ID is the number 1; a record's id such as C-12 is expected."
        ),
        (
            #""complaints": [{"words": "x", "region": "neck", "affects": ["work", "flying"]}]"#,
            "$.complaints[0].affects[1]: Affects is “flying”; it is one of standing, walking, sitting, sleeping, "
                + "exercise, work, daily-activities, other."
        ),
        (#""complaints": {"words": "x"}"#, "$.complaints: it is an object; a list is expected, within [ and ]."),
        (#""complaints": ["x"]"#, "$.complaints[0]: it is the text “x”; an object is expected, within { and }."),
        (#""$schema": 1"#, #"$["$schema"]: it is the number 1; a text is expected."#),
    ])
    func `a value of the wrong type is told`(lists: String, problem: String) throws {
        #expect(try desk.problems(of: lists) == [problem])
    }

    @Test(arguments: [
        (
            #""consents": [{"scope": "care", "signer": "B", "given_on": "2026-11-20", "withdrawn_on": "2026-11-19"}]"#,
            "$.consents[0]: The consent is withdrawn before it was given, on 2026-11-20; it is withdrawn on that day "
                + "or later."
        ),
        (
            #""safety_answers": [{"item": "diziness", "answer": "no"}]"#,
            "$.safety_answers[0].item: There is no safety item “diziness”; did you mean dizziness?"
        ),
        (
            #""safety_answers": [{"item": "nausea", "answer": "no", "asked_by": "S-9"}]"#,
            "$.safety_answers[0].asked_by: Asked by is S-9, and there is none."
        ),
        (
            #""safety_answers": [{"item": "nausea", "note": "after lunch"}]"#,
            "$.safety_answers[0].answer: Answer is empty; it is required."
        ),
        (
            #""complaints": [{"words": "x", "region": "neck", "recorded_on": "2026-11-22"}]"#,
            "$.complaints[0].recorded_on: Recorded on is 2026-11-22, in the future; today is 2026-11-21."
        ),
        (
            #""complaints": [{"words": "x", "region": "neck", "recorded_on": "yesterday"}]"#,
            "$.complaints[0].recorded_on: Recorded on is “yesterday”; a day such as 2026-03-14 is expected."
        ),
        (
            #""complaints": [{"words": "x", "region": "neck", "condition": "siatica"}]"#,
            "$.complaints[0].condition: There is no condition “siatica”; did you mean sciatica?"
        ),
        (#""complaints": [{"region": "neck"}]"#, "$.complaints[0].words: Words is empty; it is required."),
        (
            #""history_items": [{"kind": "medical", "description": "x", "relation": "mother"}]"#,
            "$.history_items[0]: A relative is named for the family's history, and this item is medical; its kind is "
                + "`family`."
        ),
        (
            #""prior_care": [{"kind": "rest", "complaint_id": "C-1"}]"#,
            "$.prior_care[0].complaint_id: Complaint ID is C-1, which is on the chart of another patient."
        ),
    ])
    func `a rule that is broken is told`(lists: String, problem: String) throws {
        #expect(try desk.problems(of: lists) == [problem])
    }

    @Test(arguments: [
        ("3", "is #3, and the intake has complaints up to #2."), ("2", "is #2, which is empty in the intake."),
        ("0", "is “#0”; a record's id such as C-12 is expected."),
        ("x", "is “#x”; a record's id such as C-12 is expected."),
    ])
    func `a place that is not in the file is told`(place: String, problem: String) throws {
        let problems = try desk.problems(
            of: """
                "complaints": [{"words": "Neck", "region": "neck"}, {}],
                "prior_care": [{"kind": "rest", "complaint_id": "#\(place)"}]
                """)
        #expect(problems == ["$.prior_care[0].complaint_id: Complaint ID \(problem)"])
    }

    @Test func `a place of a list that is not in the file is told`() throws {
        #expect(
            try desk.problems(of: ##""prior_care": [{"kind": "rest", "complaint_id": "#1"}]"##) == [
                "$.prior_care[0].complaint_id: Complaint ID is #1, and the intake has no complaints."
            ])
    }

    @Test func `what refers to what was refused is no further problem`() throws {
        let problems = try desk.problems(
            of: """
                "complaints": [{"words": "Neck", "region": "knee", "severity": 11}],
                "prior_care": [{"kind": "rest", "complaint_id": "#1"}]
                """)
        #expect(problems == ["$.complaints[0].severity: Severity is 11; it runs from 0 to 10."])
    }

    @Test(arguments: [
        (#"{"patient": {}}"#, "$.patient: The patient has no name; a family name or a given name is needed."),
        ("{}", "$.patient: The patient has no name; a family name or a given name is needed."),
        (
            #"{"patient": {"family_name": "B", "birth_date": "1980-13"}}"#,
            "$.patient.birth_date: Birth date is “1980-13”; a date such as 1980, 1980-03 or 1980-03-14 is expected."
        ),
        (
            #"{"patient": {"family_name": "B", "birth_date": "1980", "birth_date_unknown": "lost"}}"#,
            "$.patient: The birth date is given and also said to be unknown; only one can be."
        ),
        (
            #"{"patient": {"family_name": "B", "legacy_number": "0001"}}"#,
            "$.patient.legacy_number: Another patient has this legacy number already; it must be one patient's alone."
        ),
        (
            #"{"patient": {"family_name": "B", "office_id": "O-7"}}"#,
            "$.patient.office_id: Office ID is O-7, and there is none."
        ),
        (
            #"{"patient": {"family_name": "B", "primary_clinician_id": "S-2"}}"#,
            "$.patient: Fred Dexter (S-2) is front desk; a clinician or the owner is named here."
        ),
        (#"{"patient": {"famly_name": "B"}}"#, "$.patient.famly_name: there is no such key; did you mean family_name?"),
        (#"{"patient": "Bello"}"#, "$.patient: it is the text “Bello”; an object is expected, within { and }."),
        ("[]", "$: it is a list; an object is expected, within { and }."),
        ("7", "$: it is the number 7; an object is expected, within { and }."),
        ("null", "$: it is null; an object is expected, within { and }."),
    ])
    func `what is wrong with the patient or the document is told`(json: String, problem: String) throws {
        #expect(try desk.problems(json) == [problem])
    }

    @Test func `everything is told at once, also where the patient is refused`() throws {
        let problems = try desk.problems(
            """
            {"patient": {"family_name": "Bello", "sex": "yes"}, "colour": "red",
             "complaints": [{"words": "Neck", "region": "neck", "condition": "none"}, {"region": "hip", "onset": "2027"}],
             "consents": [{"scope": "care", "signer": "B", "given_on": "2026-11-02", "withdrawn_on": "2026-11-01"}]}
            """)
        #expect(
            problems.map { String($0.prefix { $0 != ":" }) } == [
                "$.colour", "$.patient.sex", "$.complaints[0].condition", "$.complaints[1].words",
                "$.complaints[1].onset", "$.consents[0]",
            ])
    }

    @Test func `of very many problems the first fifty are told, and how many more there are`() throws {
        let items = Array(repeating: #"{"kind": "medical"}"#, count: 60).joined(separator: ",")
        let problems = try desk.problems(of: #""history_items": [\#(items)]"#)
        #expect(problems.count == 51)
        #expect(problems[49] == "$.history_items[49].description: Description is empty; it is required.")
        #expect(problems[50] == "\u{2026} and 10 more.")
    }

    @Test func `a problem is one line, whatever was typed`() throws {
        let problems = try desk.problems(of: #""complaints": [{"words": "x", "region": "ne\r\nck", "a\nb": 1}]"#)
        #expect(problems.count == 2)
        #expect(problems[0].hasPrefix(#"$.complaints[0]["a\nb"]: there is no such key"#))
        #expect(problems[1].hasPrefix("$.complaints[0].region: Region is “ne ck”; it is one of"))
    }

    @Test(arguments: [
        ("", "Line 1, column 1: a value is expected, and the text ends here."),
        (
            "{\"patient\": {\"family_name\": \"Bello\",}}",
            "Line 1, column 37: a key in straight quotation marks (\") is expected, and “}” stands here."
        ),
        (
            String(repeating: "[", count: 100_000),
            "Line 1, column 65: more than 64 arrays and objects lie inside one another here."
        ),
        (
            #"{"patient": {"family_name": "\ud800"}}"#,
            "Line 1, column 30: the \\u here stands for one half of a character, and the other half is missing."
        ),
    ])
    func `what is not JSON is told with line and column`(json: String, problem: String) {
        let error = #expect(throws: IntakeError.self) { try Intake(Array(json.utf8)) }
        #expect(error?.description == "Nothing was saved; this is not JSON.\n\(problem)")
        #expect(error?.kind == .rule)
    }
}
