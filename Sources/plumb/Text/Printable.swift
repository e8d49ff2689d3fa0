import ClinicModel
import Glibc

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

extension String {
    /// How many terminal cells the text takes on one line.
    var displayWidth: Int {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }
}

extension Character {
    /// How many terminal cells the grapheme takes: none, one or two.
    var displayWidth: Int {
        if let ascii = asciiValue { return (0x20...0x7E).contains(ascii) ? 1 : 0 }
        if isShownAsEmoji { return 2 }
        // A sum rather than the largest, because a Thai sara am or the second consonant of a Devanagari
        // conjunct belongs to its grapheme yet takes a cell of its own. At most two, because the parts of a
        // joined emoji are drawn as one.
        return min(2, unicodeScalars.reduce(0) { $0 + $1.displayWidth })
    }

    /// Whether a variation selector asks for the emoji form of a character that is otherwise text.
    private var isShownAsEmoji: Bool {
        unicodeScalars.contains("\u{FE0F}") && unicodeScalars.first?.properties.isEmoji == true
    }
}

extension Unicode.Scalar {
    /// How many cells the scalar adds to its grapheme.
    fileprivate var displayWidth: Int {
        let width = CLibrary.width(of: self)
        return width < 0 ? widthByCategory : width
    }

    /// The width of what the C library has no width for: a control, or a character newer than its tables.
    private var widthByCategory: Int {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark, .enclosingMark: 0
        default: properties.isEmojiPresentation ? 2 : 1
        }
    }
}

/// The C library's knowledge of character widths.
private enum CLibrary {
    private typealias WidthFunction = @convention(c) @Sendable (CInt) -> CInt

    /// The library's `wcwidth`, looked up by name because Swift's Glibc module leaves out `wchar.h`.
    private static let wcwidth: WidthFunction? = dlsym(dlopen(nil, RTLD_LAZY), "wcwidth").map {
        unsafeBitCast($0, to: WidthFunction.self)
    }

    /// A locale that knows Unicode; not every system has the first of the two.
    ///
    /// Safe to share between threads, because it is neither altered nor freed once made.
    nonisolated(unsafe) private static let locale: locale_t? =
        newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) ?? newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nil)

    /// The width in cells, or a negative number if the library has none to give.
    static func width(of scalar: Unicode.Scalar) -> Int {
        guard let wcwidth, let locale else { return -1 }
        // The user's own locale may know only ASCII. `uselocale` changes this thread's alone.
        let previous = uselocale(locale)
        defer { _ = uselocale(previous) }
        return Int(wcwidth(CInt(scalar.value)))
    }
}
