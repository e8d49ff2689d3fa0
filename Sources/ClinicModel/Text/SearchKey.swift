import Foundation

/// Text folded for searching and matching: beside a name, never instead of it.
///
/// Case, accents and other marks, width, apostrophes and punctuation are taken off, so that `OBRIEN`
/// finds `O’Brien` and `nguyen` finds `Nguyễn`. Letters of every script stay.
public enum SearchKey {
    /// The folded words of `text`, with one space between them.
    public static func fold(_ text: String) -> String {
        if let ascii = foldASCII(text) { return ascii }
        var folded = ""
        var atWordStart = false
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .modifierSymbol, .modifierLetter, .format, .control:
                continue
            case _ where Self.apostrophes.contains(scalar):
                continue
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .spacingMark,
                .decimalNumber, .letterNumber, .otherNumber:
                if atWordStart && !folded.isEmpty { folded += " " }
                atWordStart = false
                folded += Self.spelledOut[scalar] ?? scalar.properties.lowercaseMapping
            default:
                atWordStart = true
            }
        }
        // Lower case of a decomposed letter may bring a mark of its own (İ gives i and a dot above).
        return folded.unicodeScalars.contains { $0.properties.generalCategory == .nonspacingMark }
            ? fold(folded) : folded
    }

    /// The digits of a phone number.
    public static func digits(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { ("0"..."9").contains($0) }))
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2018}", "\u{02BC}", "`", "\u{00B4}"]

    /// Letters with a stroke or joined, which Unicode does not decompose.
    private static let spelledOut: [Unicode.Scalar: String] = [
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ħ": "h", "Ħ": "h", "ı": "i", "ŧ": "t", "Ŧ": "t",
        "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ß": "ss", "ẞ": "ss", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d",
    ]

    /// The same for plain ASCII, as most names of an import are; nil where `text` is not ASCII.
    private static func foldASCII(_ text: String) -> String? {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        var atWordStart = false
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x30...0x39:
                if atWordStart && !folded.isEmpty { folded.append(0x20) }
                atWordStart = false
                folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            case 0x27, 0x60: continue  // ' and `
            case 0x80...: return nil
            default: atWordStart = true
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }
}
