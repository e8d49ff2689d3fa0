import ClinicModel

/// Rows of text under column titles, aligned for a terminal.
struct TextTable {
    enum Alignment {
        case left, right
    }

    struct Column {
        var title: String
        var alignment: Alignment = .left
        /// Whether long text goes on over several lines; numbers and dates should not.
        var wraps: Bool = false
    }

    var columns: [Column]
    var rows: [[String]]

    /// The table's header, a rule under each column and the rows, within `width` cells where possible.
    ///
    /// No text is ever cut off: where the columns do not fit beside one another, each row is a block of lines, with
    /// each cell behind its title. Without a width every row is one line.
    func lines(width: Int?, style: TextStyle) -> [String] {
        precondition(rows.allSatisfy { $0.count == columns.count }, "A row needs one cell for each column")
        let titles = columns.map(\.title.printable)
        let cells = rows.map { $0.map(\.printable) }
        guard let widths = columnWidths(of: cells, titles: titles, within: width) else {
            return cells.flatMap { block(of: $0, titles: titles, width: width ?? 0, style: style) }
        }
        let header = lines(of: titles, widths: widths, wraps: { _ in true }).map(style.bold)
        let rule = joined(widths.map { String(repeating: "─", count: $0) })
        return header + [rule] + cells.flatMap { lines(of: $0, widths: widths, wraps: { columns[$0].wraps }) }
    }

    /// One row, as many lines high as its tallest cell.
    private func lines(of row: [String], widths: [Int], wraps: (Int) -> Bool) -> [String] {
        let cells = columns.indices.map { column in
            wraps(column) ? row[column].wrapped(to: widths[column]) : [row[column]]
        }
        let height = cells.map(\.count).max() ?? 1
        return (0..<height).map { line in
            joined(
                columns.indices.map { column in
                    let text = line < cells[column].count ? cells[column][line] : ""
                    return padded(text, to: widths[column], alignment: columns[column].alignment)
                })
        }
    }

    /// One row, under its first cell: a line for each other cell that is not empty.
    private func block(of row: [String], titles: [String], width: Int, style: TextStyle) -> [String] {
        let pairs = zip(titles, row).dropFirst().filter { !$1.isEmpty }
        let indent = (pairs.map(\.0.displayWidth).max() ?? 0) + 2 * Self.gap.count
        let lines = pairs.flatMap { title, cell in
            cell.wrapped(to: max(1, width - indent)).enumerated().map { index, text in
                padded(Self.gap + (index == 0 ? title : ""), to: indent, alignment: .left) + text
            }
        }
        return (row.first?.wrapped(to: width) ?? []).map(style.bold) + lines
    }

    private func padded(_ text: String, to width: Int, alignment: Alignment) -> String {
        let padding = String(repeating: " ", count: max(0, width - text.displayWidth))
        return switch alignment {
        case .left: text + padding
        case .right: padding + text
        }
    }

    private func joined(_ cells: [String]) -> String {
        let line = cells.joined(separator: Self.gap)
        let end = line.lastIndex { $0 != " " }.map(line.index(after:))
        return String(line[..<(end ?? line.startIndex)])
    }
}

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
