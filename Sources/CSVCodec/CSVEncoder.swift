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
    private var buffer: [UInt8] = []
    private var row = Row.nothing
    private var isAtStart = true

    /// An encoder at the start of a text.
    ///
    /// - Parameters:
    ///   - delimiter: an ASCII byte other than NUL, a quote, CR and LF.
    ///   - byteOrderMark: whether the text begins with the UTF-8 byte order mark some spreadsheets need.
    public init(delimiter: UInt8 = UInt8(ascii: ","), byteOrderMark: Bool = false) {
        syntax = CSVSyntax(delimiter: delimiter)
        if byteOrderMark { buffer += CSVSyntax.byteOrderMark }
    }

    /// How many bytes wait to be drained.
    public var count: Int { buffer.count }

    /// Appends the next field of the row; an empty string is written as nothing.
    public mutating func append(field: String) {
        append(field.utf8.span)
    }

    /// Appends the next field of the row from bytes the caller knows to be UTF-8.
    public mutating func append(utf8: UnsafeBufferPointer<UInt8>) {
        append(utf8.span)
    }

    /// Ends the row with CRLF (RFC 4180 section 2, rule 1).
    public mutating func endRow() {
        switch row {
        case .nothing: return
        case .oneEmptyField: buffer += [CSVSyntax.quote, CSVSyntax.quote]
        case .text: break
        }
        buffer += [CSVSyntax.carriageReturn, CSVSyntax.lineFeed]
        row = .nothing
    }

    /// Hands over all waiting bytes, an unfinished row's too, and forgets them, keeping the capacity.
    ///
    /// - Throws: what `sink` throws, in which case the bytes still wait.
    public mutating func drain(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        guard !buffer.isEmpty else { return }
        try buffer.withUnsafeBytes(sink)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ text: Span<UInt8>) {
        if row != .nothing { buffer.append(syntax.delimiter) }
        if needsQuotes(text) {
            appendQuoted(text)
        } else {
            text.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
        }
        row = row == .nothing && text.isEmpty ? .oneEmptyField : .text
        isAtStart = false
    }

    private func needsQuotes(_ text: Span<UInt8>) -> Bool {
        if syntax.endOfPlainText(in: text, from: 0) < text.count { return true }
        return isAtStart && text.withUnsafeBufferPointer { $0.starts(with: CSVSyntax.byteOrderMark) }
    }

    private mutating func appendQuoted(_ text: Span<UInt8>) {
        buffer.append(CSVSyntax.quote)
        for index in text.indices {
            let byte = text[index]
            if byte == CSVSyntax.quote { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(CSVSyntax.quote)
    }
}
