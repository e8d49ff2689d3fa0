import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// What holds for the words and columns of every report.
@Suite struct ReportWordsTests {
    private static let nowhere = OfficeDays("2026-11-21", at: [])

    private static let reports: [Table] = {
        let reports: [Table] = [
            .due(on: nowhere), .unsigned(on: nowhere), .visitCounts(by: [.month]), .holdingByPatient,
            .holdingOfPractice, .outcomes(), .unexamined,
        ]
        let daySheet = try? ClinicStore().read { try DaySheet(of: nowhere, in: $0).table }
        return [daySheet].compactMap(\.self) + reports
    }()

    @Test func `there is a table for each report`() {
        #expect(
            Self.reports.map(\.name) == [
                "today", "due", "unsigned", "visit_counts", "holding_by_patient", "holding_of_practice", "outcomes",
                "unexamined",
            ])
    }

    @Test(arguments: reports)
    func `an empty practice gives the header alone`(table: Table) throws {
        let store = try ClinicStore()
        var text: [UInt8] = []
        let rows = try store.read { reader in try table.writeCSV(from: reader) { text += $0 } }
        #expect(rows == 0)
        #expect(
            String(decoding: text, as: UTF8.self) == table.columns.map(\.name).joined(separator: ",") + "\r\n")
    }

    @Test(arguments: reports)
    func `a column's name and title are its alone, and its key is one of them`(table: Table) {
        for name in [table.name] + table.columns.map(\.name) {
            #expect(name.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil, "\(name)")
        }
        #expect(Set(table.columns.map(\.name)).count == table.columns.count)
        #expect(Set(table.columns.map(\.title)).count == table.columns.count)
        #expect(Set(table.primaryKey).isSubset(of: table.columns.filter(\.isRequired).map(\.name)))
    }

    @Test(arguments: reports)
    func `what a report and its columns mean is said in one sentence each`(table: Table) {
        for text in [table.description] + table.columns.map(\.description) {
            #expect(text.wholeMatch(of: /[A-Z0-9`][^\n|]*\./) != nil, "\(text)")
        }
        for title in [table.title] + table.columns.map(\.title) {
            #expect(title.wholeMatch(of: /[A-Z][^\n|]*[^.\s]/) != nil, "\(title)")
        }
    }
}
