/// Finds the fields and rows in the bytes that a decoder holds.
///
/// Places are counted from the beginning of those bytes. Sixteen bytes are looked at together, and only those that may
/// mean something one by one; nothing is copied.
struct CSVScanner: Sendable {
    /// Where in the grammar of RFC 4180 section 2 a byte stands.
    private enum State {
        /// In a field that did not start with a quote, or before the first byte of one.
        case unquoted
        /// Within a field that started with a quote.
        case quoted
        /// After a quote within a quoted field, which has closed the field unless another quote follows.
        case closed
    }

    private let syntax: CSVSyntax
    let maximumRowLength: Int
    private let maximumFieldCount: Int

    private var state = State.unquoted
    /// Whether the place of a byte order mark has been passed.
    private var isStarted = false
    /// How many bytes were looked at.
    private var scanned = 0
    /// Where the unfinished row starts, and its unfinished field with the quote that it may start with.
    private(set) var rowStart = 0
    private var fieldStart = 0
    /// Where the quote stands that may have closed the field.
    private(set) var closed = 0
    /// Whether a doubled quote is in the field.
    private var isEscaped = false
    /// Behind the last CR that was looked at; an LF there belongs to it.
    private var afterCarriageReturn = -1
    /// Every byte since the row started, or earlier, each in one of the sixteen: what its highest bits are.
    private var seen = CSVSyntax.Block(repeating: 0)
    private(set) var row: CSVUnfinishedRow

    init(syntax: CSVSyntax, maximumRowLength: Int, maximumFieldCount: Int, checksWidth: Bool) {
        self.syntax = syntax
        self.maximumRowLength = maximumRowLength
        self.maximumFieldCount = maximumFieldCount
        row = CSVUnfinishedRow(delimiter: syntax.delimiter, checksWidth: checksWidth)
    }

    /// How many bytes are done with; places are counted from behind them from now on.
    mutating func dropRead() -> Int {
        let count = rowStart
        scanned -= count
        fieldStart -= count
        closed -= count
        afterCarriageReturn -= count
        rowStart = 0
        return count
    }

    /// Looks at the bytes that were not looked at yet.
    mutating func scan(
        _ text: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ body: (borrowing CSVRowView) throws -> Void
    ) throws {
        guard skipByteOrderMark(text, isWhole: isWhole), let start = text.baseAddress else { return }
        while scanned < text.count {
            let origin = scanned
            let block = Self.block(of: text, from: origin)
            seen |= block
            var (low, high) = syntax.marks(in: block)
            while low != 0 {
                let lane = low.trailingZeroBitCount >> 3
                low &= ~(0xFF << UInt64(lane << 3))
                try take(start[origin + lane], at: origin + lane, of: text, block, body)
            }
            while high != 0 {
                let lane = high.trailingZeroBitCount >> 3
                high &= ~(0xFF << UInt64(lane << 3))
                try take(start[origin + lane + 8], at: origin + lane + 8, of: text, block, body)
            }
            scanned = min(origin + CSVSyntax.blockLength, text.count)
        }
        if state == .closed, scanned > closed + 1 { throw try strayText(in: text) }
        if scanned - rowStart > maximumRowLength { throw tooLong }
    }

    /// Completes the last row, where no line end did.
    mutating func finish(
        _ text: UnsafeBufferPointer<UInt8>, _ body: (borrowing CSVRowView) throws -> Void
    ) throws {
        if state == .quoted { throw try fault(at: fieldStart, in: text, CSVError.unterminatedQuote) }
        if scanned > rowStart {
            try endField(at: scanned, of: text)
            try endRow(at: scanned, of: text, body)
        }
        try row.finish(body)
    }

    /// Sixteen bytes; letters stand for those behind the end.
    @inline(__always)
    private static func block(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> CSVSyntax.Block {
        if text.count - start >= CSVSyntax.blockLength {
            return UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped + start).loadUnaligned(as: CSVSyntax.Block.self)
        }
        var block = CSVSyntax.letters
        for lane in 0..<(text.count - start) { block[lane] = text[start + lane] }
        return block
    }

