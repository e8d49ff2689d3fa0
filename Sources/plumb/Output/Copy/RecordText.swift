import ClinicExchange
import ClinicModel
import ClinicStore

/// A patient's own copy as text: what is on record, kind by kind, each oldest first, in words and within 80 cells.
struct RecordText {
    let copy: PatientCopy
    let words: RecordWords
    /// What stands above the records.
    let introduction: [String]

    static let width = 80

    func lines(from clinic: ClinicReader) throws -> [String] {
        var rows: [String: [RecordRow]] = [:]
        for table in copy.tables {
            try table.forEachRow(in: clinic) { row in
                rows[table.name, default: []].append(RecordRow(table: table, row: row, words: words))
            }
        }
        let kinds = copy.tables.filter { parent(of: $0) == nil }
        let parts = kinds.compactMap { table in
            rows[table.name].map { [heading(of: table), ""] + cards(of: table, $0, among: rows) }
        }
        let empty = kinds.filter { rows[$0.name] == nil }.map { $0.title.lowercased() }
        let none = empty.isEmpty ? [] : [wrapped("Nothing is on record of: \(empty.joined(separator: ", ")).")]
        let title = wrapped("Record of \(copy.patient.record.name) (\(copy.patient.id))")
        return Array(([title + introduction.flatMap { [""] + wrapped($0) }] + parts + none).joined(separator: [""]))
    }

    private func heading(of table: Table) -> String {
        table.name == Patient.table ? "THE PATIENT" : table.title.uppercased()
    }

    private func cards(of table: Table, _ rows: [RecordRow], among all: [String: [RecordRow]]) -> [String] {
        let sorted = table.name == Patient.table ? rows.sorted { isOwn($0) && !isOwn($1) } : rows.byDay
        let children = copy.tables.compactMap { child in
            parent(of: child).flatMap { $0.table == table.name ? (child.title, $0.column, all[child.name] ?? []) : nil }
        }
        let cards = sorted.map { card in
            card.lines
                + children.flatMap { title, column, items in
                    let lines = items.filter { $0.value(column) == card.id }.byDay.flatMap {
                        $0.itemLines(without: column)
                    }
                    return lines.isEmpty ? [] : ["  \(title)"] + lines
                }
        }
        return Array(cards.joined(separator: [""]))
    }

    /// Whether a patient is the one whose copy it is, and none who was merged into it.
    private func isOwn(_ patient: RecordRow) -> Bool { patient.id == copy.patient.id.fieldValue }

    /// The table to whose records those of another belong, with which they are told, and the column that says to which.
    private func parent(of table: Table) -> (table: String, column: String)? {
        for column in table.columns where column.isRequired && [column.name] != table.primaryKey {
            if let parent = words.ownTarget(of: column) { return (parent, column.name) }
        }
        return nil
    }

    private func wrapped(_ text: String) -> [String] { text.printableLines.flatMap { $0.wrapped(to: Self.width) } }
}

extension Table {
    /// The type of the ids of its rows.
    var keyType: FieldType? { columns.first { [$0.name] == primaryKey }?.type }
}

extension [RecordRow] {
    /// Oldest first; those of one day as they were.
    fileprivate var byDay: [RecordRow] {
        enumerated().sorted { ($0.element.sortKey, $0.offset) < ($1.element.sortKey, $1.offset) }.map(\.element)
    }
}

/// What a patient's copy says of itself before the records.
struct CopyIntroduction {
    let practice: Practice
    let disclosure: Disclosure
    let copy: PatientCopy

    var paragraphs: [String] {
        let left =
            copy.visitsOfOthers.isEmpty
            ? [] : ["What was entered here in error, and is another patient's, is left out."]
        return [
            """
            Everything that \(practice.name) has on record of this patient. Made on \(disclosure.disclosedOn.inWords) for \
            \(disclosure.givenTo). Purpose: \(disclosure.purpose)
            """,
            ([
                copy.leavesOutVoid
                    ? "What was entered in error is left out."
                    : "What is marked VOID was entered in error; it is kept and not counted.",
                "A letter and a number in brackets, such as (V-31), is the practice's own number of a record.",
            ] + left).joined(separator: " "),
            """
            The same is in record.json and in the tables (.csv) beside this text, for programs; datapackage.json says \
            what each column means.
            """,
        ]
    }
}
