extension String {
    /// The text as lines of at most `width` cells, broken at spaces and at the text's own line breaks.
    ///
    /// Only the spaces at a break are dropped. A word longer than a line is broken between graphemes; a
    /// grapheme wider than a line gets a line of its own.
    func wrapped(to width: Int) -> [String] {
        explicitLines.flatMap { line in
            var wrapper = LineWrapper(width: width)
            wrapper.add(line)
            return wrapper.finished()
        }
    }
}

/// Lines being filled with words.
private struct LineWrapper {
    let width: Int
    private var lines: [String] = []
    private var line = ""
    private var lineWidth = 0

    init(width: Int) {
        self.width = width
    }

    mutating func add(_ text: Substring) {
        var rest = text
        while !rest.isEmpty {
            let spaces = rest.prefix { $0 == " " }
            let word = rest[spaces.endIndex...].prefix { $0 != " " }
            rest = rest[word.endIndex...]
            add(String(word), after: String(spaces))
        }
    }

    consuming func finished() -> [String] {
        // An empty text is one empty line, but spaces dropped at the very end leave none behind.
        if !line.isEmpty || lines.isEmpty { breakLine() }
        return lines
    }

    private mutating func add(_ word: String, after spaces: String) {
        let wordWidth = word.displayWidth
        if lineWidth + spaces.count + wordWidth <= width {
            line += spaces + word
            lineWidth += spaces.count + wordWidth
        } else {
            if !line.isEmpty { breakLine() }
            addGraphemes(of: word)
        }
    }

    private mutating func addGraphemes(of word: String) {
        for grapheme in word {
            let graphemeWidth = grapheme.displayWidth
            if !line.isEmpty && lineWidth + graphemeWidth > width { breakLine() }
            line.append(grapheme)
            lineWidth += graphemeWidth
        }
    }

    private mutating func breakLine() {
        lines.append(line)
        line = ""
        lineWidth = 0
    }
}
