import ClinicExchange
import ClinicModel
import ClinicStore

/// How one record of a kind is shown: as a card, as a JSON object or as a row of its table.
struct RecordView<Value: StoredRecord> {
    private let lines: (RecordID<Value>, ClinicReader, Console) throws -> [String]
    private let object: (RecordID<Value>, ClinicReader) throws -> JSONText

    /// The columns of its table.
    init() {
        self.init { id, clinic, console in
            try RecordTable<Value>().table(of: .id(id)).card(from: clinic, style: console.style)
        } object: { id, clinic in
            try RecordTable<Value>().table(of: .id(id)).objects(from: clinic).first ?? .null
        }
    }

    private init(
        lines: @escaping (RecordID<Value>, ClinicReader, Console) throws -> [String],
        object: @escaping (RecordID<Value>, ClinicReader) throws -> JSONText
    ) {
        self.lines = lines
        self.object = object
    }

    /// What is written of a record as the store has it, to its last line break.
    func text(
        of id: RecordID<Value>, from clinic: ClinicReader, as format: Format, at console: Console
    ) throws -> String {
        switch format {
        case .text: return try lines(id, clinic, console).joined(separator: "\n") + "\n"
        case .json: return try object(id, clinic).indented + "\n"
        case .csv:
            var bytes: [UInt8] = []
            try RecordTable<Value>().table(of: .id(id)).writeCSV(from: clinic) { bytes += $0 }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension RecordView<Visit> {
    /// With everything that belongs to it.
    static var visit: RecordView {
        RecordView<Visit> { id, clinic, console in
            let sheet = try clinic.visitSheet(id)
            let patient = try clinic.record(sheet.visit.patientID)
            let text = VisitText(sheet: sheet, names: try clinic.names(), style: console.style)
            return [console.style.bold("\(patient.id)  \(patient.record.name.printable)")]
                + text.lines.flatMap(console.fitted)
        } object: { id, clinic in
            try ChartJSON.visit(id, in: clinic)
        }
    }
}

extension WriteOptions {
    /// Writes a record in one change for the person at the keyboard, and shows it once it is on the disk.
    func write<Value: StoredRecord>(
        showing view: RecordView<Value>, _ body: (ClinicWriter, Desk) throws -> Stored<Value>
    ) throws {
        let session = try Session(common)
        try session.write(showing: view, as: shown) { try body($0, session.desk) }
    }
}

extension Session {
    /// Writes a record in one change, and shows it as the options say once it is on the disk.
    func write<Value: StoredRecord>(
        showing view: RecordView<Value>, as format: Format, _ body: (ClinicWriter) throws -> Stored<Value>
    ) throws {
        console.write(
            try write { clinic in try view.text(of: body(clinic).id, from: clinic, as: format, at: console) })
    }

    /// Shows a record as the store has it.
    func show<Value: StoredRecord>(_ id: RecordID<Value>, as view: RecordView<Value>, in format: Format) throws {
        console.write(try read { clinic in try view.text(of: id, from: clinic, as: format, at: console) })
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
