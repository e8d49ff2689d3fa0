/// What is known of the row being read: where its complete fields lie, and which line it is on.
struct CSVUnfinishedRow: Sendable {
    private let delimiter: UInt8
    private let checksWidth: Bool
    private var places: [CSVRowView.Field] = []

    /// The number of its complete fields; of those beyond the width of the table it is all that is kept.
    private(set) var fieldCount = 0

    /// The number of fields in the first row, which every other must have where that is checked.
    private var width: Int?

    /// The physical line the row starts on.
    private(set) var line = 1

    /// How many line breaks the row has within quotes.
    var lineBreaks = 0

    /// How many empty lines came before the first row that has anything in it.
    private var leadingEmptyLines = 0

    init(delimiter: UInt8, checksWidth: Bool) {
        self.delimiter = delimiter
        self.checksWidth = checksWidth
    }

    /// Whether nothing is known yet of how many fields the row may have.
    var isOfAnyWidth: Bool { width == nil || !checksWidth }

    /// Adds the next field.
    @inline(__always)
    mutating func add(_ field: CSVRowView.Field) {
        // The first field too many is kept too, to tell where it starts.
        if isOfAnyWidth || fieldCount <= width ?? .max { places.append(field) }
        fieldCount += 1
    }

    /// Ends the row, whose bytes are `text`, hands it over, and begins the next one on the line below.
    @inline(__always)
    mutating func end(
        _ text: UnsafeBufferPointer<UInt8>, isASCII: Bool, _ body: (borrowing CSVRowView) throws -> Void
    ) throws {
        if text.isEmpty && width != 1 {
            if width == nil { leadingEmptyLines += 1 }
        } else {
            if width == nil { try begin(width: fieldCount, body) }
            guard fieldCount == width || !checksWidth else { throw unevenRow(text) }
            try places.withUnsafeBufferPointer { places in
                try text.withStart { start in
                    try body(CSVRowView(line: line, start: start, places: places, isASCII: isASCII))
                }
            }
        }
        places.removeAll(keepingCapacity: true)
        fieldCount = 0
        line += lineBreaks + 1
        lineBreaks = 0
    }

    /// Ends the text; one of empty lines alone is a table of one column.
    mutating func finish(_ body: (borrowing CSVRowView) throws -> Void) throws {
        if width == nil { try begin(width: 1, body) }
    }

    /// Learns how many fields the rows have, and with it what the empty lines before the first were.
    private mutating func begin(width: Int, _ body: (borrowing CSVRowView) throws -> Void) throws {
        self.width = width
        guard width == 1 else { return }
        let place = CSVRowView.Field(start: 0, end: 0, isEscaped: false)
        for line in 0..<leadingEmptyLines {
            try withUnsafePointer(to: place) { place in
                try UnsafeBufferPointer(start: nil, count: 0).withStart { start in
                    let places = UnsafeBufferPointer(start: place, count: 1)
                    try body(CSVRowView(line: line + 1, start: start, places: places, isASCII: true))
                }
            }
        }
    }

    /// Throws where `text`, the beginning of the row, is not UTF-8.
    func validate(_ text: UnsafeBufferPointer<UInt8>) throws {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: text.span)
        } catch {
            throw CSVError.invalidUTF8(position(after: text.prefix(error.byteOffsets.lowerBound)))
        }
    }

    /// The place behind `text`, the beginning of the row.
    func position(after text: Slice<UnsafeBufferPointer<UInt8>>) -> CSVPosition {
        CSVPosition(after: UnsafeBufferPointer(rebasing: text), ofRowOn: line, delimiter: delimiter)
    }

    /// The row of the bytes `text` is refused where its first field too many starts, or where it ends too early.
    private func unevenRow(_ text: UnsafeBufferPointer<UInt8>) -> CSVError {
        let expected = width ?? fieldCount
        let isLong = fieldCount > expected
        // Behind the delimiter before the field, which may start with a quote.
        var end = isLong ? Int(places[expected].start) : text.count
        if isLong, end > 0, text[end - 1] == CSVSyntax.quote { end -= 1 }
        return .unevenRow(position(after: text.prefix(end)), expected: expected, found: fieldCount)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the bytes start; somewhere, where there are none.
    fileprivate func withStart<Result>(_ body: (UnsafePointer<UInt8>) throws -> Result) rethrows -> Result {
        if let baseAddress { return try body(baseAddress) }
        return try withUnsafePointer(to: 0, body)
    }
}
