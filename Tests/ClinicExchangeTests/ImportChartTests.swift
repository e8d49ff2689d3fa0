import ClinicModel
import ClinicStore
import Testing

/// The tables of a patient's chart in an import: what they refuse, with line and column, and what they take.
@Suite struct ImportChartTests {
    private var practice = SmallPractice.withChart

    @Test func `the files are taken as they are`() throws {
        let store = try ClinicStore()
        try practice.read(into: store)
        try store.read { reader in
            try #expect(reader.records(Consent.self).map(\.signer) == ["Ada Okafor"])
            try #expect(reader.records(CarePlan.self).map(\.supersedes) == [nil, 1])
            try #expect(reader.records(Appointment.self).map(\.visitID) == [1])
            try #expect(reader.records(ImagingStudy.self).map(\.headTiltDeg) == [3])
        }
    }

    @Test(arguments: [
        (
            "consents.csv", "2026-11-12", "2026-11-09", "line 2",
            "The consent is withdrawn before it was given, on 2026-11-10; it is withdrawn on that day or later."
        ),
        (
            "consents.csv", "care", "surgery", "line 2, column scope",
            "Scope is “surgery”; it is one of care, x-ray, privacy, communication."
        ),
        (
            "history_items.csv", "family", "injury", "line 2",
            "A relative is named for the family's history, and this item is injury; its kind is `family`."
        ),
        (
            "prior_care.csv", "2024,false", "2023,false", "line 2",
            "The care ended before it began, on 2024-03; it ended then or later."
        ),
        (
            "prior_care.csv", "2024,false", "2024,true", "line 2",
            "The care goes on, but also ended on 2024; it is one or the other."
        ),
        (
            "safety_answers.csv", "nausea", "nausia", "line 2, column item",
            "There is no safety item “nausia”; did you mean nausea?"
        ),
        (
            "assessments.csv", "FY2022", "", "line 2",
            "A code is of a version of a system; give both, or neither for a code that is kept as text."
        ),
        (
            "assessments.csv", "M54.31", "X99", "line 2, column code",
            "“X99” is not among the codes of ICD-10-CM FY2022 on record (plumb catalogue list codes); kept as text only, "
                + "it names no version (--uncoded)."
        ),
        (
            "assessments.csv", "S-1", "S-2", "line 2",
            "Fred Dexter (S-2) is front desk; a clinician or the owner is named here."
        ),
        (
            "external_tests.csv", "2026-11-12", "", "line 2",
            "A result says on which day it came; give the day on which it "
                + "was received too."
        ),
        (
            "imaging_studies.csv", "2026-11-10,2026-11-10", "2026-11-10,", "line 2",
            "A listing is read from a study that was taken; say on which day it was, or leave the listing out."
        ),
        (
            "imaging_studies.csv", "10,3", "10,90.5", "line 2",
            "Head tilt (°) is 90.5; an angle runs from 0 to 90 degrees."
        ),
        (
            "reactions.csv", "1.5", "-1.5", "line 2",
            "A reaction comes after a visit, and -1.5 hours after is before; give 0 or more."
        ),
        (
            "outcome_scores.csv", "42", "101", "line 2, column score",
            "Score is 101; Neck disability index runs from 0 to 100 %."
        ),
        (
            "outcome_scores.csv", "ndi", "mdi", "line 2, column measure",
            "There is no measure “mdi”; did you mean ndi?"
        ),
        (
            "care_plans.csv", "2,P-1,C-1,1", "2,P-7,C-1,1", "line 3, column complaints",
            "Complaints is C-1, which is on the chart of another patient."
        ),
        (
            "care_plans.csv", "2,P-1,C-1,1", "2,P-1,\"C-1,C-1\",1", "line 3, column complaints",
            "Complaints is “C-1,C-1”; records' ids are expected, joined by ;, such as C-5."
        ),
        (
            "care_plans.csv", "2027-11-01,S-1,1", "2026-11-09,S-1,1", "line 3",
            "The plan ends before it begins, on 2026-11-10; it ends on that day or later."
        ),
        ("care_plans.csv", "S-1,1", "S-1,9", "line 3, column supersedes", "Supersedes is 9, and there is none."),
        (
            "appointments.csv", "kept", "booked", "line 2",
            "A visit came of an appointment that is booked; one with a visit was kept."
        ),
        (
            "appointments.csv", "1,P-1", "1,P-7", "line 2, column visit_id",
            "Visit ID is V-1, which is on the chart of another patient."
        ),
        ("appointments.csv", "30,kept", "0,kept", "line 2, column minutes", "Minutes is 0; it runs from 1 to 480."),
        (
            "recall_contacts.csv", "2026-11-10", "2026-11-22", "line 2, column contacted_on",
            "Contacted on is 2026-11-22, in the future; today is 2026-11-21."
        ),
    ])
    mutating func `what is refused is told with its line, and its column where it is one`(
        file: String, old: String, new: String, place: String, text: String
    ) throws {
        practice.replace(old, with: new, in: file)
        #expect(try practice.problems() == ["\(file), \(place): \(text)"])
    }
}
