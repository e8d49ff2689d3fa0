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
