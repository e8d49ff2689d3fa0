import ClinicExchange
import ClinicModel

/// What a file was read as, and what came of it, for people.
struct SourceReportText {
    private let report: SourceReport
    private let isRehearsal: Bool
    private let console: Console

    init(_ report: SourceReport, isRehearsal: Bool, console: Console) {
        self.report = report
        self.isRehearsal = isRehearsal
        self.console = console
    }

    /// How the file is read, column by column, the first rows, and what would come of it.
    var preview: [String] { heading + [""] + columnLines + constantLines + sampleLines + [""] + outcome + refusals }

    /// What came of it.
    var summary: [String] { outcome + leftOut }

    private var heading: [String] {
        let dialect = report.dialect
        let parts = [
            report.format.map { "\(report.title) of \($0)" } ?? report.title, "\(dialect.delimiterName)s",
            dialect.encoding.encoding.rawValue + (dialect.encoding.hasMark ? " with a mark" : ""),
            dialect.lineEnd.rawValue,
            Self.count(report.rows, "row"),
        ]
        return [console.style.bold("\(report.file.printable): \(parts.joined(separator: ", "))")]
            + (report.remark.map { $0.wrapped(to: console.width ?? 120) } ?? [])
    }

    private var columnLines: [String] {
        let table = TextTable(
            columns: [
                .init(title: "Column", wraps: true), .init(title: "Becomes", wraps: true),
                .init(title: "How", wraps: true),
            ],
            rows: report.columns.enumerated().map { index, column in
                [
                    column.name.isEmpty ? "(column \(index + 1))" : column.name,
                    column.fields.isEmpty ? "left out" : column.fields.joined(separator: ", "),
                    column.fields.isEmpty ? column.reason ?? "" : column.notes.joined(separator: "; "),
                ]
            })
        return table.lines(width: console.width, style: console.style)
    }

    private var constantLines: [String] {
        report.constants.isEmpty
            ? []
            : [
                "",
                "For every row that does not say: "
                    + report.constants.map { "\($0.field) \($0.text)" }.joined(separator: ", "),
            ]
    }

    private var sampleLines: [String] {
        report.sample.flatMap { sample in
            ["", "Line \(sample.line)"]
                + LabelledLines(sample.values.map { (label: $0.field, text: $0.text) }).lines
        }
    }

    private var outcome: [String] {
        let noun = report.title.prefix(1).lowercased() + report.title.dropFirst()
        let range =
            switch (report.firstID, report.lastID) {
            case (let first?, let last?) where !isRehearsal: first == last ? ", \(first)" : ", \(first) to \(last)"
            default: ""
            }
        var lines = [
            "\(report.added) of \(Self.count(report.rows, "row")) \(isRehearsal ? "would become" : "became") \(noun)\(range)."
        ]
        if report.refusedRows > 0 { lines.append("\(Self.count(report.refusedRows, "row")) refused.") }
        if report.silent > 0 { lines.append("\(Self.count(report.silent, "row")) passed over, which say nothing.") }
        lines += skipLines + duplicateLines
        return lines
    }

    private var skipLines: [String] {
        guard report.skippedRows > 0 else { return [] }
        return ["\(Self.count(report.skippedRows, "row")) left out:"]
            + Self.listed(report.skipped, of: report.skippedRows) { skip in
                "  line \(skip.line): \(skip.isOnRecord ? "on record as" : "may be") \(skip.candidates.joined(separator: ", "))"
            }
    }

    private var duplicateLines: [String] {
        guard report.duplicateCount > 0 else { return [] }
        let count =
            report.duplicateCount == 1
            ? "1 may be a patient who is" : "\(report.duplicateCount) may be patients who are"
        return ["\(count) on record already:"]
            + Self.listed(report.duplicates, of: report.duplicateCount) { duplicate in
                let line = duplicate.line.map { "line \($0)" }
                let own = [line, isRehearsal ? nil : "\(duplicate.patient)"].compactMap(\.self).joined(separator: ", ")
                return "  \(own): may be \(duplicate.candidates.map(\.description).joined(separator: ", "))"
            }
    }

    private var leftOut: [String] {
        let names = report.columns.enumerated().filter { $1.fields.isEmpty }.map { index, column in
            column.name.isEmpty ? "(column \(index + 1))" : column.name
        }
        return names.isEmpty ? [] : ["Columns left out: \(names.joined(separator: ", "))".printable]
    }

    private var refusals: [String] {
        report.refusalCount == 0 ? [] : [""] + SourceRefused.lines(of: report).flatMap(\.printableLines)
    }

    private static func listed<Item>(_ items: [Item], of count: Int, _ line: (Item) -> String) -> [String] {
        let most = 20
        return items.prefix(most).map(line)
            + (count > most ? ["  \u{2026} and \(count - most) more; --format json has them."] : [])
    }

    private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
