import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// Which rows leave with a part of the records.
@Suite struct ExportScopeTests {
    private let store: ClinicStore

    init() throws { store = try TwoOfficePractice.store() }

    private func rows(_ table: String, _ filter: RecordFilter) throws -> [[String]] {
        try store.rows(of: #require(Table.named([table], ExportScope(filter)).first))
    }

    /// The first column of each row: the id, and for a holding period its patient.
    private func ids(_ table: String, _ filter: RecordFilter) throws -> [String] {
        try rows(table, filter).map { $0[0] }
    }

    @Test func `of one patient leaves what is on the chart, and nothing of another`() throws {
        let filter = RecordFilter(patient: 1)
        #expect(try ids("patients", filter) == ["P-1"])
        #expect(try ids("visits", filter) == ["V-1", "V-2"])
        #expect(try ids("findings", filter) == ["1", "2"])
        #expect(try ids("adjustments", filter) == ["1"])
        #expect(try ids("complaints", filter) == ["C-1"])
        #expect(try ids("severity_ratings", filter) == ["1"])
        #expect(try ids("history_items", filter) == ["1", "2"])
        #expect(try ids("appointments", filter) == [])
        #expect(try ids("holding_periods", filter) == ["P-1"])
        #expect(try ids("offices", filter) == ["O-1", "O-2"])
        #expect(try ids("practice", filter) == ["1"])
    }

    @Test(arguments: [1, 2, 3] as [RecordID<Patient>])
    func `no table of one patient has the name or the id of another`(patient: RecordID<Patient>) throws {
        let others = ["Ash", "Birch", "Cedar"].enumerated().filter { Int64($0.offset + 1) != patient.number }
        let strange = Set(others.flatMap { [$0.element, "\($0.element), \($0.element)", "P-\($0.offset + 1)"] })
        for table in try Table.named([], ExportScope(RecordFilter(patient: patient))) {
            let cells = try store.rows(of: table).flatMap(\.self)
            #expect(strange.isDisjoint(with: cells), "\(table.name)")
        }
    }

    @Test func `every kind of record of a patient knows its patient`() throws {
        let all = try FilledPractice.store()
        for table in try Table.named([], ExportScope(RecordFilter(patient: 2))) {
            guard let place = table.columns.firstIndex(where: { $0.name == "patient_id" }) else { continue }
            // The row of whom was merged into the patient is of the chart too.
            let whose = table.name == "patients" ? ["P-2", "P-3"] : ["P-2"]
            for row in try all.rows(of: table) { #expect(whose.contains(row[place]), "\(table.name)") }
        }
        let whole = try Table.named([], ExportScope(RecordFilter(patient: 1)))
        for table in whole where table.columns.contains(where: { $0.name == "patient_id" }) {
            #expect(try !all.rows(of: table).isEmpty, "\(table.name)")
        }
    }

    @Test func `of one office leaves what was there, and the charts of who comes there`() throws {
        let north = RecordFilter(office: 1)
        // P-3 has an appointment there.
        #expect(try ids("patients", north) == ["P-1", "P-2", "P-3"])
        #expect(try ids("visits", north) == ["V-1", "V-2", "V-4"])
        #expect(try ids("findings", north) == ["1", "2", "4"])
        #expect(try ids("adjustments", north) == ["1"])
        #expect(try ids("complaints", north) == ["C-1", "C-2"])
        #expect(try ids("history_items", north) == ["1", "2", "3"])
        #expect(try ids("appointments", north) == ["1"])
        // That of P-2 began at the other office.
        #expect(try ids("holding_periods", north) == ["P-1"])
        let south = RecordFilter(office: 2)
        #expect(try ids("patients", south) == ["P-2", "P-3"])
        #expect(try ids("visits", south) == ["V-3", "V-5"])
        #expect(try ids("appointments", south) == [])
        #expect(try ids("severity_ratings", south) == [])
        #expect(try ids("holding_periods", south) == ["P-2"])
    }

    @Test(
        arguments: [
            ("2026-04-01", nil, ["V-2", "V-4", "V-5"]), (nil, "2026-03-10", ["V-1", "V-3"]),
            ("2026-03-10", "2026-04-01", ["V-2", "V-3"]), ("2026-03-02", "2026-03-09", []),
        ] as [(CalendarDay?, CalendarDay?, [String])])
    func `from one day to another leaves what was then, both days included`(
        since: CalendarDay?, until: CalendarDay?, visits: [String]
    ) throws {
        let filter = RecordFilter(since: since, until: until)
        #expect(try ids("visits", filter) == visits)
        #expect(try ids("findings", filter) == visits.map { String($0.dropFirst(2)) })
        #expect(try ids("patients", filter) == ["P-1", "P-2", "P-3"])
        #expect(try ids("staff_members", filter) == ["S-1"])
    }

    @Test(
        arguments: [
            ("2026-03-15", nil, ["3"]), ("2026-04-01", nil, []), ("2024-06-01", nil, ["1", "3"]),
            (nil, "2024-06-01", ["1"]), (nil, "2026-03-01", ["1", "3"]), (nil, "2026-02-28", ["1"]),
            (nil, "2023-12-31", []),
        ] as [(CalendarDay?, CalendarDay?, [String])])
    func `a date is compared as far as it goes, and what has none is left out`(
        since: CalendarDay?, until: CalendarDay?, items: [String]
    ) throws {
        #expect(try ids("history_items", RecordFilter(since: since, until: until)) == items)
    }

    @Test func `a holding period is chosen by its first day, and keeps its numbers`() throws {
        let all = try rows("holding_periods", RecordFilter())
        let march = RecordFilter(since: "2026-03-01", until: "2026-03-05")
        #expect(try rows("holding_periods", march) == [all[0]])
        #expect(all[0].suffix(6) == ["2026-04-01", "", "1", "31", "", "holding"])
        #expect(try rows("holding_periods", RecordFilter(since: "2026-03-11")) == [])
        #expect(try rows("holding_periods", RecordFilter(patient: 2, since: "2026-03-10")) == [all[1]])
    }

    @Test func `filters hold together`() throws {
        #expect(try ids("visits", RecordFilter(patient: 2, office: 1)) == ["V-4"])
        #expect(try ids("visits", RecordFilter(patient: 2, office: 1, until: "2026-04-30")) == [])
        #expect(try ids("patients", RecordFilter(patient: 1, office: 2)) == [])
    }

    @Test func `the chart of one patient is read into an empty database`() throws {
        let folder = try TemporaryFolder()
        let scope = ExportScope(RecordFilter(patient: 2))
        let (first, second) = (folder.url.appending(path: "first"), folder.url.appending(path: "second"))
        let export = try Export(of: Table.named([], scope), scope, to: first)
        try store.read { _ = try export.write(from: $0) }
        try ClinicStore(importing: first).export(to: second)
        for name in ["patients.csv", "visits.csv", "findings.csv", "holding_periods.csv", "complaints.csv"] {
            #expect(try folder.text("first/\(name)") == folder.text("second/\(name)"), "\(name)")
        }
    }

    @Test func `a scope goes into no folder with other tables of an export`() throws {
        let folder = try TemporaryFolder()
        try store.export(Table.named(["patients", "visits"]), to: folder.url)
        let scope = ExportScope(RecordFilter(patient: 1))
        #expect(throws: ExportError.mixed(folder.url.path, "patients.csv")) {
            try Export(of: Table.named(["visits"], scope), scope, to: folder.url)
        }
        // What it replaces does not stay.
        _ = try Export(of: Table.named(["visits", "patients"], scope), scope, to: folder.url)
        // What another export left behind when it was killed does.
        try folder.write("P-2", to: ".patients.csv.123.part")
        #expect(throws: ExportError.mixed(folder.url.path, ".patients.csv.123.part")) {
            try Export(of: Table.named(["visits", "patients"], scope), scope, to: folder.url)
        }
        _ = try Export(of: Table.named(["visits", "patients"]), to: folder.url)
    }

    @Test func `the audit log says what left, for whom and in which form`() throws {
        let scope = ExportScope(RecordFilter(patient: 2, office: 1, since: "2026-03-01", until: "2026-04-01"))
        let dialect = ExportDialect(.excel, delimiter: .tab, hasDecimalComma: true)
        try store.write(as: .of(1)) { writer in
            try writer.noteExport(of: Table.named(["visits"], scope), scope, as: dialect, to: "/x")
            try writer.noteExport(of: Table.named(["visits"]), .everything, as: .analysis, to: "-")
        }
        let entries = try store.read { try $0.records(AuditEntry.self) }.suffix(2)
        #expect(
            entries.map(\.after) == [
                #"{"tables":["visits"],"to":"/x","dialect":"excel","delimiter":"tab","decimal_comma":true,"#
                    + #""pseudonymous":false,"patient":"P-2","office":"O-1","since":"2026-03-01","until":"2026-04-01"}"#,
                #"{"tables":["visits"],"to":"-","dialect":"analysis","pseudonymous":false}"#,
            ])
        #expect(entries.map(\.patientID) == [2, nil])
        #expect(entries.allSatisfy { $0.action == .export })
    }
}
