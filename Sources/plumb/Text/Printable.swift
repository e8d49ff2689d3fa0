import ClinicModel

extension String {
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
