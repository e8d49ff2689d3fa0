import ClinicModel

/// The description of an export that people read: `docs/data-dictionary.md`.
public enum DataDictionary {
    /// Every table and column, in Markdown.
    public static var markdown: String {
        """
        # Data dictionary

        What `plumb export` writes: one CSV file for each table below, and `datapackage.json`, which says the same
        for programs. An empty cell is a missing value. Days are ISO 8601 (`2026-03-14`); instants are UTC. Ids are
        written with their letter (`P-12`). Columns are only ever appended.

        `--dialect excel` has the titles in place of the names. `--pseudonymous` has the columns that each table says
        at its end, with random ids in place of the records' own.

        This page is generated from the program: `plumb export --dictionary`.

        """ + Table.all.map(section).joined()
    }

    private static func section(on table: Table) -> String {
        """

        ## \(table.name)

        \(table.description)

        | Column | Title | Type | Meaning |
        |---|---|---|---|

        """ + table.columns.map(row).joined() + "\n" + pseudonymous[table.name, default: "Pseudonymous: nothing."]
            + "\n"
    }

    /// What leaves with a pseudonymous export, by table.
    private static let pseudonymous = Dictionary(
        uniqueKeysWithValues: Table.exported(ExportScope(isPseudonymous: true)).map { table in
            let columns = table.columns.map { "`\($0.name)`" + ($0.form == .year ? " (the year)" : "") }
            return (table.name, "Pseudonymous: \(columns.joined(separator: ", ")).")
        })

    private static func row(on column: Column) -> String {
        let type = column.type.plainName + (column.isRequired ? ", required" : "")
        return "| `\(column.name)` | \(column.title) | \(type) | \(column.description) |\n"
    }
}

extension FieldType {
    fileprivate var plainName: String {
        switch self {
        case .line: "text"
        case .prose: "text, may have line breaks"
        case .integer(let range):
            range.upperBound >= Int(Int32.max)
                ? "whole number" : "whole number, \(range.lowerBound)–\(range.upperBound)"
        case .number: "number"
        case .boolean: "`true`, `false`"
        case .day: "day"
        case .partialDate: "year, month or day"
        case .time: "time, `HH:MM`"
        case .instant: "instant"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .choices(let words): "any of " + words.map { "`\($0)`" }.joined(separator: ", ") + ", joined by `;`"
        case .reference(let table, let letter): "id of `\(table)`" + (letter.map { ", `\($0)-n`" } ?? "")
        case .references(let table, let letter):
            "ids of `\(table)`" + (letter.map { ", `\($0)-n`" } ?? "") + ", joined by `;`"
        case .code(let catalogue): "code of `\(catalogue)`"
        }
    }
}
