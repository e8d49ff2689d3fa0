extension String {
    /// The text as lines of at most `width` cells, broken at spaces, after hyphens between letters and at the text's own
    /// line breaks.
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

extension StringProtocol {
    /// The parts of a word that a line may end between: `not-` and `adjusted`, but all of `2026-11-20`.
    var hyphenatedPieces: [SubSequence] {
        var pieces: [SubSequence] = []
        var start = startIndex
        var index = startIndex
        while index < endIndex {
            let next = self.index(after: index)
            if self[index] == "-", index > start, next < endIndex, self[self.index(before: index)].isLetter,
                self[next].isLetter
            {
                pieces.append(self[start..<next])
                start = next
            }
            index = next
        }
        return pieces + [self[start...]]
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
            for (index, piece) in word.hyphenatedPieces.enumerated() {
                add(String(piece), after: index == 0 ? String(spaces) : "")
            }
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
