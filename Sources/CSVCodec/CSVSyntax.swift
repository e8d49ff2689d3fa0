/// The bytes that have a meaning of their own in CSV, and the search for them, sixteen bytes at a time.
///
/// All of them are ASCII, so none is ever part of a multi-byte UTF-8 character and text can be searched byte
/// by byte before it is known to be valid.
struct CSVSyntax: Sendable {
    static let nul: UInt8 = 0
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    typealias Block = SIMD16<UInt8>
    static let blockLength = 16
    /// A block without any byte that has a meaning.
    static let letters = Block(repeating: UInt8(ascii: "a"))

    let delimiter: UInt8

    init(delimiter: UInt8) {
        precondition(Self.canDelimit(delimiter), "A byte that cannot delimit CSV fields")
        self.delimiter = delimiter
    }

    /// Whether a byte may stand between fields: ASCII, and with no other meaning.
    static func canDelimit(_ byte: UInt8) -> Bool {
        byte < 0x80 && ![nul, lineFeed, carriageReturn, quote].contains(byte)
    }

    @inline(__always)
    static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == lineFeed || byte == carriageReturn
    }

    /// Which bytes of a block may have a meaning: those are not 0 in the result, its first byte being the lowest.
    ///
    /// Other control characters below CR are among them, which saves a comparison for each of the three that count.
    @inline(__always)
    func marks(in block: Block) -> (UInt64, UInt64) {
        let found =
            (block .== Block(repeating: delimiter)) .| (block .== Block(repeating: Self.quote))
            .| (block .<= Block(repeating: Self.carriageReturn))
        let halves = unsafeBitCast(found, to: SIMD2<UInt64>.self)
        return (halves[0], halves[1])
    }

    /// Whether no byte of a block belongs to a character beyond ASCII.
    @inline(__always)
    static func isASCII(_ block: Block) -> Bool {
        let halves = unsafeBitCast(block, to: SIMD2<UInt64>.self)
        return (halves[0] | halves[1]) & 0x8080_8080_8080_8080 == 0
    }

    /// Whether an unquoted field may not have the byte.
    @inline(__always)
    func needsQuotes(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == Self.quote || Self.isLineEnd(byte)
    }
}
