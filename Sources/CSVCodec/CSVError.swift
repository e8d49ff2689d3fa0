/// What makes a text not CSV, and where.
///
/// The first fault in the text is the one reported, whatever the size of the chunks it came in.
public enum CSVError: Error, Hashable, Sendable {
    /// A quoted field is still open where the text ends; the position is that of its opening quote.
    case unterminatedQuote(CSVPosition)

    /// A quote stands inside a field that did not start with one (RFC 4180 section 2, rule 5).
    case strayQuote(CSVPosition)

    /// Something other than a delimiter or a line end follows a closing quote.
    case textAfterQuote(CSVPosition)

    /// A row has not as many fields as the first row (RFC 4180 section 2, rule 4); the position is that of its first
    /// field too many, or its end where some are missing.
    case unevenRow(CSVPosition, expected: Int, found: Int)

    /// A NUL byte, which no text contains.
    case nul(CSVPosition)

    /// Bytes that are not UTF-8; the position is that of the first of them.
    case invalidUTF8(CSVPosition)

    /// The row starting at the position is longer than `limit` bytes, counted without its line end.
    case rowTooLong(CSVPosition, limit: Int)

    /// The first row has more than `limit` fields; the position is that of the first too many.
    case tooManyFields(CSVPosition, limit: Int)
}

extension CSVError: CustomStringConvertible {
    /// One plain sentence in a user's words, beginning with the place.
    public var description: String {
        switch self {
        case .unterminatedQuote(let position):
            "\(position.words): a quote opens here and is never closed."
        case .strayQuote(let position):
            "\(position.words): a quote stands inside a field that does not begin with a quote."
        case .textAfterQuote(let position):
            "\(position.words): only a delimiter or the end of the line may follow a closing quote."
        case .unevenRow(let position, let expected, let found):
            "\(position.words): this row has \(Self.fields(found)), but the first row has \(Self.fields(expected))."
        case .nul(let position):
            "\(position.words): a NUL byte stands here, which text never contains."
        case .invalidUTF8(let position):
            "\(position.words): the bytes here are not valid UTF-8 text."
        case .rowTooLong(let position, let limit):
            "\(position.words): the row that starts here is longer than the limit of \(limit) bytes."
        case .tooManyFields(let position, let limit):
            "\(position.words): this row has more than the limit of \(Self.fields(limit))."
        }
    }

    private static func fields(_ count: Int) -> String {
        count == 1 ? "1 field" : "\(count) fields"
    }
}

extension CSVPosition {
    fileprivate var words: String { "Line \(line), column \(column), field \(field)" }
}

/// Where in the text something stands: physical line, character column and field, each from 1.
///
/// A character here is a Unicode scalar, so that a column does not depend on a Unicode version's idea of
/// which scalars combine. A byte order mark at the start of the text occupies no column. CRLF, LF and a lone
/// CR each end one physical line, inside quotes as well as outside.
public struct CSVPosition: Hashable, Sendable {
    /// The physical line, the first being 1.
    public var line: Int

    /// The column in Unicode scalars, the first being 1.
    public var column: Int

    /// The field of its row, the first being 1.
    public var field: Int

    /// A place given by its line, column and field, all from 1.
    public init(line: Int, column: Int, field: Int) {
        self.line = line
        self.column = column
        self.field = field
    }
}

extension CSVPosition {
    /// The place behind `text`, the beginning of a row that starts on `line` and is not at fault so far.
    init(after text: UnsafeBufferPointer<UInt8>, ofRowOn line: Int, delimiter: UInt8) {
        self.init(line: line, column: 1, field: 1)
        var previous: UInt8 = 0
        var isQuoted = false
        for byte in text {
            switch byte {
            case CSVSyntax.lineFeed where previous == CSVSyntax.carriageReturn: break
            case CSVSyntax.carriageReturn, CSVSyntax.lineFeed:
                self.line += 1
                column = 1
            // A UTF-8 continuation byte: its scalar has been counted by the byte that leads it.
            case 0x80...0xBF: break
            default: column += 1
            }
            // A doubled quote closes the field and opens it again.
            if byte == CSVSyntax.quote { isQuoted.toggle() }
            if byte == delimiter, !isQuoted { field += 1 }
            previous = byte
        }
    }
}
