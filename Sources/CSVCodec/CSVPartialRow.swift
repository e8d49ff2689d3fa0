/// What is known of the row being read: its complete fields, and the start of the one that is not.
struct CSVPartialRow: Sendable {
    private var fields: [String] = []

    /// The bytes of the unfinished field that lie outside the chunk at hand, or before a doubled quote.
    ///
    /// A field that needs neither is made into a string straight from the chunk.
    private var held: [UInt8] = []

    /// The number of fields in the first row, which every other must have.
    private var width: Int?

    /// The physical line the row starts on.
    private var line = 1

    /// Where the unfinished field starts.
    private(set) var fieldPosition = CSVPosition(line: 1, column: 1)

    /// Where the row starts.
    var position: CSVPosition { CSVPosition(line: line, column: 1) }

    var hasFields: Bool { !fields.isEmpty }
    var heldCount: Int { held.count }

    /// Keeps `text` as the next part of the unfinished field.
    mutating func hold(_ text: Span<UInt8>) {
        text.withUnsafeBufferPointer { held.append(contentsOf: $0) }
    }

    mutating func dropHeld() {
        held.removeAll(keepingCapacity: true)
    }

    /// Completes the unfinished field, whose last part is `rest`.
    mutating func endField(_ rest: Span<UInt8>, enclosingQuotes quotes: Int) throws {
        if held.isEmpty {
            let (value, end) = try Self.value(of: rest, from: fieldPosition, enclosingQuotes: quotes)
            fields.append(value)
            fieldPosition = end
        } else {
            hold(rest)
            let (value, end) = try Self.value(of: held.span, from: fieldPosition, enclosingQuotes: quotes)
            fields.append(value)
            fieldPosition = end
            dropHeld()
        }
        // Past the delimiter; after the last field of a row `startLine` overrules it.
        fieldPosition.column += 1
    }

    /// Completes the row and begins the next one on the line below.
    mutating func endRow() throws -> CSVRow {
        let row = CSVRow(line: line, fields: fields)
        let expected = width ?? fields.count
        guard fields.count == expected else {
            throw CSVError.unevenRow(line: line, expected: expected, found: fields.count)
        }
        width = expected
        fields = []
        fields.reserveCapacity(expected)
        startLine()
        return row
    }

    /// Begins the row on the line below where the last one ended, or below a line that has no row.
    mutating func startLine() {
        line = fieldPosition.line + 1
        fieldPosition = CSVPosition(line: line, column: 1)
    }

    /// The error to report for `byte`, which cannot follow the unfinished field, whose last part is `rest`.
    ///
    /// - Throws: `CSVError.invalidUTF8` when the field so far is not UTF-8: that is the earlier fault, and
    ///   columns cannot be counted past it.
    mutating func fault(
        at byte: UInt8, after rest: Span<UInt8>, in state: CSVDecoderState
    ) throws -> CSVError {
        hold(rest)
        let quotes = state.enclosingQuotes
        let (_, position) = try Self.value(of: held.span, from: fieldPosition, enclosingQuotes: quotes)
        if byte == CSVSyntax.nul { return .nul(position) }
        return state == .quoteInQuoted ? .textAfterQuote(position) : .strayQuote(position)
    }

    /// The string that `text` spells, and the place where its field, which starts at `start`, ends.
    private static func value(
        of text: Span<UInt8>, from start: CSVPosition, enclosingQuotes quotes: Int
    ) throws -> (value: String, end: CSVPosition) {
        var position = start
        do {
            let utf8 = try UTF8Span(validating: text)
            position.move(past: utf8, enclosingQuotes: quotes)
            return (String(copying: utf8), position)
        } catch {
            let valid = try UTF8Span(validating: text.extracting(first: error.byteOffsets.lowerBound))
            position.move(past: valid, enclosingQuotes: min(quotes, 1))
            throw CSVError.invalidUTF8(position)
        }
    }
}
