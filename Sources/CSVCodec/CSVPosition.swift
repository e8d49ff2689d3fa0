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
