/// Where in the text something stands: physical line and character column, both from 1.
///
/// A character here is a Unicode scalar, so that a column does not depend on a Unicode version's idea of
/// which scalars combine. A byte order mark at the start of the text occupies no column. CRLF, LF and a lone
/// CR each end one physical line, inside quotes as well as outside.
public struct CSVPosition: Hashable, Sendable {
    /// The physical line, the first being 1.
    public var line: Int

    /// The column in Unicode scalars, the first being 1.
    public var column: Int

    /// A place given by its line and column, both from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension CSVPosition {
    /// Moves from the first byte of a field past `text`, the field's value, as the file spells it.
    ///
    /// The file's spelling follows from the value: within quotes every quote is doubled, and without them
    /// there is none. That is why no second record of the raw bytes is kept for the sake of error messages.
    ///
    /// - Parameter quotes: how many of the field's two enclosing quotes to move past as well.
    mutating func move(past text: borrowing UTF8Span, enclosingQuotes quotes: Int) {
        if quotes == 0, text.isKnownASCII {
            column += text.count
            return
        }
        let bytes = text.span
        column += quotes > 0 ? 1 : 0
        var previous: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case CSVSyntax.lineFeed where previous == CSVSyntax.carriageReturn:
                break
            case CSVSyntax.carriageReturn, CSVSyntax.lineFeed:
                line += 1
                column = 1
            case CSVSyntax.quote:
                column += 2
            case 0x80...0xBF:
                // A UTF-8 continuation byte: its scalar has been counted by the byte that leads it.
                break
            default:
                column += 1
            }
            previous = byte
        }
        column += quotes > 1 ? 1 : 0
    }
}
