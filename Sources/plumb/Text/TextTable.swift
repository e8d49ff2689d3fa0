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
