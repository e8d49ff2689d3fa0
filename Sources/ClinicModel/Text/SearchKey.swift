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
        // Before decomposing, which makes a space and a mark of the acute accent that some type for an apostrophe.
        let named = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.apostrophes.contains($0) }))
        for scalar in named.decomposedWithCompatibility {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format:
                continue
            case _ where Self.apostrophes.contains(scalar) || scalar == Self.tatweel:
                continue
            case .uppercaseLetter, .modifierLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .spacingMark,
                .decimalNumber, .letterNumber, .otherNumber:
                if atWordStart && !folded.isEmpty { folded += " " }
                atWordStart = false
                folded += Self.spelledOut[scalar] ?? scalar.properties.lowercaseMapping
            default:
                atWordStart = true
            }
        }
        return folded
    }

    /// The digits of a phone number.
    public static func digits(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { ("0"..."9").contains($0) }))
    }

    private static let apostrophes: Set<Unicode.Scalar> = [
        "'", "\u{2019}", "\u{2018}", "\u{02BB}", "\u{02BC}", "\u{FF07}", "`", "\u{00B4}",
    ]

    /// Stretches Arabic words, and is no letter of them.
    private static let tatweel: Unicode.Scalar = "\u{0640}"

    /// Letters with a stroke or joined, which Unicode does not decompose, and the sigma of word ends.
    private static let spelledOut: [Unicode.Scalar: String] = [
        "ς": "σ", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ħ": "h", "Ħ": "h", "ı": "i", "ŧ": "t",
        "Ŧ": "t",
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

/// What was typed to find a patient, as the folded words that the search key must have.
public enum PatientQuery {
    /// The words of `text`, in any order; one that is a date stands for that birth date.
    ///
    /// - Parameter dates: how the practice writes dates; nil where only ISO 8601 is read.
    public static func words(_ text: String, dates: DateEntry? = nil) -> [String] {
        text.split(whereSeparator: \.isWhitespace).flatMap { word -> [String] in
            if let date = birthDate(String(word), dates: dates) { return [date] }
            return SearchKey.fold(String(word)).split(separator: " ").map(String.init)
        }
    }

    private static func birthDate(_ word: String, dates: DateEntry?) -> String? {
        guard word.first?.isASCII == true, word.first?.isNumber == true, word.contains(where: { "-/.".contains($0) })
        else { return nil }
        let date = try? dates?.partialDate(word) ?? PartialDate(word)
        return date?.description
    }
}
