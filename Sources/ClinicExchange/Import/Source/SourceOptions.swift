import ClinicModel

/// What is said of a file of another system, beside what the file says itself.
public struct SourceOptions: Sendable {
    /// The table that its rows become; nil where the format says.
    public var table: String?
    public var format: SourceFormat?
    /// What single columns become.
    public var columns: [SourceColumnChoice] = []
    /// What fields hold wherever the file says nothing.
    public var values: [(field: String, text: String)] = []
    public var dateOrder: DateOrder?
    public var delimiter: UInt8?
    /// Whether a row is left out that is on record already, or that may be of a patient who is.
    public var skipsDuplicates = false
    /// Whether the columns come from a map that is kept: one that this file lacks is then no slip of anybody's.
    var isKept = false

    public init() {}

    /// Takes choices in the place of earlier ones of the same columns.
    public mutating func override(columns choices: [SourceColumnChoice]) {
        let names = Set(choices.map(\.column))
        columns = columns.filter { !names.contains($0.column) } + choices
    }

    /// Takes values in the place of earlier ones of the same fields.
    public mutating func override(values said: [(field: String, text: String)]) {
        let names = Set(said.map(\.field))
        values = values.filter { !names.contains($0.field) } + said
    }
}

/// What one column becomes, as somebody said: `Nachname=family_name`.
public struct SourceColumnChoice: Hashable, Sendable {
    public let column: String
    /// The field; empty where the column is left out.
    public let field: String
    /// Whether the column goes behind what the field has from another.
    public let isAdded: Bool

    public init(column: String, field: String, isAdded: Bool = false) {
        self.column = column
        self.field = field
        self.isAdded = isAdded
    }

    /// Reads `COLUMN=FIELD`, `COLUMN=+FIELD` or `COLUMN=`; nil where there is no `=`.
    public init?(_ text: String) {
        // The last one: a field has none in its name, a column may.
        guard let sign = text.lastIndex(of: "="), sign > text.startIndex else { return nil }
        let field = text[text.index(after: sign)...].trimmingPrefix("+")
        self.init(
            column: String(text[..<sign]).trimmed, field: String(field).trimmed,
            isAdded: text[text.index(after: sign)...].hasPrefix("+"))
    }
}
