import ClinicExchange
import ClinicModel
import ClinicStore

/// The words for what a patient's records name by an id or a code: people, offices, words of catalogues, and one
/// another.
struct RecordWords {
    private var names: [String: [FieldValue: String]] = [:]
    private let ownTables: Set<String>

    init(of copy: PatientCopy, in clinic: ClinicReader) throws {
        ownTables = Set(copy.tables.map(\.name))
        for table in copy.namedTables {
            try table.forEachRow(in: clinic) { row in
                let columns = table.columns
                guard let name = columns.firstIndex(where: { $0.name == "name" }),
                    let key = columns.firstIndex(where: { $0.name == "code" })
                        ?? columns.firstIndex(where: { [$0.name] == table.primaryKey })
                else { return }
                names[table.name, default: [:]][row[key]] = columns[name].type.text(of: row[name])
            }
        }
        for table in copy.tables {
            guard let key = table.columns.firstIndex(where: { [$0.name] == table.primaryKey }) else { continue }
            try table.forEachRow(in: clinic) { row in
                names[table.name, default: [:]][row[key]] = label(of: row, key: key, in: table)
            }
        }
    }

    /// A record of the patient's as others name it: `visit of 14 March 2026 (V-31)`.
    private func label(of row: Table.Row, key: Int, in table: Table) -> String {
        if table.name == Patient.table { return table.columns[key].type.text(of: row[key]) }
        let noun = table.columns[key].title.replacing(/\ ID$/, with: "").lowercased()
        let id = table.columns[key].type.letteredText(of: row[key]).map { " (\($0))" } ?? ""
        return noun + (table.day(of: row).map { " of " + text(of: row[$0], in: table.columns[$0].type) } ?? "") + id
    }

    /// A value as it is said.
    func text(of value: FieldValue, in type: FieldType) -> String {
        switch (type, value) {
        case (.day, .text(let day)), (.partialDate, .text(let day)): PartialDate(day)?.inWords ?? day
        case (.instant, .text(let instant)):
            (CalendarDay(String(instant.prefix(10)))?.inWords ?? "") + ", \(instant.dropFirst(11).prefix(5)) UTC"
        case (.reference(let table, _), _):
            // Who works at the desk is not named.
            names[table]?[value] ?? (table == StaffMember.table ? "the front desk" : type.text(of: value))
        case (.references(let table, let letter), .text(let ids)):
            ids.split(separator: ";").map { id in
                let number = Int64(reference: String(id), letter: letter).map(FieldValue.integer) ?? .null
                return names[table]?[number] ?? String(id)
            }.joined(separator: ", ")
        case (.code(let catalogue), _): names[catalogue]?[value] ?? type.text(of: value)
        default: type.spokenText(of: value)
        }
    }

    /// The table of the records of the same patient that a column names.
    func ownTarget(of column: Column) -> String? {
        guard case .reference(let table, _) = column.type, ownTables.contains(table), table != Patient.table else {
            return nil
        }
        return table
    }
}

extension Table {
    /// The place of the date that says when a row was; nil where it has none.
    func day(of row: Row) -> Int? {
        columns.indices.first { place in
            switch columns[place].type {
            case .day, .partialDate: row[place] != .null
            default: false
            }
        }
    }
}

extension FieldType {
    /// An id with its letter; nil for a kind of record that has none.
    func letteredText(of id: FieldValue) -> String? {
        guard case .reference(_, .some) = self else { return nil }
        return text(of: id)
    }
}

extension CalendarDay {
    /// The day as it is said: `14 March 2026`.
    var inWords: String { "\(day) \(PartialDate.months[month - 1]) \(year)" }
}

extension PartialDate {
    /// The date as it is said, as far as it is known: `14 March 1980`, `March 1980`, `1980`.
    var inWords: String {
        switch self {
        case .year(let year): String(year)
        case .month(let year, let month): "\(Self.months[month - 1]) \(year)"
        case .day(let day): day.inWords
        }
    }

    fileprivate static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
