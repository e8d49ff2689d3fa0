/// Reads CSV (RFC 4180) from chunks of bytes of any size, handing over each row as soon as it is complete.
///
/// It accepts CRLF, LF and a lone CR as line ends, mixed as they come, and a last line without one. A leading
/// UTF-8 byte order mark is skipped. Spaces belong to the field they stand in, and line breaks within quotes
/// are kept as written.
///
/// An empty line is what the grammar of RFC 4180 says where rows have one field: a row whose field is empty. In a
/// wider table it could be no row, and is skipped. `CSVEncoder` never writes one, since it spells a row of a single
/// empty field `""`.
///
/// Memory is bounded by the longest row. After an error, its own or one of the caller's, a decoder is spent.
public struct CSVDecoder: Sendable {
    /// The most bytes that a row may have where nothing else is said: 8 MiB.
    public static let longestRow = 8 << 20

    /// The most fields that a row may have where nothing else is said.
    public static let mostFields = 1 << 17

    /// So many bytes at most are taken from a chunk at once, to lie behind those of the unfinished row.
    private static let pieceLength = 1 << 16

    /// The unfinished row, and what came after it.
    private var bytes: [UInt8] = []
    private var scanner: CSVScanner

    /// A decoder at the start of a text.
    ///
    /// - Parameters:
    ///   - delimiter: an ASCII byte other than NUL, a quote, CR and LF.
    ///   - maximumRowLength: the most bytes a row may have, quotes and delimiters included, line end not; 4 GiB at
    ///     most.
    ///   - maximumFieldCount: the most fields that the first row, and so every row, may have.
    ///   - checksWidth: whether a row must have as many fields as the first one.
    public init(
        delimiter: UInt8 = UInt8(ascii: ","), maximumRowLength: Int = Self.longestRow,
        maximumFieldCount: Int = Self.mostFields, checksWidth: Bool = true
    ) {
        scanner = CSVScanner(
            syntax: CSVSyntax(delimiter: delimiter), maximumRowLength: min(maximumRowLength, Int(UInt32.max) - 1),
            maximumFieldCount: maximumFieldCount, checksWidth: checksWidth)
    }

    /// Whether a byte may stand between fields.
    public static func canDelimit(_ byte: UInt8) -> Bool { CSVSyntax.canDelimit(byte) }

    /// Reads the next bytes of the text and calls `body` with each row they complete, where it lies.
    ///
    /// - Throws: `CSVError` at the first fault in the text, and whatever `body` throws.
    public mutating func decode(
        _ chunk: UnsafeRawBufferPointer, _ body: (borrowing CSVRowView) throws -> Void
    ) throws {
        var rest = chunk[...]
        while !rest.isEmpty {
            bytes.append(contentsOf: rest.prefix(Self.pieceLength))
            rest = rest.dropFirst(Self.pieceLength)
            try bytes.withUnsafeBufferPointer { try scanner.scan($0, isWhole: false, body) }
            bytes.removeFirst(scanner.dropRead())
        }
    }

    /// Ends the text and calls `body` with the last row if no line end has completed it.
    ///
    /// - Throws: `CSVError` if the last row is at fault, and whatever `body` throws.
    public mutating func finish(_ body: (borrowing CSVRowView) throws -> Void) throws {
        try bytes.withUnsafeBufferPointer { text in
            try scanner.scan(text, isWhole: true, body)
            try scanner.finish(text, body)
        }
        bytes = []
    }
}

extension CSVDecoder {
    /// The same, of the bytes of an array.
    public mutating func decode(_ chunk: [UInt8], _ body: (borrowing CSVRowView) throws -> Void) throws {
        try chunk.withUnsafeBytes { try decode($0, body) }
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
        try decoder.decode(text) { rows.append(CSVRow($0)) }
        try decoder.finish { rows.append(CSVRow($0)) }
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
