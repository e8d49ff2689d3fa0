import ClinicModel
import ClinicStore

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
