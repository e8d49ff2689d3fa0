/// How a file's bytes stand for text.
public enum SourceEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case windows1252 = "Windows-1252"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
}

/// The encoding of a file, and what decided it.
public struct SourceEncodingReading: Sendable {
    public let encoding: SourceEncoding
    public let hasMark: Bool
    /// The first byte that is no UTF-8, and its line; nil where all of it is, or another mark stands before it.
    public let firstOther: (byte: UInt8, line: Int)?

    /// A byte order mark decides; without one it is UTF-8 where all of the file is, and Windows-1252 otherwise.
    init(of file: SourceFile) throws {
        var mark: [UInt8] = []
        var check = UTF8Check()
        try file.forEachChunk { chunk in
            if mark.isEmpty { mark = Array(chunk.prefix(3)) }
            return !mark.starts(with: [0xFF, 0xFE]) && !mark.starts(with: [0xFE, 0xFF]) && check.passes(chunk)
        }
        hasMark = mark == [0xEF, 0xBB, 0xBF]
        if mark.starts(with: [0xFF, 0xFE]) {
            (encoding, firstOther) = (.utf16LittleEndian, nil)
        } else if mark.starts(with: [0xFE, 0xFF]) {
            (encoding, firstOther) = (.utf16BigEndian, nil)
        } else if let fault = check.faultAtEnd {
            (encoding, firstOther) = (.windows1252, fault)
        } else {
            (encoding, firstOther) = (.utf8, nil)
        }
    }
}

/// Whether bytes that come a piece at a time are UTF-8.
private struct UTF8Check {
    private var line = 1
    private var previous: UInt8 = 0
    /// The beginning of a character, which the next piece may complete.
    private var unfinished: [UInt8] = []
    private var fault: (byte: UInt8, line: Int)?

    /// Where the text is not UTF-8, a character that is not whole at the end among it.
    var faultAtEnd: (byte: UInt8, line: Int)? { fault ?? unfinished.first.map { ($0, line) } }

    /// Looks at the next bytes; false at the first fault.
    mutating func passes(_ piece: UnsafeRawBufferPointer) -> Bool {
        let bytes = unfinished + piece
        unfinished = []
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            countLines(in: bytes[...])
        } catch {
            let start = error.byteOffsets.lowerBound
            countLines(in: bytes[..<start])
            if error.kind == .truncatedScalar, error.byteOffsets.upperBound == bytes.count {
                unfinished = Array(bytes[start...])
            } else {
                fault = (bytes[start], line)
            }
        }
        return fault == nil
    }

    private mutating func countLines(in bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
            previous = byte
        }
    }
}
