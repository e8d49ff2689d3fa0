import ClinicExchange
import ClinicModel
import ClinicStore

extension Session {
    /// Shows a record that was written, as the options say.
    func show<Value: StoredRecord>(
        _ record: Stored<Value>, as format: WriteOptions.Format
    ) throws {
        try read { clinic in try console.show(record, from: clinic, as: format) }
    }
}

extension Console {
    /// Shows a record as the store has it.
    func show<Value: StoredRecord>(
        _ record: Stored<Value>, from clinic: ClinicReader, as format: WriteOptions.Format
    ) throws {
        let table = RecordTable<Value>().table(of: .id(record.id))
        switch format {
        case .json: print(try table.objects(from: clinic).first?.indented ?? "null")
        case .text: print(try table.card(from: clinic, style: style))
        }
    }
}

extension Table {
    /// The first row as a heading and a line for each column that has a value.
    fileprivate func card(from clinic: ClinicReader, style: TextStyle) throws -> [String] {
        var lines: [String] = []
        try forEachRow(in: clinic) { row in
            let pairs = try zip(columns, row).filter { $1 != .null }.map { column, value in
                let isKey = column.name == primaryKey.first
                return (column: column, text: try column.type.spokenText(of: value, in: isKey ? nil : clinic))
            }
            let heading = pairs.filter { [primaryKey.first, "patient_name"].contains($0.column.name) }
            let title = heading.map {
                $0.column.type.isNumbered ? "\($0.column.title.dropLast(3)) \($0.text)" : $0.text
            }
            lines.append(style.bold(title.joined(separator: "  ").printable))
            // What the heading says need not be said again, nor the id of what is named.
            let said =
                heading.map(\.column.name) + ["patient_id", "family_name", "given_names"]
                + pairs.map { $0.column.name + "_id" }
                // Whose name it is, an id beside it says.
                + (columns.contains { $0.name == "staff_member_id" } ? [] : ["staff_member"])
            let rest = pairs.filter { !said.contains($0.column.name) }
            lines += LabelledLines(rest.map { ($0.column.shortTitle, $0.text) }).lines
        }
        return lines
    }
}

extension FieldType {
    /// How a value is shown where there is room for more than an id: `S-2 Ann Roe`.
    fileprivate func spokenText(of value: FieldValue, in clinic: ClinicReader?) throws -> String {
        let text = spokenText(of: value)
        guard let clinic, self == RecordID<StaffMember>.fieldType, let id = RecordID<StaffMember>(text) else {
            return text
        }
        return try "\(text) \(clinic.record(id).name)"
    }

    /// Whether it is the id of a record that has no letter.
    fileprivate var isNumbered: Bool {
        if case .reference(_, nil) = self { true } else { false }
    }
}

/// Texts beside their labels, aligned.
struct LabelledLines {
    private let pairs: [(label: String, text: String)]

    init(_ pairs: [(label: String, text: String)]) { self.pairs = pairs }

    /// Two spaces, the label, the text; further lines of a text stand under its first.
    var lines: [String] {
        let width = pairs.map(\.label.displayWidth).max() ?? 0
        return pairs.flatMap { label, text in
            text.printableLines.enumerated().map { index, line in
                let head = index == 0 ? label : ""
                return "  " + head + String(repeating: " ", count: width - head.displayWidth + 2) + line
            }
        }
    }
}
