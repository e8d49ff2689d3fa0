import ClinicExchange
import ClinicModel
import ClinicStore
import Glibc

extension Table {
    /// Writes the table as the options say: in text, the columns called `shown`; in CSV and JSON, all of them.
    ///
    /// - Parameter none: what to say in text where there are no rows.
    /// - Returns: how many rows there were.
    @discardableResult
    func write(
        _ shown: [String], from clinic: ClinicReader, as format: Format, to console: Console, none: String
    ) throws -> Int {
        switch format {
        case .text: return try writeText(shown, from: clinic, to: console, none: none)
        case .csv: return try writeCSV(from: clinic) { bytes in Console.write(bytes) }
        case .json: return try writeJSON(from: clinic, to: console)
        }
    }

    /// Writes the rows as a JSON array, one at a time.
    private func writeJSON(from clinic: ClinicReader, to console: Console) throws -> Int {
        var rows = 0
        try forEachObject(in: clinic) { object in
            let lines = object.indented.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
            Console.write((rows == 0 ? "[\n" : ",\n") + lines, to: STDOUT_FILENO)
            rows += 1
        }
        console.print(rows == 0 ? "[]" : "\n]")
        return rows
    }

    private func writeText(
        _ shown: [String], from clinic: ClinicReader, to console: Console, none: String
    ) throws -> Int {
        let places = shown.compactMap { name in columns.firstIndex { $0.name == name } }
        // Beside the patient's name, the patient's id needs no more than "ID".
        let plainIDs = [primaryKey.first, shown.contains("patient_name") ? "patient_id" : nil]
        var table = TextTable(
            columns: places.map { place in
                let column = columns[place]
                return TextTable.Column(
                    title: plainIDs.contains(column.name) ? "ID" : column.shortTitle,
                    alignment: column.type.isCount ? .right : .left, wraps: column.type.wraps)
            },
            rows: [])
        try forEachRow(in: clinic) { row in
            table.rows.append(places.map { columns[$0].type.spokenText(of: row[$0]) })
        }
        console.print(table.rows.isEmpty ? [none] : table.lines(width: console.width, style: console.style))
        return table.rows.count
    }
}

extension ReadOptions {
    /// Writes a table for the person at the keyboard: in text the columns called `shown`, in CSV and JSON all of them.
    ///
    /// - Parameter none: what to say in text if there are no rows.
    func write(_ shown: [String], none: String, of table: (ClinicReader, Desk) throws -> Table) throws {
        try Session(common).write(shown, none: none, as: format, of: table)
    }

    func write(_ shown: [String], none: String, of table: Table) throws {
        try write(shown, none: none) { _, _ in table }
    }

    /// Writes a table of a patient's chart, after the view of the chart is in the audit log.
    func write(
        _ shown: [String], none: String, ofChart reference: String, _ table: (RecordID<Patient>) -> Table
    ) throws {
        let session = try Session(common)
        let patient = try session.viewing(reference)
        try session.write(shown, none: none, as: format) { _, _ in table(patient.id) }
    }
}

extension Session {
    /// Writes a table of what is read in one transaction.
    func write(
        _ shown: [String], none: String, as format: Format, of table: (ClinicReader, Desk) throws -> Table
    ) throws {
        try read { clinic in
            try table(clinic, desk).write(shown, from: clinic, as: format, to: console, none: none)
        }
    }
}

extension Column {
    /// The title without the words that its values make plain: `P-12` is an id, `Okafor, Ada` a name.
    var shortTitle: String {
        for word in [" ID", " name"] where title.hasSuffix(word) && !type.isCount {
            return String(title.dropLast(word.count))
        }
        return title
    }
}

extension FieldType {
    fileprivate var isCount: Bool {
        switch self {
        case .integer, .number: true
        default: false
        }
    }

    fileprivate var wraps: Bool {
        switch self {
        case .line, .prose, .choice, .choices, .references, .code, .instant: true
        default: false
        }
    }

    /// How a value is shown to people: as in CSV, but yes and no.
    func spokenText(of value: FieldValue) -> String {
        switch (self, value) {
        case (.boolean, .integer(let integer)): integer == 0 ? "no" : "yes"
        case (.choices, .text(let text)), (.references, .text(let text)): text.replacing(";", with: ", ")
        case (.instant, .text(let text)): text.prefix(19).replacing("T", with: " ") + " UTC"
        default: text(of: value)
        }
    }
}
