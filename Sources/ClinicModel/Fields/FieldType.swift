/// What a field takes: checked before a record is stored, and published in the data dictionary.
public enum FieldType: Hashable, Sendable {
    /// One line of text, at most ``longestLine`` characters, without control characters.
    case line
    /// Text that may run over several lines, at most ``longestProse`` characters.
    case prose
    /// A whole number within a range.
    case integer(ClosedRange<Int>)
    /// A number as it was entered, with at most ``mostDecimals`` decimals.
    case number
    /// Yes or no: `true` or `false` in CSV and JSON, 1 or 0 in SQL.
    case boolean
    /// A calendar day, ISO 8601.
    case day(Reach)
    /// A year, a month of a year or a day, ISO 8601, never in the future.
    case partialDate
    /// A time of day, `HH:MM`.
    case time
    /// An instant, UTC, ISO 8601 to the millisecond.
    case instant
    /// One word of a closed value set.
    case choice([String])
    /// Any words of a closed value set, joined by `;`.
    case choices([String])
    /// The id of a record, written with its letter (`P-12`) where it has one.
    case reference(table: String, letter: String?)
    /// The ids of several records, joined by `;`.
    case references(table: String, letter: String?)
    /// The code of a row of a catalogue.
    case code(catalogue: String)

    /// Whether a day may lie ahead.
    public enum Reach: Hashable, Sendable {
        case past
        case any
    }

    public static let longestLine = 1_000
    public static let longestProse = 50_000
    public static let mostDecimals = 4
}

extension FieldType {
    /// Whether a value of this type is kept as such a one: a whole number, a number or a text; any may be nothing.
    public func keeps(_ value: FieldValue) -> Bool {
        switch (self, value) {
        case (_, .null): true
        case (.boolean, .integer(let integer)): integer == 0 || integer == 1
        case (.integer, _), (.boolean, _), (.reference, _): if case .integer = value { true } else { false }
        case (.number, _): if case .number = value { true } else { false }
        default: if case .text = value { true } else { false }
        }
    }

    /// How `value` is written in CSV: empty for nothing, ids with their letter, whole numbers without decimals.
    public func text(of value: FieldValue) -> String {
        switch (self, value) {
        case (_, .null): ""
        case (.boolean, .integer(let integer)): integer == 0 ? "false" : "true"
        case (.reference(_, let letter?), .integer(let integer)): "\(letter)-\(integer)"
        case (_, .integer(let integer)): String(integer)
        case (_, .number(let number)): number.shortText
        case (_, .text(let text)): text
        }
    }

    /// How the id of one record is written, for a type that refers to records.
    public func text(ofID id: FieldValue) -> String {
        guard case .references(let table, let letter) = self else { return text(of: id) }
        return FieldType.reference(table: table, letter: letter).text(of: id)
    }

    /// The value that `text` spells in CSV, or nil where it spells none of this type.
    ///
    /// Only the form is looked at; ranges and rules are the record's own to check.
    public func value(of text: String) -> FieldValue? {
        if text.isEmpty { return .null }
        switch self {
        case .integer: return text.hasPrefix("+") ? nil : Int64(text).map(FieldValue.integer)
        case .number: return Double(plain: text).map(FieldValue.number)
        case .boolean:
            switch text {
            case "true": return .integer(1)
            case "false": return .integer(0)
            default: return nil
            }
        case .reference(_, let letter):
            return Int64(reference: text, letter: letter).map(FieldValue.integer)
        case .line, .prose, .day, .partialDate, .time, .instant, .choice, .choices, .references, .code:
            return .text(text)
        }
    }
}

extension Double {
    /// The shortest text that reads back as the same number, without `.0` and without an exponent.
    public var shortText: String {
        if let whole = Int64(exactly: self) { return String(whole) }
        let parts = description.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return description }
        // Far outside what the records keep; still in plain decimals.
        let sign = parts[0].hasPrefix("-") ? "-" : ""
        let digits = parts[0].filter(\.isNumber).replacing(/0+$/, with: "")
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        return sign + digits + String(repeating: "0", count: max(0, exponent + 1 - digits.count))
    }

    /// A number in plain decimal notation, `-12.25`; nil for exponents, `nan`, hexadecimal and too many decimals.
    public init?(plain text: some StringProtocol) {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts[0].utf8.count <= 9, parts.count == 1 || parts[1].utf8.count <= FieldType.mostDecimals
        else { return nil }
        self.init(String(text))
    }
}

extension Int64 {
    /// The number of a reference as people write it: `P-12`, `p-12` or `12`.
    public init?(reference text: String, letter: String?) {
        var digits = text[...]
        if let letter, text.lowercased().hasPrefix(letter.lowercased() + "-") {
            digits = digits.dropFirst(letter.count + 1)
        }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(digits), number > 0
        else { return nil }
        self = number
    }
}
