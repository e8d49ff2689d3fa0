extension FieldType {
    /// What each of several words is; nil for a type that takes only one.
    public var element: FieldType? {
        switch self {
        case .choices(let words): .choice(words)
        case .references(let table, let letter): .reference(table: table, letter: letter)
        default: nil
        }
    }

    /// The value that `json` stands for, as ``json(of:)`` writes it; nil where it stands for none of this type.
    ///
    /// Several words may be an array, too. Only the form is looked at; ranges and rules are the record's own to check.
    public func value(of json: JSONText) -> FieldValue? {
        switch (self, json) {
        case (_, .null), (_, .string("")): .null
        case (.integer, .integer(let integer)), (.reference(_, nil), .integer(let integer)): .integer(integer)
        case (.integer, .number(let number)), (.reference(_, nil), .number(let number)):
            Int64(exactly: number).map(FieldValue.integer)
        case (.number, .integer(let integer)): Double(exactly: integer).map(FieldValue.number)
        case (.number, .number(let number)): .number(number)
        case (.boolean, .boolean(let boolean)): .integer(boolean ? 1 : 0)
        case (.reference(_, let letter?), .string(let text)):
            Int64(reference: text, letter: letter).map(FieldValue.integer)
        case (.choice(let words), .string(let word)): words.contains(word) ? .text(word) : nil
        case (.choices, .array(let elements)), (.references, .array(let elements)): value(of: elements)
        case (.line, .string(let text)), (.prose, .string(let text)), (.day, .string(let text)),
            (.partialDate, .string(let text)), (.time, .string(let text)), (.instant, .string(let text)),
            (.choices, .string(let text)), (.references, .string(let text)), (.code, .string(let text)):
            .text(text)
        default: nil
        }
    }

    private func value(of elements: [JSONText]) -> FieldValue? {
        guard let element else { return nil }
        let words = elements.compactMap { json -> String? in
            guard let value = element.value(of: json), value != .null else { return nil }
            return element.text(of: value)
        }
        guard words.count == elements.count else { return nil }
        return words.isEmpty ? .null : .text(words.joined(separator: ";"))
    }

    /// Whether JSON writes the type as a text.
    fileprivate var isText: Bool {
        switch self {
        case .integer, .number, .boolean, .reference(_, nil): false
        default: true
        }
    }
}

extension Field {
    /// Puts what `json` says into `owner`, trimmed and held against the field's type.
    ///
    /// - Throws: ``JSONValueError`` or ``FieldError`` where the field takes no such value.
    public func set(_ json: JSONText, in owner: inout Owner, today: CalendarDay) throws {
        guard let value = type.value(of: json) else { throw JSONValueError(self, json: json) }
        try set(value, in: &owner)
        _ = try tidied(&owner, today: today)
    }
}

/// A JSON value that a field does not take.
public struct JSONValueError: ClinicError, Hashable {
    /// The field's name, as its column is called.
    public let field: String
    public let title: String
    public let json: JSONText
    public let type: FieldType

    /// - Parameter isElement: whether `json` is one of several values that the field takes.
    public init<Owner>(_ field: Field<Owner>, json: JSONText, isElement: Bool = false) {
        self.field = field.name
        title = field.title
        self.json = json
        type = isElement ? field.type.element ?? field.type : field.type
    }

    public var description: String { "\(title) is \(found); \(type.expectation)." }

    private var found: String {
        if case .string(let text) = json, type.isText { return "\u{201C}\(text.shortened)\u{201D}" }
        return json.spoken
    }
}

extension JSONText {
    /// What the value is, as people say it: `the number 6`, `a list`.
    public var spoken: String {
        switch self {
        case .null: "null"
        case .boolean(let boolean): "\(boolean)"
        case .integer, .number: "the number \(compact.shortened)"
        case .string(let text): "the text \u{201C}\(text.shortened)\u{201D}"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
