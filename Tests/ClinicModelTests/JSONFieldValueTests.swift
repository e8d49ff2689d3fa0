import ClinicModel
import Testing

/// How the values of fields are read from JSON.
struct JSONFieldValueTests {
    private static let colours = FieldType.choices(["red", "green"])
    private static let complaints = FieldType.references(table: "complaints", letter: "C")

    @Test(arguments: try RecordExample.all())
    func `every value is read back from its JSON`(example: RecordExample) {
        func check<Value: ClinicRecord>(_ record: Value) {
            for field in Value.fields {
                let value = field.value(in: record)
                #expect(field.type.value(of: field.type.json(of: value)) == value, "\(field.name)")
                #expect(field.type.value(of: .null) == .null, "\(field.name)")
                #expect(field.type.value(of: .string("")) == .null, "\(field.name)")
                #expect(field.type.value(of: .object([])) == nil, "\(field.name)")
            }
        }
        check(example.record)
    }

    @Test(arguments: [
        (FieldType.integer(0...10), JSONText.number(7), FieldValue.integer(7)), (.number, .integer(7), .number(7)),
        (.reference(table: "tests", letter: nil), .number(3), .integer(3)),
        (.reference(table: "complaints", letter: "C"), .string("c-5"), .integer(5)),
        (.reference(table: "complaints", letter: "C"), .string("5"), .integer(5)),
        (colours, .array([.string("green"), .string("red")]), .text("green;red")), (colours, .array([]), .null),
        (colours, .string("red;green"), .text("red;green")),
        (complaints, .array([.string("C-5"), .string("c-2")]), .text("C-5;C-2")),
    ])
    func `other spellings of the same are read too`(type: FieldType, json: JSONText, value: FieldValue) {
        #expect(type.value(of: json) == value)
    }

    @Test(arguments: [
        (FieldType.line, JSONText.integer(5)), (.line, .boolean(true)), (.line, .array([])),
        (.integer(0...10), .number(7.5)), (.integer(0...10), .string("7")), (.integer(0...10), .number(1e30)),
        (.number, .string("7")), (.boolean, .string("true")), (.boolean, .integer(1)),
        (.day(.any), .integer(20_260_314)),
        (.choice(["red"]), .string("blue")), (.choice(["red"]), .string("Red")), (.choice(["red"]), .array([])),
        (.reference(table: "complaints", letter: "C"), .integer(5)),
        (.reference(table: "complaints", letter: "C"), .string("V-5")),
        (.reference(table: "tests", letter: nil), .string("5")),
        (colours, .array([.string("blue")])), (colours, .array([.string("red;green")])), (colours, .array([.null])),
        (colours, .array([.string("")])), (colours, .array([.integer(1)])), (colours, .integer(1)),
        (complaints, .array([.integer(5)])),
    ])
    func `what is not of the type is no value of it`(type: FieldType, json: JSONText) {
        #expect(type.value(of: json) == nil)
    }

    @Test(arguments: [
        ("severity", JSONText.string("7"), "Severity is the text “7”; a whole number from 0 to 10 is expected."),
        ("severity", .number(7.5), "Severity is the number 7.5; a whole number from 0 to 10 is expected."),
        ("severity", .integer(11), "Severity is 11; it runs from 0 to 10."),
        ("radiates_to", .integer(7), "Radiates to is the number 7; a text is expected."),
        ("side", .string("up"), "Side is “up”; it is one of left, right, both, midline, unknown."),
        ("side", .boolean(true), "Side is true; it is one of left, right, both, midline, unknown."),
        ("recorded_on", .string("2026-11-31"), "Recorded on is “2026-11-31”; a day such as 2026-03-14 is expected."),
        ("recorded_on", .string("2026-11-22"), "Recorded on is 2026-11-22, in the future; today is 2026-11-21."),
        ("words", .string(" "), "Words is empty; it is required."),
        ("words", .array([]), "Words is a list; a text is expected."),
        ("words", .object([]), "Words is an object; a text is expected."),
        (
            "symptoms", .string("pain;pian"),
            "Symptoms is “pain;pian”; it holds words of pain, numbness, tingling, "
                + "burning, weakness, spasm, stiffness, reduced-motion, involuntary-movement, other, joined by ;."
        ),
    ])
    func `what a field refuses is told`(name: String, json: JSONText, text: String) throws {
        let field = try #require(Complaint.field(name))
        var complaint = try plainComplaint()
        let today = try calendarDay("2026-11-21")
        let error = #expect(throws: (any Error).self) { try field.set(json, in: &complaint, today: today) }
        #expect((error as? any ClinicError)?.description == text)
        #expect((error as? any ClinicError)?.kind == .rule)
    }

    @Test func `a value is put into a record as it is stored`() throws {
        var complaint = try plainComplaint()
        let today = try calendarDay("2026-11-21")
        func set(_ name: String, _ json: JSONText) throws {
            try #require(Complaint.field(name)).set(json, in: &complaint, today: today)
        }
        try set("words", .string("  My neck\n"))
        try set("symptoms", .array([.string("tingling"), .string("pain"), .string("tingling")]))
        try set("severity", .number(7))
        try set("radiates_to", .string("  "))
        #expect(complaint.words == "My neck")
        #expect(complaint.symptoms == [.pain, .tingling])
        #expect(complaint.severity == 7)
        #expect(complaint.radiatesTo == nil)
    }

    @Test func `one of several values is told as one`() throws {
        let field = try #require(Complaint.field("affects"))
        let error = JSONValueError(field, json: .string("flying"), isElement: true)
        #expect(
            error.description
                == "Affects is “flying”; it is one of standing, walking, sitting, sleeping, exercise, work, "
                + "daily-activities, other.")
        #expect(error.field == "affects")
    }
}
