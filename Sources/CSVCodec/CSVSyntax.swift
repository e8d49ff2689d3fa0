/// The bytes that have a meaning of their own in CSV, and the search for them.
///
/// All of them are ASCII, so none is ever part of a multi-byte UTF-8 character and text can be searched byte
/// by byte before it is known to be valid.
struct CSVSyntax: Sendable {
    static let nul: UInt8 = 0
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    let delimiter: UInt8

    /// The greatest byte with a meaning: one comparison with it lets nearly all letters and digits pass.
    private let greatest: UInt8

    init(delimiter: UInt8) {
        let taken = [Self.nul, Self.lineFeed, Self.carriageReturn, Self.quote]
        precondition(delimiter < 0x80 && !taken.contains(delimiter), "A byte that cannot delimit CSV fields")
        self.delimiter = delimiter
        greatest = max(delimiter, Self.quote)
    }

    static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == lineFeed || byte == carriageReturn
    }

    /// The index of the first byte at or after `start` that cannot stand in an unquoted field.
    func endOfPlainText(in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte <= greatest, isSpecial(byte) { break }
            index += 1
        }
        return index
    }

    /// The index of the first quote or NUL at or after `start`.
    func endOfQuotedText(in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != Self.quote, bytes[index] != Self.nul {
            index += 1
        }
        return index
    }

    private func isSpecial(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == Self.quote || Self.isLineEnd(byte) || byte == Self.nul
    }
}
