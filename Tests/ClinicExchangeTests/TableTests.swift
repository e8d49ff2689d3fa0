import ClinicExchange
import ClinicModel
import Testing

@Suite struct TableTests {
    @Test func `there is a table for each kind of record, and the holding periods`() {
        #expect(
            Table.all.map(\.name) == [
                "practice", "offices", "staff_members", "qualifications", "conditions", "techniques", "tests",
                "test_units", "safety_items", "measures", "codes", "patients", "complaints", "visits",
                "imaging_studies", "findings", "adjustments", "addenda", "severity_ratings", "consents",
                "history_items", "prior_care", "safety_answers", "assessments", "external_tests", "reactions",
                "outcome_scores", "care_plans", "appointments", "recall_contacts", "disclosures",
                "import_maps", "holding_periods",
            ])
    }

    @Test(arguments: Table.all)
    func `names are snake_case, and a column's is its alone, as is its title`(table: Table) {
        for name in [table.name] + table.columns.map(\.name) {
            #expect(name.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil, "\(name)")
        }
        #expect(Set(table.columns.map(\.name)).count == table.columns.count)
        #expect(Set(table.columns.map(\.title)).count == table.columns.count)
    }

    @Test(arguments: Table.all)
    func `a table's key is a column, always there, and the first but for the holding periods`(table: Table) {
        #expect(table.primaryKey.count == 1)
        let key = table.columns.first { [$0.name] == table.primaryKey }
        #expect(key?.isRequired == true)
        if table.name != "holding_periods" { #expect(table.columns.first?.name == key?.name) }
    }

    @Test(arguments: Table.all)
    func `what a table and its columns mean is said in sentences`(table: Table) {
        for text in [table.description] + table.columns.map(\.description) {
            #expect(text.wholeMatch(of: /[A-Z`][^\n|]*\./) != nil, "\(text)")
        }
        for title in [table.title] + table.columns.map(\.title) {
            #expect(title.wholeMatch(of: /[A-Z][^\n|]*[^.\s]/) != nil, "\(title)")
        }
    }

    @Test func `tables are taken by name, in the order of all`() throws {
        #expect(try Table.named(["visits", "patients"]).map(\.name) == ["patients", "visits"])
        #expect(try Table.named(["visits", "visits"]).map(\.name) == ["visits"])
        #expect(try Table.named([]).count == Table.all.count)
    }

    @Test func `a table that is not there is told, with the nearest`() {
        let error = #expect(throws: TableError.self) { try Table.named(["visits", "patient"]) }
        #expect((error?.entered, error?.nearest, error?.kind) == ("patient", "patients", .usage))
        let lost = #expect(throws: TableError.self) { try Table.named(["invoices"]) }
        #expect(lost?.nearest == nil)
        #expect(lost?.description.contains("practice, offices, staff_members") == true)
        #expect(throws: TableError.self) { try Table.named(["audit_entries"]) }
    }
}

extension Table: CustomTestStringConvertible {
    public var testDescription: String { name }
}
