import ClinicModel
import ClinicStore

/// The words that people read for the codes and ids of a chart.
struct Names {
    let tests: [String: String]
    let catalogue: TestCatalogue
    let conditions: [String: String]
    let techniques: [String: String]
    let staff: [RecordID<StaffMember>: String]
}

extension ClinicReader {
    func names() throws -> Names {
        Names(
            tests: try names(of: ScreenTest.self), catalogue: try tests.get(),
            conditions: try names(of: Condition.self),
            techniques: try names(of: Technique.self), staff: try staffNames())
    }
}
