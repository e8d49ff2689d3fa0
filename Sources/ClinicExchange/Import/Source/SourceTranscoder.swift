/// Turns the bytes of a file into UTF-8, a piece at a time.
struct SourceTranscoder {
    private let encoding: SourceEncoding
    private let file: String
    private var line = 1
    private var previous: UInt16 = 0
    /// What came of a character that is not whole yet.
    private var half: UInt8?
    private var surrogate: UInt16?

    init(from encoding: SourceEncoding, of file: String) {
        self.encoding = encoding
        self.file = file
    }

    /// Hands the next bytes to `body` as UTF-8.
    mutating func transcode<Result>(
        _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        if encoding == .utf8 { return try body(bytes) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            if encoding == .windows1252 {
                try append(byte, to: &text)
            } else if let first = half {
                half = nil
                let isLittle = encoding == .utf16LittleEndian
                try append(unit: UInt16(isLittle ? byte : first) << 8 | UInt16(isLittle ? first : byte), to: &text)
            } else {
                half = byte
            }
        }
        return try text.withUnsafeBytes(body)
    }

    /// Throws where the last character is not whole.
    func finish() throws {
        if half != nil || surrogate != nil { throw SourceError.halfCharacter(file: file) }
    }

    private mutating func append(_ byte: UInt8, to text: inout [UInt8]) throws {
        if byte < 0x80 {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
            text.append(byte)
        } else if byte >= 0xA0 {
            text.append(contentsOf: [0xC0 | byte >> 6, 0x80 | byte & 0x3F])
        } else if let scalar = Self.windows1252[Int(byte - 0x80)] {
            text.append(contentsOf: Array(String(scalar).utf8))
        } else {
            throw SourceError.undefinedByte(byte, line: line, file: file)
        }
        previous = UInt16(byte)
    }

    private mutating func append(unit: UInt16, to text: inout [UInt8]) throws {
        if let high = surrogate {
            guard (0xDC00...0xDFFF).contains(unit),
                let scalar = Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00))
            else { throw SourceError.halfCharacter(file: file) }
            surrogate = nil
            text.append(contentsOf: Array(String(scalar).utf8))
        } else if (0xD800...0xDBFF).contains(unit) {
            surrogate = unit
        } else if let scalar = Unicode.Scalar(unit) {
            text.append(contentsOf: Array(String(scalar).utf8))
        } else {
            throw SourceError.halfCharacter(file: file)
        }
    }

    /// What the bytes 0x80 to 0x9F stand for; five of them stand for nothing.
    private static let windows1252: [Unicode.Scalar?] = [
        "\u{20AC}", nil, "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", nil, "\u{017D}", nil,
        nil, "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", nil, "\u{017E}", "\u{0178}",
    ]
}
