import ClinicModel
import Testing

/// What holds for the list of fields of every type of record.
struct RecordTests {
    @Test func `every type of record has an example`() throws {
        let names = try RecordExample.all().map { type(of: $0.record).name }
        #expect(
            Set(names) == [
                "practice", "office", "staff_member", "qualification", "patient", "complaint",
                "severity_rating", "visit", "finding", "adjustment", "addendum", "condition", "technique",
                "test", "test_unit", "audit_entry", "consent", "history_item", "prior_care", "safety_answer",
                "assessment", "external_test", "imaging_study", "reaction", "outcome_score", "care_plan",
                "appointment", "recall_contact", "safety_item", "measure", "code", "import_map", "disclosure",
            ])
        #expect(names.count == 33)
    }

    @Test(arguments: try RecordExample.all())
    func `an example fills every field, each unlike the blank record's`(example: RecordExample) {
        func check<Value: ClinicRecord>(_ record: Value) {
            for (field, blank) in zip(Value.fields, Value.blank.values) {
                let value = field.value(in: record)
                // A field of one word has no other.
                let hasOneWord = field.type == CodeSystem.fieldType
                #expect(value != .null && (value != blank || hasOneWord), "\(field.name)")
            }
        }
        check(example.record)
    }

    @Test(arguments: try RecordExample.all())
    func `every stored property has a field, in its order, named for it`(example: RecordExample) {
        func check<Value: ClinicRecord>(_ record: Value) {
            let properties = Mirror(reflecting: record).children.map { snakeCase($0.label ?? "") }
            #expect(Value.fields.map(\.name) == properties)
        }
        check(example.record)
    }

    @Test(arguments: try RecordExample.all())
    func `every field reads the property that it is named for`(example: RecordExample) throws {
        func check<Value: ClinicRecord>(_ record: Value) throws {
            for (field, property) in zip(Value.fields, Mirror(reflecting: record).children) {
                let value = try #require(property.value as? any FieldRepresentable)
                #expect(field.value(in: record) == value.fieldValue, "\(field.name)")
            }
        }
        try check(example.record)
    }

    @Test(arguments: try RecordExample.all())
    func `field names are snake case and none is used twice`(example: RecordExample) {
        func check<Value: ClinicRecord>(_ type: Value.Type) {
            let names = type.fields.map(\.name)
            #expect(Set(names).count == names.count)
            for name in names {
                #expect(name.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil, "\(name)")
                #expect(Value.field(name)?.name == name)
            }
            #expect(Value.field("no_such_field") == nil)
        }
        func open<Value: ClinicRecord>(_ record: Value) { check(Value.self) }
        open(example.record)
    }

    @Test(arguments: try RecordExample.all())
    func `every field has a title, and a sentence that says what it means`(example: RecordExample) {
        func check<Value: ClinicRecord>(_ record: Value) {
            for field in Value.fields {
                #expect(field.title.first?.isUppercase == true, "\(field.name)")
                #expect(field.description.first?.isUppercase == true, "\(field.name)")
                #expect(field.description.last == ".", "\(field.name)")
                #expect(field.description.split(separator: " ").count > 1, "\(field.name)")
            }
            #expect(Set(Value.fields.map(\.title)).count == Value.fields.count)
        }
        check(example.record)
    }

    @Test(arguments: try RecordExample.all())
    func `a record is made again from its values`(example: RecordExample) throws {
        func check<Value: ClinicRecord>(_ record: Value) throws {
            #expect(try Value(values: record.values) == record)
        }
        try check(example.record)
    }

    @Test(arguments: try RecordExample.all())
    func `every value is read back from its text in CSV`(example: RecordExample) {
        func check<Value: ClinicRecord>(_ record: Value) {
            for field in Value.fields {
                let value = field.value(in: record)
                let text = field.type.text(of: value)
                #expect(!text.isEmpty)
                #expect(field.type.value(of: text) == value, "\(field.name)")
            }
        }
        check(example.record)
    }

    @Test(arguments: try RecordExample.all())
    func `a record is read back from its text in JSON`(example: RecordExample) throws {
        func check<Value: ClinicRecord>(_ record: Value) throws {
            let members = Value.fields.map { ($0.name, $0.type.json(of: $0.value(in: record))) }
            let text = JSONText.object(members).indented
            guard case .object(let read) = try JSONText(parsing: Array(text.utf8)) else {
                Issue.record("\(text) is no object")
                return
            }
            var again = Value.blank
            for (name, json) in read {
                try #require(Value.field(name)).set(json, in: &again, today: calendarDay("2026-12-31"))
            }
            #expect(again == record)
        }
        try check(example.record)
    }

    @Test(arguments: try RecordExample.all())
    func `a field that is not required may be emptied, and a required one may not`(example: RecordExample)
        throws
    {
        func check<Value: ClinicRecord>(_ record: Value) throws {
            for field in Value.fields {
                var emptied = record
                if field.isRequired {
                    #expect(throws: FieldError.self, "\(field.name)") { try field.set(.null, in: &emptied) }
                    #expect(emptied == record)
                } else {
                    try field.set(.null, in: &emptied)
                    #expect(field.value(in: emptied) == .null, "\(field.name)")
                }
            }
        }
        try check(example.record)
    }

    /// `staffMemberID` is `staff_member_id`, `addressLine1` is `address_line1`.
    private func snakeCase(_ property: String) -> String {
        var words = ""
        var wasUppercase = false
        for letter in property {
            if letter.isUppercase && !wasUppercase { words += "_" }
            wasUppercase = letter.isUppercase
            words += letter.lowercased()
        }
        return words
    }
}
