import Foundation

extension String {
    /// Without white space at either end.
    public var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    /// Cut to a length that fits in a sentence.
    public var shortened: String { count > 60 ? prefix(59) + "\u{2026}" : self }

    /// The first control character, if there is one; line feed, carriage return and tab may be let through.
    func firstControl(allowingLines: Bool) -> Unicode.Scalar? {
        unicodeScalars.first { scalar in
            guard scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) else { return false }
            return !(allowingLines && (scalar == "\n" || scalar == "\r" || scalar == "\t"))
        }
    }
}

extension Unicode.Scalar {
    /// The Unicode notation, `U+001B`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
