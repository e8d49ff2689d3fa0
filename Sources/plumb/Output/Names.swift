import ClinicModel
import ClinicStore

/// The words that people read for the codes and ids of a chart.
struct Names {
    let tests: [String: String]
    let conditions: [String: String]
    let techniques: [String: String]
    let staff: [RecordID<StaffMember>: String]
}

extension ClinicReader {
    func names() throws -> Names {
        func names<Row: CatalogueRow & StoredRecord>(of type: Row.Type) throws -> [String: String] {
            Dictionary(try records(Row.self).map { ($0.code, $0.record.name) }, uniquingKeysWith: { first, _ in first })
        }
        return Names(
            tests: try names(of: ScreenTest.self), conditions: try names(of: Condition.self),
            techniques: try names(of: Technique.self),
            staff: Dictionary(uniqueKeysWithValues: try records(StaffMember.self).map { ($0.id, $0.record.name) }))
    }
}
