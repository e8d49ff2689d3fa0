import CSVCodec
import ClinicModel

/// How a file writes its rows: what stands between fields, and at the ends of lines.
public struct SourceDialect: Sendable {
    public let encoding: SourceEncodingReading
    public let delimiter: UInt8
    /// Whether somebody said which, rather than the file.
    public let isSaid: Bool
    public let lineEnd: LineEnd
    /// Bytes of a first line `sep=;`, by which spreadsheets are told the delimiter, with its end.
    let preamble: Int

    public enum LineEnd: String, Sendable {
        case crlf = "CRLF"
        case lf = "LF"
        case cr = "CR"
    }

    private static let candidates = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    /// Bytes, and rows, that are looked at.
    private static let sample = (bytes: 1 << 17, rows: 50)

    /// - Parameter said: the delimiter, where somebody said which.
    init(of file: SourceFile, delimiter said: UInt8? = nil) throws {
        encoding = try SourceEncodingReading(of: file)
        var text: [UInt8] = []
        var transcoder = SourceTranscoder(from: encoding.encoding, of: file.name)
        try file.forEachChunk { chunk in
            try transcoder.transcode(chunk) { text += $0 }
            return text.count < Self.sample.bytes
        }
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        let isWhole = text.count < Self.sample.bytes
        let firstEnd = text.firstIndex { $0 == 0x0A || $0 == 0x0D }
        let first = text[..<(firstEnd ?? text.count)]
        lineEnd = firstEnd.map { Self.lineEnd(at: $0, in: text) } ?? .lf
        isSaid = said != nil
        let announced = first.count == 5 && first.starts(with: Array("sep=".utf8)) ? first.last : nil
        if let announced, CSVDecoder.canDelimit(announced) {
            preamble = first.count + (lineEnd == .crlf ? 2 : 1)
            delimiter = said ?? announced
        } else {
            preamble = 0
            delimiter = said ?? Self.delimiter(of: text, isWhole: isWhole)
        }
    }

    private static func lineEnd(at index: Int, in text: [UInt8]) -> LineEnd {
        if text[index] == 0x0A { return .lf }
        return index + 1 < text.count && text[index + 1] == 0x0A ? .crlf : .cr
    }

    /// The delimiter by which the first rows have most fields, and all of them as many as the header.
    private static func delimiter(of text: [UInt8], isWhole: Bool) -> UInt8 {
        let widths = candidates.map { (delimiter: $0, width: width(of: text, isWhole: isWhole, delimiter: $0)) }
        let even = widths.filter { $0.width.isEven && $0.width.fields > 1 }
        let best = (even.isEmpty ? widths : even).max { $0.width.fields < $1.width.fields }
        // Of two that are as good, `max` gives the last; the first is wanted.
        return (even.isEmpty ? widths : even).first { $0.width.fields == best?.width.fields }?.delimiter
            ?? candidates[0]
    }

    private static func width(
        of text: [UInt8], isWhole: Bool, delimiter: UInt8
    ) -> (fields: Int, isEven: Bool) {
        struct Enough: Error {}
        var widths: [Int] = []
        var decoder = CSVDecoder(delimiter: delimiter, checksWidth: false)
        do {
            func note(_ row: borrowing CSVRowView) throws {
                widths.append(row.count)
                if widths.count == sample.rows { throw Enough() }
            }
            try decoder.decode(text, note)
            if isWhole { try decoder.finish(note) }
        } catch is Enough {
        } catch {
            return (widths.first ?? 0, false)
        }
        return (widths.first ?? 0, widths.allSatisfy { $0 == widths[0] })
    }
}

extension SourceDialect {
    /// The delimiter as people call it.
    public var delimiterName: String {
        switch delimiter {
        case UInt8(ascii: ","): "comma"
        case UInt8(ascii: ";"): "semicolon"
        case UInt8(ascii: "\t"): "tab"
        case UInt8(ascii: "|"): "bar"
        default: String(Unicode.Scalar(delimiter))
        }
    }

    /// The delimiter that `text` says: the character, or what people call it.
    public static func delimiter(said text: String) throws -> UInt8 {
        switch text.lowercased() {
        case "comma": return UInt8(ascii: ",")
        case "semicolon": return UInt8(ascii: ";")
        case "tab", "\\t": return UInt8(ascii: "\t")
        case "bar", "pipe": return UInt8(ascii: "|")
        default: break
        }
        guard text.utf8.count == 1, let byte = text.utf8.first, CSVDecoder.canDelimit(byte) else {
            throw SourceMapError([
                "\u{201C}\(text.shortened)\u{201D} is no delimiter; it is comma, semicolon, tab, bar or one character."
            ])
        }
        return byte
    }
}
