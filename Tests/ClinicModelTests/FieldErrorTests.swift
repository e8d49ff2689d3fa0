import ClinicModel
import Testing

struct FieldErrorTests {
    private func text(_ value: FieldValue, of name: String) throws -> String? {
        var visit = try draftVisit()
        let field = try #require(Visit.field(name))
        let error = #expect(throws: FieldError.self) { try field.set(value, in: &visit) }
        #expect(error?.field == name)
        #expect(error?.kind == .rule)
        #expect(visit == (try draftVisit()))
        return error?.description
    }

    @Test(arguments: [
        (
            "visited_on", FieldValue.text("2026-02-30"),
            "Visited on is “2026-02-30”; a day such as 2026-03-14 is expected."
        ),
        ("visited_at", .text("25:00"), "Visited at is “25:00”; a time of day such as 09:30 is expected."),
        (
            "signed_at", .text("2026-03-14"),
            "Signed at is “2026-03-14”; an instant such as 2026-03-14T09:30:00.000Z is expected."
        ),
        (
            "kind", .text("chat"),
            "Kind is “chat”; it is one of consultation, examination, follow-up, re-examination."
        ),
        ("patient_id", .text("P-12"), "Patient ID is “P-12”; a record's id such as P-12 is expected."),
        ("patient_id", .integer(0), "Patient ID is “P-0”; a record's id such as P-12 is expected."),
        ("note", .integer(7), "Note is “7”; a text is expected."),
        ("outcome", .text("Adjusted"), "Outcome is “Adjusted”; it is one of adjusted, not-adjusted."),
    ])
    func `a value of another type is answered with what is expected`(
        name: String, value: FieldValue, text: String
    ) throws {
        #expect(try self.text(value, of: name) == text)
    }

    @Test func `a word that a set lacks is answered with the set`() throws {
        let text = try text(.text("neck;toe"), of: "regions_examined")
        #expect(
            text?.hasPrefix("Regions examined is “neck;toe”; it holds words of head, face, jaw, neck, ")
                == true)
        #expect(text?.hasSuffix("whole-body, other, joined by ;.") == true)
    }

    @Test func `nothing in a required field is missing`() throws {
        #expect(try text(.null, of: "visited_on") == "Visited on is empty; it is required.")
    }

    @Test(arguments: [
        (FieldType.partialDate, "a date such as 1980, 1980-03 or 1980-03-14 is expected"),
        (.number, "a number such as 6 or 0.25 is expected, with at most 4 decimals"),
        (.boolean, "true or false is expected"),
        (.integer(0...10), "a whole number from 0 to 10 is expected"),
        (.reference(table: "tests", letter: nil), "a record's number is expected"),
        (.code(catalogue: "tests"), "a code of the catalogue of tests is expected"),
    ])
    func `every other type says what it expects`(type: FieldType, expectation: String) {
        let error = FieldError(field: "x", title: "This", problem: .notOfType("that", type))
        #expect(error.description == "This is “that”; \(expectation).")
    }

    @Test func `an id that nobody has is named`() {
        let error = FieldError(field: "office_id", title: "Office ID", problem: .noSuchRecord("O-9", table: "offices"))
        #expect(error.description == "Office ID is O-9, and there is none.")
    }

    @Test func `a long value is cut to 60 characters`() {
        let text = String(repeating: "é", count: 61)
        let error = FieldError(field: "x", title: "This", problem: .notOfType(text, .boolean))
        #expect(
            error.description == "This is “\(String(repeating: "é", count: 59))…”; true or false is expected."
        )
        let fitting = FieldError(
            field: "x", title: "This", problem: .notOfType(String(text.dropLast()), .boolean))
        #expect(fitting.description == "This is “\(text.dropLast())”; true or false is expected.")
    }
}
