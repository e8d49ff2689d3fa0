import ClinicExchange
import Testing

/// The columns that scripts rely on: they are only ever appended to.
@Suite struct ColumnContractTests {
    private func columns(of name: String) throws -> [String] {
        try #require(Table.named([name]).first).columns.map(\.name)
    }

    @Test func `visits begin with what a clinician looks for`() throws {
        #expect(
            try Array(columns(of: "visits").prefix(17)) == [
                "visit_id", "patient_id", "patient_name", "visited_on", "visited_at", "office", "clinician", "kind",
                "determination", "outcome", "reason", "vertebra", "listing_code", "technique", "method", "note",
                "state",
            ])
    }

    @Test func `holding periods have both bounds`() throws {
        #expect(
            try Array(columns(of: "holding_periods").prefix(10)) == [
                "patient_id", "patient_name", "adjusted_on", "adjusted_visit_id", "last_found_holding",
                "found_misaligned", "checks", "days_at_least", "days_at_most", "state",
            ])
    }

    @Test func `the other tables begin with their id and what it belongs to`() throws {
        #expect(
            try Array(columns(of: "patients").prefix(5)) == [
                "patient_id", "patient_name", "family_name", "given_names", "known_as",
            ])
        #expect(try Array(columns(of: "complaints").prefix(3)) == ["complaint_id", "patient_id", "patient_name"])
        for (table, key) in [("findings", "finding"), ("adjustments", "adjustment"), ("addenda", "addendum")] {
            #expect(
                try Array(columns(of: table).prefix(6)) == [
                    "\(key)_id", "visit_id", "patient_id", "patient_name", "visited_on", "visit_state",
                ])
        }
        #expect(
            try Array(columns(of: "severity_ratings").prefix(4)) == [
                "severity_rating_id", "complaint_id", "patient_id", "patient_name",
            ])
        #expect(try columns(of: "patients").contains("legacy_number"))
    }
}
