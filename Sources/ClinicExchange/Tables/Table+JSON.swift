import ClinicModel
import ClinicStore

extension Table {
    /// Hands each row to `body` as a JSON object whose keys are the names of the columns.
    public func forEachObject(in clinic: ClinicReader, _ body: (JSONText) throws -> Void) throws {
        try forEachRow(in: clinic) { row in
            try body(.object(zip(columns, row).map { ($0.name, $0.type.json(of: $1)) }))
        }
    }

    /// Each row as a JSON object.
    public func objects(from clinic: ClinicReader) throws -> [JSONText] {
        var objects: [JSONText] = []
        try forEachObject(in: clinic) { objects.append($0) }
        return objects
    }
}
