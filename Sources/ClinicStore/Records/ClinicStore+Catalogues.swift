import ClinicModel
import GRDB

extension Condition: ShippedRecord {}
extension Technique: ShippedRecord {}
extension ScreenTest: ShippedRecord {}
extension TestUnit: ShippedRecord {}

extension ClinicReader {
    /// The names of a catalogue's rows, by code.
    public func names<Value: StoredRecord & CatalogueRow>(of type: Value.Type) throws -> [String: String] {
        let rows = try Row.fetchAll(db, sql: "SELECT code, name FROM \(Value.table)")
        return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }

    /// The row of a catalogue that `entered` names; throws ``CatalogueError`` naming the nearest where none does.
    public func catalogueRow<Value: StoredRecord & CatalogueRow>(
        _ entered: String, of type: Value.Type = Value.self
    ) throws -> Value {
        let code = Value.code(for: entered)
        let rows = try records(Value.self).map(\.record)
        guard let row = rows.first(where: { $0.code == code }) else {
            throw CatalogueError(
                catalogue: Value.name, entered: entered, words: rows.filter(\.active).map(\.code))
        }
        return row
    }
}
