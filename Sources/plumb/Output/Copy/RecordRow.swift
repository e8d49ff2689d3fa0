import ClinicExchange
import ClinicModel

/// One record of a patient's copy, as lines of text.
struct RecordRow {
    let table: Table
    let row: Table.Row
    let words: RecordWords

    /// By day, as far as it is known.
    var sortKey: String { day.map { table.columns[$0].type.text(of: row[$0]) } ?? "" }

    /// The record's id.
    var id: FieldValue { table.primaryKey.first.map(value) ?? .null }

    /// A heading with the day, and a line for each thing that is known.
    var lines: [String] {
        let heading = [
            title,
            table.keyType?.letteredText(of: id).map { "(\($0))" },
            isVoid ? "VOID, entered in error" : nil,
        ]
        let pairs = pairs(without: day.map { [table.columns[$0].name] } ?? [])
        let width = min(pairs.map(\.label.displayWidth).max() ?? 0, 24)
        return [heading.compactMap(\.self).joined(separator: "  ")]
            + pairs.flatMap { labelled($0.label, $0.text, width: width) }
    }

    /// The record under the one to which it belongs: what is known of it, one after the other.
    func itemLines(without parent: String) -> [String] {
        var said = [parent, "visited_on", "visit_state"] + (day.map { [table.columns[$0].name] } ?? [])
        // That it was recorded is why it is there.
        if value("state") == Finding.State.recorded.fieldValue { said.append("state") }
        let lead: String?
        if table.name == Finding.table {
            said += FindingLine.columns
            lead = FindingLine(row: self).text
        } else {
            lead = table.columns.firstIndex { $0.name == "visited_on" } == day ? nil : day.map { self.text(at: $0) }
        }
        let rest = pairs(without: said).map { "\($0.label.lowercased()): \($0.text)" }.joined(separator: "; ")
        let text = [lead, rest].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "; ")
        return text.explicitLines.joined(separator: " ").printable.wrapped(to: RecordText.width - 6).enumerated().map {
            ($0 == 0 ? "    - " : "      ") + $1
        }
    }

    /// The value of a column.
    func value(_ name: String) -> FieldValue {
        table.columns.firstIndex { $0.name == name }.map { row[$0] } ?? .null
    }

    /// The value of a column as it is said; nil where there is none.
    func spoken(_ name: String) -> String? {
        let place = table.columns.firstIndex { $0.name == name }
        return place.flatMap { row[$0] == .null ? nil : text(at: $0) }
    }

    /// The place of the day that heads it; a birth date is no such day.
    private var day: Int? { table.name == Patient.table ? nil : table.day(of: row) }

    private var title: String? {
        guard table.name == Patient.table else { return day.map { text(at: $0) } ?? "No date" }
        return value("merged_into") == .null ? nil : "Registered twice, and put together with the above"
    }

    private func text(at place: Int) -> String { words.text(of: row[place], in: table.columns[place].type) }

    private var isVoid: Bool {
        value("void_reason") != .null || value("state") == Visit.State.void.fieldValue
    }

    /// What there is to say, each under its title: not what stands elsewhere already.
    private func pairs(without said: [String]) -> [(label: String, text: String)] {
        let names = table.columns.map(\.name)
        var said = Set(said + table.primaryKey + ["patient_id", "patient_name", "staff_member"])
        // An office or a clinician by name needs no id; a visit's adjustments are told under it.
        said.formUnion(names.filter { $0.hasSuffix("_id") && names.contains(String($0.dropLast(3))) })
        // What a merge moved is in the record, under its own day.
        if table.name == Patient.table { said.insert("merged_records") }
        if table.name == Visit.table { said.formUnion(["vertebra", "listing_code", "technique", "method"]) }
        return zip(table.columns, row).filter { $1 != .null && !said.contains($0.name) }.map { column, value in
            let label = column.title.replacing(/\ ID$/, with: "")
            let text = words.text(of: value, in: column.type)
            // "Visit: visit of 3 June" says it twice.
            return (label, text.hasPrefix(label.lowercased() + " of ") ? String(text.dropFirst(label.count + 4)) : text)
        }
    }

    private func labelled(_ label: String, _ text: String, width: Int) -> [String] {
        let indent = 2 + width + 2
        let lines = text.printableLines.flatMap { $0.wrapped(to: RecordText.width - indent) }
        guard label.displayWidth <= width else { return ["  " + label] + lines.map { "    " + $0 } }
        return lines.enumerated().map { index, line in
            ("  " + (index == 0 ? label : "").padding(width) + "  " + line).replacing(/\ +$/, with: "")
        }
    }
}

/// A finding of a patient's copy in a line: `before: Leg check (short side), left, 7 mm, supine`.
struct FindingLine {
    let row: RecordRow

    /// The columns that it says.
    static let columns = ["test", "phase", "side", "level", "value", "unit", "result", "method"]

    var text: String {
        let test = ["test", "level"].compactMap(row.spoken).joined(separator: " ")
        let value = ["value", "unit"].compactMap(row.spoken).joined(separator: " ")
        let parts = [test, row.spoken("side"), row.spoken("result"), value.isEmpty ? nil : value, row.spoken("method")]
        return [row.spoken("phase"), parts.compactMap(\.self).joined(separator: ", ")].compactMap(\.self)
            .joined(separator: ": ")
    }
}