    /// Passes a byte order mark at the start, and returns whether enough is there to know.
    private mutating func skipByteOrderMark(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Bool {
        if isStarted { return true }
        let mark = CSVSyntax.byteOrderMark
        if text.starts(with: mark) {
            (scanned, rowStart, fieldStart) = (mark.count, mark.count, mark.count)
        } else if !isWhole && mark.starts(with: text) {
            return false
        }
        isStarted = true
        return true
    }

    /// Takes one byte that may mean something, the next such in the text.
    @inline(__always)
    private mutating func take(
        _ byte: UInt8, at place: Int, of text: UnsafeBufferPointer<UInt8>, _ block: CSVSyntax.Block,
        _ body: (borrowing CSVRowView) throws -> Void
    ) throws {
        if state == .closed, place > closed + 1 { throw try strayText(in: text) }
        if place - rowStart > maximumRowLength { throw tooLong }
        if state == .quoted {
            try takeQuoted(byte, at: place, of: text)
        } else if byte == syntax.delimiter {
            try endField(at: place, of: text)
            fieldStart = place + 1
        } else if CSVSyntax.isLineEnd(byte) {
            let isSecondOfPair = byte == CSVSyntax.lineFeed && place == afterCarriageReturn
            if byte == CSVSyntax.carriageReturn { afterCarriageReturn = place + 1 }
            if !isSecondOfPair {
                try endField(at: place, of: text)
                try endRow(at: place, of: text, body)
                seen = block
            }
            rowStart = place + 1
            fieldStart = place + 1
        } else if byte == CSVSyntax.quote {
            if state == .closed {
                state = .quoted
                isEscaped = true
            } else if place == fieldStart {
                state = .quoted
            } else {
                throw try fault(at: place, in: text, CSVError.strayQuote)
            }
        } else if byte == CSVSyntax.nul {
            throw try fault(at: place, in: text, CSVError.nul)
        } else if state == .closed {
            throw try strayText(in: text)
        }
    }

    @inline(__always)
    private mutating func takeQuoted(_ byte: UInt8, at place: Int, of text: UnsafeBufferPointer<UInt8>) throws {
        switch byte {
        case CSVSyntax.quote:
            state = .closed
            closed = place
        case CSVSyntax.carriageReturn:
            afterCarriageReturn = place + 1
            row.lineBreaks += 1
        case CSVSyntax.lineFeed where place != afterCarriageReturn: row.lineBreaks += 1
        case CSVSyntax.nul: throw try fault(at: place, in: text, CSVError.nul)
        default: break
        }
    }

    /// Completes the unfinished field, which ends before `place`.
    @inline(__always)
    private mutating func endField(at place: Int, of text: UnsafeBufferPointer<UInt8>) throws {
        if row.fieldCount == maximumFieldCount, row.isOfAnyWidth {
            throw try fault(at: fieldStart, in: text) { .tooManyFields($0, limit: maximumFieldCount) }
        }
        let isQuoted = state == .closed
        row.add(
            CSVRowView.Field(
                start: UInt32(truncatingIfNeeded: fieldStart - rowStart + (isQuoted ? 1 : 0)),
                end: UInt32(truncatingIfNeeded: (isQuoted ? closed : place) - rowStart), isEscaped: isEscaped))
        state = .unquoted
        isEscaped = false
    }

    /// Completes the unfinished row, which ends before `place`, and hands it over.
    @inline(__always)
    private mutating func endRow(
        at place: Int, of text: UnsafeBufferPointer<UInt8>, _ body: (borrowing CSVRowView) throws -> Void
    ) throws {
        let isASCII = CSVSyntax.isASCII(seen)
        let bytes = UnsafeBufferPointer(rebasing: text[rowStart..<place])
        if !isASCII { try row.validate(bytes) }
        try row.end(bytes, isASCII: isASCII, body)
    }
}

extension CSVScanner {
    /// The unfinished row is longer than it may be.
    var tooLong: CSVError {
        .rowTooLong(CSVPosition(line: row.line, column: 1, field: 1), limit: maximumRowLength)
    }

    /// What follows the closing quote of the unfinished field, and is neither a delimiter nor a line end.
    func strayText(in text: UnsafeBufferPointer<UInt8>) throws -> CSVError {
        if closed + 1 - rowStart > maximumRowLength { return tooLong }
        return try fault(at: closed + 1, in: text, CSVError.textAfterQuote)
    }

    /// A fault of the byte at `place`, unless what comes before it in its row is no text.
    func fault(
        at place: Int, in text: UnsafeBufferPointer<UInt8>, _ error: (CSVPosition) -> CSVError
    ) throws -> CSVError {
        let before = text[rowStart..<place]
        try row.validate(UnsafeBufferPointer(rebasing: before))
        return error(row.position(after: before))
    }
}
