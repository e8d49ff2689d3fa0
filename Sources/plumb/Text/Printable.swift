extension String {
    /// The text on one line, with everything that could steer a terminal replaced by something visible.
    var printable: String {
        guard unicodeScalars.contains(where: { $0.visibleForm != nil }) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            text += scalar.visibleForm ?? String(scalar)
        }
    }

    /// The text line by line, made printable, with tabs turned into spaces.
    var printableLines: [String] {
        explicitLines.map(\.printableWithTabs)
    }

    /// The text split at its own line breaks: CR LF, LF or CR.
    var explicitLines: [Substring] {
        split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }
}

extension Substring {
    /// The line made printable, with spaces up to the next tab stop in place of each tab.
    fileprivate var printableWithTabs: String {
        let parts = split(separator: "\t", omittingEmptySubsequences: false).map { String($0).printable }
        var line = ""
        var width = 0
        for (index, part) in parts.enumerated() {
            if index > 0 {
                let gap = tabStop - width % tabStop
                line += String(repeating: " ", count: gap)
                width += gap
            }
            line += part
            width += part.displayWidth
        }
        return line
    }
}

/// Every how many cells a terminal has a tab stop.
private let tabStop = 8

extension Unicode.Scalar {
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
