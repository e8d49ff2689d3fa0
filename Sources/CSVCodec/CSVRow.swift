/// One record of a CSV text.
public struct CSVRow: Hashable, Sendable {
    /// The physical line its first field starts on, from 1.
    public let line: Int

    /// The values of its fields, without the quotes the file may have put around them.
    public let fields: [String]

    public init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }

    /// What the decoder has, to keep.
    public init(_ view: borrowing CSVRowView) { self.init(line: view.line, fields: view.fields) }
}

/// One record of a CSV text where the decoder has it: its fields become strings only where they are asked for.
///
/// It cannot be copied, and is there only while the decoder hands it over.
public struct CSVRowView: ~Copyable {
    /// Where a field's value lies in its row, without the quotes around it.
    @usableFromInline
    struct Field: Sendable {
        @usableFromInline let start: UInt32
        @usableFromInline let end: UInt32
        /// Whether there are quotes in it, each of which is doubled.
        @usableFromInline let isEscaped: Bool
    }

    /// The physical line its first field starts on, from 1.
    public let line: Int
    @usableFromInline let start: UnsafePointer<UInt8>
    @usableFromInline let places: UnsafeBufferPointer<Field>
    private let isASCII: Bool

    init(line: Int, start: UnsafePointer<UInt8>, places: UnsafeBufferPointer<Field>, isASCII: Bool) {
        self.line = line
        self.start = start
        self.places = places
        self.isASCII = isASCII
    }

    /// How many fields it has.
    public var count: Int { places.count }

    /// The values of its fields.
    public var fields: [String] {
        [String](unsafeUninitializedCapacity: count) { strings, initialized in
            for index in 0..<count { (strings.baseAddress! + index).initialize(to: self[index]) }
            initialized = count
        }
    }

    /// The value of one field.
    public subscript(index: Int) -> String {
        withUTF8(of: index) { text in
            String(copying: unsafe UTF8Span(unchecked: text.span, isKnownASCII: isASCII))
        }
    }

    /// Whether the value of one field is nothing.
    public func isEmpty(at index: Int) -> Bool { places[index].start == places[index].end }

    /// Hands the value of one field to `body` as UTF-8, which is valid.
    @inlinable
    public func withUTF8<Result>(
        of index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        let place = places[index]
        let text = UnsafeBufferPointer(start: start + Int(place.start), count: Int(place.end - place.start))
        return place.isEscaped ? try Self.withSingleQuotes(text, body) : try body(text)
    }

    /// Hands `text` to `body` with one quote for each two.
    @usableFromInline
    static func withSingleQuotes<Result>(
        _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { value in
            var count = 0
            var isSecondOfPair = false
            for byte in text {
                isSecondOfPair = byte == CSVSyntax.quote && !isSecondOfPair
                if isSecondOfPair { continue }
                value[count] = byte
                count += 1
            }
            return try body(UnsafeBufferPointer(rebasing: value[..<count]))
        }
    }
}
