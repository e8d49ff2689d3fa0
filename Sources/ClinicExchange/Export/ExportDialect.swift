import ClinicModel

/// How the tables of an export are spelled as CSV: for programs, or for a spreadsheet.
public struct ExportDialect: Hashable, Sendable {
    public let style: Style
    public let delimiter: Delimiter
    /// Whether numbers have a comma where others have a point, as spreadsheets of such a country read them.
    public let hasDecimalComma: Bool

    /// - Parameter delimiter: nil is the comma, or the semicolon where numbers have commas.
    public init(_ style: Style, delimiter: Delimiter? = nil, hasDecimalComma: Bool = false) {
        self.style = style
        self.delimiter = delimiter ?? (hasDecimalComma ? .semicolon : .comma)
        self.hasDecimalComma = hasDecimalComma
    }

    /// Values as they are, under the names of the columns.
    public static let analysis = ExportDialect(.analysis)

    public enum Style: String, CaseIterable, Sendable {
        /// UTF-8, the columns' names, values untouched.
        case analysis
        /// A byte order mark, the columns' titles, and no text that a spreadsheet takes for a formula.
        case excel
    }

    /// What stands between the cells of a row.
    public enum Delimiter: Character, CaseIterable, Sendable {
        case comma = ","
        case semicolon = ";"
        case pipe = "|"
        case tab = "\t"

        /// The delimiter as people type it: the character, or for the one that is hard to type, `tab`.
        public init?(entered text: String) {
            if ["tab", "\\t"].contains(text.lowercased()) {
                self = .tab
            } else if let character = text.first, text.count == 1, let delimiter = Delimiter(rawValue: character) {
                self = delimiter
            } else {
                return nil
            }
        }

        /// The character, or the word for one that cannot be seen.
        public var word: String { self == .tab ? "tab" : String(rawValue) }

        var byte: UInt8 { rawValue.asciiValue ?? UInt8(ascii: ",") }
    }
}

extension ExportDialect {
    var hasByteOrderMark: Bool { style == .excel }

    /// What the audit log says of the dialect.
    var noted: [(key: String, value: JSONText)] {
        [("dialect", .string(style.rawValue))] + (delimiter == .comma ? [] : [("delimiter", .string(delimiter.word))])
            + (hasDecimalComma ? [("decimal_comma", .boolean(true))] : [])
    }

    /// The head of a column.
    func name(of column: Column) -> String {
        switch style {
        case .analysis: column.name
        case .excel: column.title
        }
    }

    /// Whether the cells of a type have other texts than the values.
    func rewrites(_ type: FieldType) -> Bool {
        (hasDecimalComma && type == .number) || (style == .excel && type.isTyped)
    }

    /// A value as its cell has it.
    func cell(of value: FieldValue, in type: FieldType) -> String {
        let text = type.text(of: value)
        if hasDecimalComma, type == .number { return text.replacing(".", with: ",") }
        return style == .excel && type.isTyped ? Self.guarded(text) : text
    }

    /// The text of a value, as ``FieldType/value(of:)`` reads it, from what its cell has.
    func text(ofCell cell: String, in type: FieldType) -> String {
        if hasDecimalComma, type == .number { return cell.replacing(",", with: ".") }
        return style == .excel && type.isTyped ? Self.unguarded(cell) : cell
    }

    /// The text with one more apostrophe before it, where a spreadsheet would take it, or what is behind its
    /// apostrophes, for a formula.
    static func guarded(_ text: String) -> String { isFormula(text) ? "'" + text : text }

    /// The text that was guarded.
    static func unguarded(_ text: String) -> String {
        text.utf8.first == apostrophe && isFormula(text) ? String(decoding: text.utf8.dropFirst(), as: UTF8.self) : text
    }

    private static func isFormula(_ text: String) -> Bool {
        // Bytes and not characters: an accent may be combined with the sign, and a line feed with the return.
        text.utf8.first { $0 != apostrophe }.map(formulaStarts.contains) ?? false
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let formulaStarts = Array("=+-@\t\r".utf8)
}

extension FieldType {
    /// Whether its values are whatever somebody typed, and not numbers, days, ids or words of the program's own.
    var isTyped: Bool {
        switch self {
        case .line, .prose, .code: true
        case .integer, .number, .boolean, .day, .partialDate, .time, .instant, .choice, .choices, .reference,
            .references:
            false
        }
    }
}
