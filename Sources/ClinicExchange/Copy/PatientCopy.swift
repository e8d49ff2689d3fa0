import ClinicModel
import ClinicStore

/// Everything on record of one patient, as tables: what the patient's own copy is made of.
public struct PatientCopy {
    public let patient: Stored<Patient>
    /// What is of the patient and of everybody who was merged into it.
    public let tables: [Table]
    /// The rows of the practice's own that those name: offices, who treats, and the words of catalogues.
    public let namedTables: [Table]
    /// Whether what was entered in error is left out.
    public let leavesOutVoid: Bool
    /// How many void records it has; where they are left out, how many those are.
    public let voidRecords: Int
    /// The visits that are left out, since they are another patient's and were only entered on this chart.
    public let visitsOfOthers: Set<RecordID<Visit>>

    public init(of id: RecordID<Patient>, leavesOutVoid: Bool = false, in clinic: ClinicReader) throws {
        patient = try clinic.record(id)
        self.leavesOutVoid = leavesOutVoid
        visitsOfOthers = try clinic.visitsOfOthers(on: id)
        let own = Table.exportedOfPatient(id, of: clinic.kinds)
        voidRecords = try own.reduce(0) { try $0 + $1.count(in: clinic) { columns, row in columns.isVoid(row) } }
        let kept = leavesOutVoid ? own.map { $0.keeping { columns, row in !columns.isVoid(row) } } : own
        let isWhole = !leavesOutVoid || voidRecords == 0
        tables = kept.map { $0.keepingCertainKeys(isWhole: isWhole) }
        namedTables = try NamedRows(of: tables, in: clinic).tables
    }
}

extension Table {
    /// The tables of what is of patients, with what is of this one: each kind of record that has a patient, and what is
    /// worked out from them.
    fileprivate static func exportedOfPatient(_ id: RecordID<Patient>, of kinds: Kinds) -> [Table] {
        exportable(of: kinds).filter(\.isOfPatients).compactMap { exportable in
            exportable.table(of: ExportScope(RecordFilter(patient: id))).map { table in
                // Those who treat are named by the clinician's column, and by their own table; what is on another chart
                // by nothing.
                let hidden = ["staff_member"] + (kinds.ofTable(table.name)?.crossings ?? [])
                return table.choosing(Set(table.columns.map(\.name)).subtracting(hidden))
            }
        }
    }

    /// The table without the foreign keys to what may have been left out: staff who work at the desk, and where the copy
    /// is not whole, other records.
    fileprivate func keepingCertainKeys(isWhole: Bool) -> Table {
        with(
            columns: columns.map { column in
                guard case .reference(let target, _) = column.type else { return column }
                switch target {
                case Patient.table, Office.table: return column
                case StaffMember.table: return column.withoutKey
                // What belongs to a visit leaves with it.
                case Visit.table where column.isRequired: return column
                default: return isWhole ? column : column.withoutKey
                }
            })
    }
}

extension [Column] {
    /// Whether a row says that it is void, or that the visit is to which it belongs.
    fileprivate func isVoid(_ row: Table.Row) -> Bool {
        zip(self, row).contains { column, value in
            switch column.name {
            case "void_reason": value != .null
            case "state", "visit_state": value == Visit.State.void.fieldValue
            default: false
            }
        }
    }
}

extension PatientCopy {
    public static let textName = "record.txt"
    public static let jsonName = "record.json"

    /// Every table of it, as the folder has them.
    public var allTables: [Table] { namedTables + tables }

    /// Writes everything into a folder: the text that people read, one JSON object, and a CSV file for each table.
    ///
    /// - Parameters:
    ///   - heading: what the JSON object begins with.
    ///   - lines: the text, line by line.
    public func write(
        to folder: DraftFolder, from clinic: ClinicReader, heading: [(key: String, value: JSONText)], lines: [String]
    ) throws {
        try folder.write(lines.map { $0 + "\n" }.joined(), to: Self.textName)
        try writeJSON(to: folder.file(Self.jsonName), from: clinic, heading: heading)
        for table in allTables {
            let file = try folder.file(table.name + ".csv")
            try table.writeCSV(from: clinic) { try file.write($0) }
            try file.replace()
        }
        let scope = ExportScope(RecordFilter(patient: patient.id))
        try folder.write(DataPackage.json(of: allTables, scope).indented + "\n", to: DataPackage.fileName)
    }

