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

/// The bytes that an encoder has written: an array that grows, filled from the front.
struct CSVBuffer: Sendable {
    private var bytes = [UInt8](repeating: 0, count: 1 << 12)
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        bytes.withUnsafeMutableBufferPointer { $0[count] = byte }
        count += 1
    }

    mutating func append(_ first: UInt8, _ second: UInt8) {
        append(first)
        append(second)
    }

    mutating func append(_ text: [UInt8]) {
        for byte in text { append(byte) }
    }

    /// Appends a number in decimal digits.
    mutating func append(decimal number: Int64) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var digits = 1
        var limit: UInt64 = 10
        while rest >= limit, digits < 19 {
            digits += 1
            limit *= 10
        }
        reserve(digits)
        bytes.withUnsafeMutableBufferPointer { bytes in
            for place in stride(from: count + digits - 1, through: count, by: -1) {
                bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
        count += digits
    }

    /// Appends `text`, and returns whether it may stand without quotes, and whether it is ASCII.
    mutating func append(
        _ text: UnsafeBufferPointer<UInt8>, lookingFor syntax: CSVSyntax
    ) -> (isPlain: Bool, isASCII: Bool) {
        guard let source = text.baseAddress, !text.isEmpty else { return (true, true) }
        reserve(text.count + CSVSyntax.blockLength)
        var mayBeSpecial = false
        var seen = CSVSyntax.Block(repeating: 0)
        bytes.withUnsafeMutableBytes { bytes in
            let target = bytes.baseAddress.unsafelyUnwrapped + count
            target.copyMemory(from: source, byteCount: text.count)
            // Letters behind the end, so that whole blocks can be looked at.
            target.storeBytes(of: CSVSyntax.letters, toByteOffset: text.count, as: CSVSyntax.Block.self)
            for index in stride(from: 0, to: text.count, by: CSVSyntax.blockLength) {
                let block = target.loadUnaligned(fromByteOffset: index, as: CSVSyntax.Block.self)
                let (low, high) = syntax.marks(in: block)
                mayBeSpecial = mayBeSpecial || (low | high) != 0
                seen |= block
            }
        }
        count += text.count
        // Some control characters have marks too, and need no quotes.
        let isPlain = !mayBeSpecial || !text.contains(where: syntax.needsQuotes)
        return (isPlain, CSVSyntax.isASCII(seen))
    }

    /// Appends `text` within quotes, its own quotes doubled.
    mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
        reserve(2 * text.count + 2)
        bytes.withUnsafeMutableBufferPointer { bytes in
            var place = count
            func put(_ byte: UInt8) {
                bytes[place] = byte
                place += 1
            }
            put(CSVSyntax.quote)
            for byte in text {
                if byte == CSVSyntax.quote { put(byte) }
                put(byte)
            }
            put(CSVSyntax.quote)
            count = place
        }
    }

    /// Takes back what was appended last.
    mutating func removeLast(_ length: Int) { count -= length }

    func withBytes(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    @inline(__always)
    private mutating func reserve(_ length: Int) {
        if count + length > bytes.count { grow(by: length) }
    }

    private mutating func grow(by length: Int) {
        bytes += [UInt8](repeating: 0, count: max(bytes.count, length))
    }
}
