/// Writes CSV (RFC 4180) into a buffer of its own, which the caller drains as it likes.
///
/// A field is quoted only where it must be: when it contains the delimiter, a quote, CR or LF (section 2,
/// rule 6), and in two cases the RFC does not speak of, where readers would otherwise lose something. A row
/// of a single empty field is written `""` so as not to look like an empty line; and if the very first field
/// begins with U+FEFF it is quoted, so as not to look like a byte order mark.
///
/// A NUL is written as it comes, though `CSVDecoder` refuses it. Whether rows are of equal length is the
/// caller's concern. A row without any field is not written at all.
public struct CSVEncoder: Sendable {
    /// What the row being written consists of so far.
    private enum Row {
        case nothing
        case oneEmptyField
        case text
    }

    private let syntax: CSVSyntax
    private var buffer = CSVBuffer()
    private var row = Row.nothing
    private var isAtStart = true

    /// An encoder at the start of a text.
    ///
    /// - Parameters:
    ///   - delimiter: an ASCII byte other than NUL, a quote, CR and LF.
    ///   - byteOrderMark: whether the text begins with the UTF-8 byte order mark some spreadsheets need.
    public init(delimiter: UInt8 = UInt8(ascii: ","), byteOrderMark: Bool = false) {
        syntax = CSVSyntax(delimiter: delimiter)
        if byteOrderMark { buffer.append(CSVSyntax.byteOrderMark) }
    }

    /// How many bytes wait to be drained.
    public var count: Int { buffer.count }

    /// Appends the next field of the row; an empty string is written as nothing.
    public mutating func append(field: String) {
        var field = field
        field.withUTF8 { append(utf8: $0) }
    }

    /// Appends the next field of the row from bytes the caller knows to be UTF-8.
    public mutating func append(utf8 text: UnsafeBufferPointer<UInt8>) {
        beginField(isEmpty: text.isEmpty)
        _ = write(text)
    }

    /// Appends the next field of the row from bytes; U+FFFD stands for what of them is not UTF-8.
    public mutating func append(bytes: UnsafeBufferPointer<UInt8>) {
        let (oldRow, oldCount, wasAtStart) = (row, buffer.count, isAtStart)
        beginField(isEmpty: bytes.isEmpty)
        guard !write(bytes), (try? UTF8Span(validating: bytes.span)) == nil else { return }
        buffer.removeLast(buffer.count - oldCount)
        (row, isAtStart) = (oldRow, wasAtStart)
        append(field: String(decoding: bytes, as: UTF8.self))
    }

    /// Appends a whole number as the next field of the row, behind `prefix`, which needs no quotes.
    public mutating func append(integer: Int64, after prefix: [UInt8] = []) {
        beginField(isEmpty: false)
        buffer.append(prefix)
        buffer.append(decimal: integer)
    }

    /// Ends the row with CRLF (RFC 4180 section 2, rule 1).
    public mutating func endRow() {
        switch row {
        case .nothing: return
        case .oneEmptyField: buffer.append(CSVSyntax.quote, CSVSyntax.quote)
        case .text: break
        }
        buffer.append(CSVSyntax.carriageReturn, CSVSyntax.lineFeed)
        row = .nothing
    }

    /// Hands over all waiting bytes, an unfinished row's too, and forgets them, keeping the capacity.
    ///
    /// - Throws: what `sink` throws, in which case the bytes still wait.
    public mutating func drain(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        guard buffer.count > 0 else { return }
        try buffer.withBytes(sink)
        buffer.removeLast(buffer.count)
    }

    /// Writes the delimiter before the field, where it is not the first.
    private mutating func beginField(isEmpty: Bool) {
        if row == .nothing {
            row = isEmpty ? .oneEmptyField : .text
        } else {
            buffer.append(syntax.delimiter)
            row = .text
        }
    }

    /// Writes a field, within quotes where it needs them, and returns whether it is ASCII.
    private mutating func write(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = buffer.count
        let (isPlain, isASCII) = buffer.append(text, lookingFor: syntax)
        if !isPlain || (isAtStart && !isASCII && text.starts(with: CSVSyntax.byteOrderMark)) {
            buffer.removeLast(buffer.count - start)
            buffer.append(quoted: text)
        }
        isAtStart = false
        return isASCII
    }
}
