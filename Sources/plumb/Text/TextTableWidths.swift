extension TextTable {
    /// What stands between two columns.
    static let gap = "  "

    /// Words longer than this are broken rather than kept whole.
    private static let longestKeptWord = 16

    /// Each column's width: its widest cell or title, or less where the table would not fit: titles wrap, and so do
    /// the cells of the columns that may. Nil where even that does not fit.
    func columnWidths(of cells: [[String]], titles: [String], within width: Int?) -> [Int]? {
        let widest = columns.indices.map { column in cells.map { $0[column].displayWidth }.max() ?? 0 }
        var widths = zip(widest, titles).map { max($0, $1.displayWidth) }
        guard let width else { return widths }

        var excess = widths.reduce(0, +) + Self.gap.count * (columns.count - 1) - width
        guard excess > 0 else { return widths }

        let least = columns.indices.map { column in
            columns[column].wraps
                ? longestWord(of: [titles[column]] + cells.map { $0[column] })
                : max(widest[column], longestWord(of: [titles[column]]))
        }
        // A cell at a time off the widest, so that wide columns come down to the same width before a
        // narrower one loses anything.
        while excess > 0, let widest = widestColumn(of: widths, above: least) {
            widths[widest] -= 1
            excess -= 1
        }
        return excess > 0 && columns.count > 1 ? nil : widths
    }

    private func widestColumn(of widths: [Int], above least: [Int]) -> Int? {
        widths.indices.lazy.filter { widths[$0] > least[$0] }.max { widths[$0] < widths[$1] }
    }

    private func longestWord(of cells: [String]) -> Int {
        let pieces = cells.lazy.flatMap { $0.split(separator: " ") }.flatMap(\.hyphenatedPieces)
        return min(pieces.map { String($0).displayWidth }.max() ?? 0, Self.longestKeptWord)
    }
}