    /// Writes the rows of each table as a member of one object.
    private func writeJSON(
        to file: DraftFile, from clinic: ClinicReader, heading: [(key: String, value: JSONText)]
    ) throws {
        var separator = "{"
        for (key, value) in heading {
            try file.write("\(separator)\n  \(JSONText.string(key).compact): \(value.compact)")
            separator = ","
        }
        for table in allTables {
            try file.write("\(separator)\n  \(JSONText.string(table.name).compact): [")
            separator = ""
            try table.forEachObject(in: clinic) { object in
                let lines = object.indented.split(separator: "\n").map { "\n    " + $0 }.joined()
                try file.write(separator + lines)
                separator = ","
            }
            try file.write(separator.isEmpty ? "]" : "\n  ]")
            separator = ","
        }
        try file.write("\n}\n")
        try file.replace()
    }
}

extension DraftFolder {
    fileprivate func write(_ text: String, to name: String) throws {
        let file = try file(name)
        try file.write(text)
        try file.replace()
    }
}

/// The rows of the practice's own that a patient's records name, so that they can be understood by themselves.
///
/// Of the staff, who treats is among them, without the account; who works at the desk is not.
struct NamedRows {
    let tables: [Table]

    init(of records: [Table], in clinic: ClinicReader) throws {
        let own = Set(records.map(\.name))
        var named: [String: Set<FieldValue>] = [:]
        for table in records {
            let places = table.columns.enumerated().compactMap { place, column in
                column.type.target.map { (place: place, target: $0) }
            }.filter { !own.contains($0.target) }
            try table.forEachRow(in: clinic) { row in
                for (place, target) in places where row[place] != .null {
                    named[target, default: []].insert(row[place])
                }
            }
        }
        tables = Table.exported(.everything, of: clinic.kinds).compactMap { table in
            named[table.name].map { table.readable(where: $0) }
        }
    }
}

extension FieldType {
    /// The table of the record or the word that a value of this type names.
    fileprivate var target: String? {
        switch self {
        case .reference(let table, _): table
        case .code(let catalogue): catalogue
        default: nil
        }
    }
}

extension Table {
    /// The rows whose id, or whose code in a catalogue, is one of `keys`, with what a patient may read of them.
    fileprivate func readable(where keys: Set<FieldValue>) -> Table {
        let named = keeping { columns, row in
            zip(columns, row).contains { column, value in
                (column.name == "code" || [column.name] == primaryKey) && keys.contains(value)
            }
        }
        guard name == StaffMember.table else { return named }
        return named.keeping { columns, row in
            !zip(columns, row).contains { $0.name == "role" && $1 == StaffMember.Role.frontDesk.fieldValue }
        }.choosing(["staff_member_id", "name", "role", "profession", "registration"])
    }
}

extension Table {
    /// The rows for which `isKept` holds.
    func keeping(_ isKept: @escaping @Sendable ([Column], Row) -> Bool) -> Table {
        Table(name: name, title: title, description: description, primaryKey: primaryKey, columns: columns) {
            clinic, body in
            try forEachRow(in: clinic) { row in if isKept(columns, row) { try body(row) } }
        }
    }

    /// The columns with these names, in their order.
    func choosing(_ names: Set<String>) -> Table {
        let places = columns.indices.filter { names.contains(columns[$0].name) }
        return Table(
            name: name, title: title, description: description, primaryKey: primaryKey,
            columns: places.map { columns[$0] }
        ) { clinic, body in
            try forEachRow(in: clinic) { row in try body(places.map { row[$0] }) }
        }
    }

    /// How many rows there are for which `holds` does.
    func count(in clinic: ClinicReader, where holds: ([Column], Row) -> Bool) throws -> Int {
        var count = 0
        try forEachRow(in: clinic) { row in if holds(columns, row) { count += 1 } }
        return count
    }
}
