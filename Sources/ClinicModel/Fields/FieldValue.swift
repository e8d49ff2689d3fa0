/// One field of a record as the database, CSV and JSON see it: nothing, a number or a text.
public enum FieldValue: Sendable {
    case null
    case integer(Int64)
    case number(Double)
    case text(String)
}

extension FieldValue: Hashable {
    /// Texts are the same where their bytes are: é and e with an accent look alike, but are kept as typed.
    public static func == (left: FieldValue, right: FieldValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: break
        case .integer(let integer): hasher.combine(integer)
        case .number(let number): hasher.combine(number)
        case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
        }
    }
}

/// A Swift type that a field of a record may have.
public protocol FieldRepresentable: Hashable, Sendable {
    /// What the field takes, for checking, for the data dictionary and for the spelling in CSV.
    static var fieldType: FieldType { get }
    /// Whether a record without this field is refused.
    static var isRequired: Bool { get }
    /// The value that `fieldValue` stands for, or nil where it stands for none of this type.
    static func decode(_ fieldValue: FieldValue) -> Self?
    var fieldValue: FieldValue { get }
}

extension FieldRepresentable {
    public static var isRequired: Bool { true }
}

extension Optional: FieldRepresentable where Wrapped: FieldRepresentable {
    public static var fieldType: FieldType { Wrapped.fieldType }
    public static var isRequired: Bool { false }

    public static func decode(_ fieldValue: FieldValue) -> Wrapped?? {
        if case .null = fieldValue { return .some(nil) }
        guard let value = Wrapped.decode(fieldValue) else { return nil }
        return .some(value)
    }

    public var fieldValue: FieldValue { self?.fieldValue ?? .null }
}

extension String: FieldRepresentable {
    public static var fieldType: FieldType { .line }
    public var fieldValue: FieldValue { .text(self) }

    public static func decode(_ fieldValue: FieldValue) -> String? {
        guard case .text(let text) = fieldValue else { return nil }
        return text
    }
}

extension Int: FieldRepresentable {
    public static var fieldType: FieldType { .integer(0...Int(Int32.max)) }
    public var fieldValue: FieldValue { .integer(Int64(self)) }

    public static func decode(_ fieldValue: FieldValue) -> Int? {
        guard case .integer(let integer) = fieldValue else { return nil }
        return Int(exactly: integer)
    }
}

extension Double: FieldRepresentable {
    public static var fieldType: FieldType { .number }
    public var fieldValue: FieldValue { .number(self) }

    public static func decode(_ fieldValue: FieldValue) -> Double? {
        switch fieldValue {
        case .number(let number): number
        case .integer(let integer): Double(integer)
        case .null, .text: nil
        }
    }
}

extension Bool: FieldRepresentable {
    public static var fieldType: FieldType { .boolean }
    public var fieldValue: FieldValue { .integer(self ? 1 : 0) }

    public static func decode(_ fieldValue: FieldValue) -> Bool? {
        switch fieldValue {
        case .integer(0): false
        case .integer(1): true
        default: nil
        }
    }
}

/// A closed set of words, each spelled the same in the command line, SQL, CSV and JSON.
public protocol ValueSet: RawRepresentable, CaseIterable, FieldRepresentable where RawValue == String {}

extension ValueSet {
    /// The words of the set, in its order.
    public static var words: [String] { allCases.map(\.rawValue) }

    public static var fieldType: FieldType { .choice(words) }
    public var fieldValue: FieldValue { .text(rawValue) }

    public static func decode(_ fieldValue: FieldValue) -> Self? {
        guard case .text(let word) = fieldValue else { return nil }
        return Self(rawValue: word)
    }
}

/// Several words of a value set; none is an empty field. Kept in the set's order, each word once.
extension Array: FieldRepresentable where Element: ValueSet {
    public static var fieldType: FieldType { .choices(Element.words) }
    public static var isRequired: Bool { false }

    public var fieldValue: FieldValue {
        if isEmpty { return .null }
        let chosen = Set(self)
        return .text(Element.allCases.filter(chosen.contains).map(\.rawValue).joined(separator: ";"))
    }

    public static func decode(_ fieldValue: FieldValue) -> [Element]? {
        switch fieldValue {
        case .null: return []
        case .text(let text):
            let words = text.split(separator: ";", omittingEmptySubsequences: false)
            let elements = words.compactMap { Element(rawValue: String($0)) }
            return elements.count == words.count ? elements : nil
        case .integer, .number: return nil
        }
    }
}
