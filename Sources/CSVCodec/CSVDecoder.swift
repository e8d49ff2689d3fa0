/// Reads CSV (RFC 4180) from chunks of bytes of any size, handing over each row as soon as it is complete.
///
/// It accepts CRLF, LF and a lone CR as line ends, mixed as they come, and a last line without one. A leading
/// UTF-8 byte order mark is skipped. Spaces belong to the field they stand in, and line breaks within quotes
/// are kept as written. An empty line outside quotes is no row and is skipped: `CSVEncoder` never writes one,
/// since it spells a row of a single empty field `""`.
///
/// Memory is bounded by the longest row. After an error, its own or one of the caller's, a decoder is spent.
public struct CSVDecoder: Sendable {
    private let syntax: CSVSyntax
    private let maximumRowLength: Int
    private var state = CSVDecoderState.byteOrderMark
    private var row = CSVPartialRow()

    /// How many bytes of the unfinished row came in earlier chunks.
    private var earlierRowLength = 0

    /// A decoder at the start of a text.
    ///
    /// - Parameters:
    ///   - delimiter: an ASCII byte other than NUL, a quote, CR and LF.
    ///   - maximumRowLength: the most bytes a row may have, quotes and delimiters included, line end not.
    public init(delimiter: UInt8 = UInt8(ascii: ","), maximumRowLength: Int = 16 << 20) {
        syntax = CSVSyntax(delimiter: delimiter)
        self.maximumRowLength = maximumRowLength
    }

    /// Reads the next bytes of the text and calls `body` with each row they complete.
    ///
    /// - Throws: `CSVError` at the first fault in the text, and whatever `body` throws.
    public mutating func decode(
        _ chunk: UnsafeRawBufferPointer, _ body: (CSVRow) throws -> Void
    ) throws {
        try chunk.withMemoryRebound(to: UInt8.self) { try read($0.span, body) }
    }

    /// Ends the text and calls `body` with the last row if no line end has completed it.
    ///
    /// - Throws: `CSVError` if the last row is at fault, and whatever `body` throws.
    public mutating func finish(_ body: (CSVRow) throws -> Void) throws {
        let isInRow =
            switch state {
            case .quoted: throw CSVError.unterminatedQuote(row.fieldPosition)
            case .unquoted, .quoteInQuoted: true
            case .byteOrderMark, .fieldStart, .carriageReturn: row.hasFields || row.heldCount > 0
            }
        guard isInRow else { return }
        try row.endField(Span(), enclosingQuotes: state.enclosingQuotes)
        state = .fieldStart
        try body(row.endRow())
    }

    /// Takes the state machine through `bytes`, one stop at each byte that may change the state.
    private mutating func read(_ bytes: Span<UInt8>, _ body: (CSVRow) throws -> Void) throws {
        var index = 0
        // Negative while the row started in an earlier chunk.
        var rowStart = -earlierRowLength
        // The part of the unfinished field that lies in this chunk and that `row` does not hold yet.
        var text = 0..<0

        while true {
            if state == .unquoted {
                index = syntax.endOfPlainText(in: bytes, from: index)
                text = text.lowerBound..<index
            } else if state == .quoted {
                index = syntax.endOfQuotedText(in: bytes, from: index)
                text = text.lowerBound..<index
            }
            // Checked at every stop before anything else, so that the fault reported does not depend on
            // where chunks end.
            guard index - rowStart <= maximumRowLength else {
                throw CSVError.fieldTooLong(row.position, limit: maximumRowLength)
            }
            guard index < bytes.count else { break }

            let byte = bytes[index]
            switch state {
            case .byteOrderMark where byte == CSVSyntax.byteOrderMark[row.heldCount]:
                row.hold(bytes.extracting(index...index))
                index += 1
                if row.heldCount == CSVSyntax.byteOrderMark.count {
                    row.dropHeld()
                    rowStart = index
                    state = .fieldStart
                }
            case .byteOrderMark:
                // Bytes that matched only the beginning of the mark begin the first field instead.
                text = index..<index
                state = row.heldCount == 0 ? .fieldStart : .unquoted

            case .carriageReturn:
                if byte == CSVSyntax.lineFeed { index += 1 }
                rowStart = index
                state = .fieldStart

            case .fieldStart where byte == CSVSyntax.quote:
                index += 1
                text = index..<index
                state = .quoted
            case .fieldStart where CSVSyntax.isLineEnd(byte) && !row.hasFields:
                index += 1
                rowStart = index
                row.startLine()
                state = CSVDecoderState(afterLineEnd: byte)
            case .fieldStart:
                text = index..<index
                state = .unquoted

            case .quoted where byte == CSVSyntax.quote:
                index += 1
                state = .quoteInQuoted
            case .quoteInQuoted where byte == CSVSyntax.quote:
                // The second quote of the pair stands for both, as the first byte of the text that follows.
                row.hold(bytes.extracting(text))
                text = index..<index
                index += 1
                state = .quoted

            case .unquoted where byte == syntax.delimiter, .quoteInQuoted where byte == syntax.delimiter:
                try row.endField(bytes.extracting(text), enclosingQuotes: state.enclosingQuotes)
                index += 1
                text = index..<index
                state = .fieldStart
            case .unquoted where CSVSyntax.isLineEnd(byte), .quoteInQuoted where CSVSyntax.isLineEnd(byte):
                try row.endField(bytes.extracting(text), enclosingQuotes: state.enclosingQuotes)
                index += 1
                text = index..<index
                rowStart = index
                state = CSVDecoderState(afterLineEnd: byte)
                try body(row.endRow())

            case .unquoted, .quoted, .quoteInQuoted:
                throw try row.fault(at: byte, after: bytes.extracting(text), in: state)
            }
        }
        row.hold(bytes.extracting(text))
        earlierRowLength = index - rowStart
    }
}
