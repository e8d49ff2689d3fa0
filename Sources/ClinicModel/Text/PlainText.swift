import Foundation

extension String {
    /// Without white space at either end.
    public var trimmed: String {
        // Most texts begin and end with what is plainly no space, and need no search.
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
        if first.isPlainlyVisible, last.isPlainlyVisible { return self }
        return trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Cut to a length that fits in a sentence.
    public var shortened: String { count > 60 ? prefix(59) + "\u{2026}" : self }

    /// The text on one line, with everything that could steer a terminal replaced by something visible.
    public var printable: String {
        guard unicodeScalars.contains(where: { $0.visibleForm != nil }) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            text += scalar.visibleForm ?? String(scalar)
        }
    }

    /// The first control character, if there is one; line feed, carriage return and tab may be let through.
    func firstControl(allowingLines: Bool) -> Unicode.Scalar? {
        // Those from U+0080 on are two bytes, of which the first is 0xC2.
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return nil }
        return unicodeScalars.first { scalar in
            guard scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) else { return false }
            return !(allowingLines && (scalar == "\n" || scalar == "\r" || scalar == "\t"))
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter, or a mark of ASCII; many others can be seen too.
    fileprivate var isPlainlyVisible: Bool { isASCII ? (0x21...0x7E).contains(value) : properties.isAlphabetic }

    /// The Unicode notation, `U+001B`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// What stands for a character that could move the cursor, start an escape sequence or reorder the text
    /// around it; nil for every other character.
    fileprivate var visibleForm: String? {
        switch value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + value).map(String.init)
        case 0x7F: "\u{2421}"
        case 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069: "\\u{\(String(value, radix: 16))}"
        default: nil
        }
    }
}
