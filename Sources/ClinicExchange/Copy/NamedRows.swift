import ClinicModel
import ClinicStore

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
