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

/// Whether bytes that come a piece at a time are UTF-8 (Unicode 3.9, table 3-7).
private struct UTF8Check {
    private var line = 1
    private var previous: UInt8 = 0
    /// How many bytes the character still lacks, and what the next of them may be.
    private var lacking = 0
    private var next: ClosedRange<UInt8> = 0x80...0xBF
    private var lead: UInt8 = 0
    private var fault: (byte: UInt8, line: Int)?

    /// Where the text is not UTF-8, a character that is not whole at the end among it.
    var faultAtEnd: (byte: UInt8, line: Int)? { fault ?? (lacking > 0 ? (lead, line) : nil) }

    /// Looks at the next bytes; false at the first fault.
    mutating func passes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        for byte in bytes {
            if lacking > 0 {
                guard next.contains(byte) else {
                    fault = (lead, line)
                    return false
                }
                lacking -= 1
                next = 0x80...0xBF
            } else if byte < 0x80 {
                if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
            } else {
                begin(byte)
                if fault != nil { return false }
            }
            previous = byte
        }
        return true
    }

    private mutating func begin(_ byte: UInt8) {
        lead = byte
        switch byte {
        case 0xC2...0xDF: lacking = 1
        case 0xE0: (lacking, next) = (2, 0xA0...0xBF)
        case 0xED: (lacking, next) = (2, 0x80...0x9F)
        case 0xE1...0xEF: lacking = 2
        case 0xF0: (lacking, next) = (3, 0x90...0xBF)
        case 0xF1...0xF3: lacking = 3
        case 0xF4: (lacking, next) = (3, 0x80...0x8F)
        default: fault = (byte, line)
        }
    }
}
