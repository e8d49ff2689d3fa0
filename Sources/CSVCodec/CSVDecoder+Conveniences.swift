extension CSVDecoder {
    /// Reads the next bytes of the text and calls `body` with each row they complete.
    ///
    /// - Throws: `CSVError` at the first fault in the text, and whatever `body` throws.
    public mutating func decode(
        _ chunk: UnsafeRawBufferPointer, _ body: (CSVRow) throws -> Void
    ) throws {
        try decodeViews(chunk) { try body(CSVRow(line: $0.line, fields: $0.fields)) }
    }

    /// Reads the next bytes of the text and calls `body` with each row they complete.
    ///
    /// - Throws: `CSVError` at the first fault in the text, and whatever `body` throws.
    public mutating func decode(_ chunk: [UInt8], _ body: (CSVRow) throws -> Void) throws {
        try chunk.withUnsafeBytes { try decode($0, body) }
    }

    /// Ends the text and calls `body` with the last row if no line end has completed it.
    ///
    /// - Throws: `CSVError` if the last row is at fault, and whatever `body` throws.
    public mutating func finish(_ body: (CSVRow) throws -> Void) throws {
        try finishViews { try body(CSVRow(line: $0.line, fields: $0.fields)) }
    }

    /// The rows of a whole text, whose rows may be of any length.
    ///
    /// - Parameter delimiter: an ASCII byte other than NUL, a quote, CR and LF.
    /// - Throws: `CSVError` at the first fault in the text.
    public static func rows(
        in text: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")
    ) throws -> [CSVRow] {
        var decoder = CSVDecoder(delimiter: delimiter, maximumRowLength: .max, maximumFieldCount: .max)
        var rows: [CSVRow] = []
        try decoder.decode(text) { rows.append($0) }
        try decoder.finish { rows.append($0) }
        return rows
    }

    /// The rows of a whole text, whose rows may be of any length.
    ///
    /// - Parameter delimiter: an ASCII byte other than NUL, a quote, CR and LF.
    /// - Throws: `CSVError` at the first fault in the text.
    public static func rows(
        in text: String, delimiter: UInt8 = UInt8(ascii: ",")
    ) throws -> [CSVRow] {
        try rows(in: Array(text.utf8), delimiter: delimiter)
    }
}
