import ClinicModel

extension Intake {
    /// What a document may be, for editors and for programs that write one: JSON Schema, draft 2020-12.
    public static let schema = JSONText.object([
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("title", .string("Plumbline intake")),
        (
            "description",
            .string(
                """
                A patient, and what there is to put on their chart, for plumb intake --from. Null, an empty text, an \
                empty list and a key that is left out all mean that something is not given.
                """)
        ),
        ("type", .string("object")),
        (
            "properties",
            .object(
                [
                    ("$schema", .object([("type", .string("string"))])),
                    (
                        Patient.name,
                        patientFields.schema(
                            description: """
                                The patient. A new one needs family_name or given_names; for one on record, who is \
                                named with --patient, what is empty there is filled in.
                                """, demands: [])
                    ),
                ] + tables.map { ($0.name, list(of: $0)) })
        ),
        ("additionalProperties", .boolean(false)),
        (
            "$defs",
            .object([
                (
                    "not_given",
                    .object([
                        ("description", .string("Not given.")),
                        ("enum", .array([.null, .string(""), .array([])])),
                    ])
                )
            ])
        ),
    ])

    private static func list(of table: any IntakeTable) -> JSONText {
        .object([
            ("type", .array([.string("array"), .string("null")])),
            ("items", table.elementSchema),
        ])
    }
}

extension IntakeRecords {
    var elementSchema: JSONText {
        let demanded = fields.fields.filter(fields.isDemanded).map(\.name)
        let nothing = question.map { ("properties", JSONText.object([($0, .boolean(true))])) }
        let all: [(key: String, value: JSONText)] = [
            ("required", .array(demanded.map(JSONText.string))),
            ("properties", .object(demanded.map { ($0, .object([("not", .notGiven)])) })),
        ]
        return fields.schema(
            description: question.map { "One that gives nothing but its \($0) was not answered, and is passed over." }
                ?? "One that gives nothing is passed over.",
            demands: [
                (
                    "anyOf",
                    .array([.object([nothing, ("additionalProperties", .notGiven)].compactMap(\.self)), .object(all)])
                )
            ])
    }
}

extension IntakeFields {
    /// - Parameter demands: what must be there, in the words of JSON Schema.
    fileprivate func schema(description: String, demands: [(key: String, value: JSONText)]) -> JSONText {
        .object(
            [
                ("description", .string(description)),
                ("type", .array([.string("object"), .string("null")])),
                ("properties", .object(fields.map { ($0.name, schema(of: $0)) })),
                ("additionalProperties", .boolean(false)),
            ] + demands)
    }

    private func schema(of field: Field<Value>) -> JSONText {
        let usual = usualValue(of: field)
        let remarks = [field.description, field.type.remark, usual?.remark].compactMap(\.self)
        var members: [(key: String, value: JSONText)] = [
            ("title", .string(field.title)),
            ("description", .string(remarks.joined(separator: " "))),
            ("anyOf", .array(field.type.schemas.map(JSONText.object) + [.notGiven])),
        ]
        if usual == .asNew { members.append(("default", field.type.json(of: field.value(in: .blank)))) }
        return .object(members)
    }
}

extension UsualValue {
    fileprivate var remark: String? {
        switch self {
        case .asNew: nil
        case .today: "Where it is not given, today."
        case .memberAtKeyboard: "Where it is not given, the staff member at the keyboard."
        }
    }
}

extension JSONText {
    fileprivate static let notGiven = JSONText.object([("$ref", .string("#/$defs/not_given"))])
}

extension FieldType {
    /// What a value may be, in the words of JSON Schema: any of these.
    var schemas: [[(key: String, value: JSONText)]] {
        switch self {
        case .line, .code: [text(longest: Self.longestLine)]
        case .prose: [text(longest: Self.longestProse)]
        case .integer(let range):
            [
                [
                    ("type", .string("integer")), ("minimum", .integer(Int64(range.lowerBound))),
                    ("maximum", .integer(Int64(range.upperBound))),
                ]
            ]
        case .number: [[("type", .string("number"))]]
        case .boolean: [[("type", .string("boolean"))]]
        case .day: [pattern(Self.day)]
        case .partialDate: [pattern("\(Self.year)(-\(Self.month)(-\(Self.dayOfMonth))?)?")]
        case .time: [pattern("([01]?[0-9]|2[0-3]):[0-5][0-9]")]
        case .instant: [pattern(#"\#(Self.day)T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"#)]
        case .choice(let words): [[("enum", .array(words.map(JSONText.string)))]]
        case .choices(let words): severalOf("(\(words.joined(separator: "|")))")
        case .reference(let table, let letter?):
            [pattern(isListed(table) ? "(\(letter)-|#)[1-9][0-9]*" : "\(letter)-[1-9][0-9]*")]
        case .reference(_, nil): [[("type", .string("integer")), ("minimum", .integer(1))]]
        case .references(_, let letter): severalOf((letter.map { "\($0)-" } ?? "") + "[1-9][0-9]*")
        }
    }

    /// What the schema cannot say, as a sentence.
    var remark: String? {
        switch self {
        case .code(let catalogue): "A code of the catalogue of \(catalogue.replacing("_", with: " "))."
        case .reference(let table, _) where isListed(table):
            "An id on record, or a place in this document: #1 is the first of its \(table.replacing("_", with: " "))."
        default: nil
        }
    }

    /// Whether an intake has a list of that table's records.
    private func isListed(_ table: String) -> Bool { Intake.tables.contains { $0.name == table } }

    private func text(longest: Int) -> [(key: String, value: JSONText)] {
        [("type", .string("string")), ("maxLength", .integer(Int64(longest)))]
    }

    private func pattern(_ pattern: String) -> [(key: String, value: JSONText)] {
        [("type", .string("string")), ("pattern", .string("^\(pattern)$"))]
    }

    /// A list of what `one` takes, or the same joined by `;`.
    private func severalOf(_ one: String) -> [[(key: String, value: JSONText)]] {
        let items: JSONText =
            if let element, let schema = element.schemas.first { .object(schema) } else { .object(pattern(one)) }
        return [[("type", .string("array")), ("items", items)], pattern("\(one)(;\(one))*")]
    }

    private static let year = "(1[89]|2[0-9])[0-9]{2}"
    private static let month = "(0[1-9]|1[0-2])"
    private static let dayOfMonth = "(0[1-9]|[12][0-9]|3[01])"
    private static let day = "\(year)-\(month)-\(dayOfMonth)"
}
