extension String {
    /// Without white space at either end.
    public var trimmed: String {
        // Most texts begin and end with what is plainly no space, and need no search.
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
        if first.isPlainlyVisible, last.isPlainlyVisible { return self }
        let visible = unicodeScalars.drop(while: \.isBlank)
        guard let end = visible.lastIndex(where: { !$0.isBlank }) else { return "" }
        return String(visible[...end])
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

    /// Whether nothing is seen of it at the end of a text: white space, or a space without a width.
    fileprivate var isBlank: Bool { properties.isWhitespace || value == 0x200B }

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

/// The word of `words` that was most likely meant by `entered`, or nil where none is near.
///
/// Near is at most one slip for every three letters: a letter too many, missing or wrong, or two swapped
/// (the optimal string alignment distance).
public func nearestWord(to entered: String, among words: [String]) -> String? {
    let nearest =
        words
        .map { (word: $0, slips: slips(from: Array(entered.lowercased()), to: Array($0.lowercased()))) }
        .min { $0.slips < $1.slips }
    guard let nearest, nearest.slips <= entered.count / 3 else { return nil }
    return nearest.word
}

private func slips(from entered: [Character], to word: [Character]) -> Int {
    var rows = [Array(0...word.count)]
    for (i, letter) in entered.enumerated() {
        var row = [i + 1]
        for (j, other) in word.enumerated() {
            var best = min(rows[i][j] + (letter == other ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, letter == word[j - 1], entered[i - 1] == other {
                best = min(best, rows[i - 1][j - 1] + 1)
            }
            row.append(best)
        }
        rows.append(row)
    }
    return rows[entered.count][word.count]
}

extension Int64 {
    /// So many bytes, as people read it: `512 bytes`, `1.4 MB`.
    public var byteText: String {
        let units = ["kB", "MB", "GB", "TB"]
        guard self >= 1000 else { return self == 1 ? "1 byte" : "\(self) bytes" }
        var (rest, unit) = (self / 100, 0)
        while rest >= 10_000, unit < units.count - 1 { (rest, unit) = (rest / 1000, unit + 1) }
        return "\(rest / 10).\(rest % 10) \(units[unit])"
    }
}
