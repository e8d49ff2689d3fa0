import ClinicModel

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
