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
