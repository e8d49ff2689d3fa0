import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// Every kind of record, with something in every column, comes back as it was.
@Suite struct RoundTripChartTests {
    private let store: ClinicStore
    private let folder: TemporaryFolder

    /// Exports the filled practice, imports that, and exports what was imported.
    init() throws {
        store = try FilledPractice.store()
        folder = try TemporaryFolder()
        let (first, second) = (folder.url.appending(path: "first"), folder.url.appending(path: "second"))
        try store.export(to: first)
        try ClinicStore(importing: first).export(to: second)
    }

    /// The header and the rows of a table, as the second export has them.
    private func lines(of table: String) throws -> [String] {
        let lines = try folder.text("second/\(table).csv").split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.last == "")
        return lines.dropLast().map(String.init)
    }

    @Test func `every column of every kind of record has something in it`() throws {
        for table in Table.all where table.name != "holding_periods" {
            let rows = try store.rows(of: table)
            let empty = table.columns.indices.filter { index in rows.allSatisfy { $0[index].isEmpty } }
            // Where a visit went is of two charts: RoundTripVisitTests has one.
            #expect(empty.map { table.columns[$0].name }.filter { $0 != "moved_to" } == [], "\(table.name)")
        }
    }

    @Test func `a second export is the same to the byte`() throws {
        let names = Table.all.map { "\($0.name).csv" } + ["datapackage.json"]
        for export in ["first", "second"] {
            let found = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: export).path)
            #expect(found.sorted() == names.sorted())
        }
        for name in names {
            let first = try Data(contentsOf: folder.url.appending(path: "first/\(name)"))
            let second = try Data(contentsOf: folder.url.appending(path: "second/\(name)"))
            #expect(first == second && !first.isEmpty, "\(name)")
        }
    }

    @Test(arguments: FilledPractice.lines)
    func `every row of a chart is there with its cells`(table: String, lines: [String]) throws {
        #expect(try self.lines(of: table) == lines)
    }

    @Test(arguments: [
        ("safety_items", "16,own-item,Own item,leg,true"), ("measures", "9,own-scale,Own scale,-2.5,10.25,points,true"),
        ("codes", #"63,icd-10-cm,FY2023,M54.31,"Sciatica, right side""#),
    ])
    func `what a practice added to a catalogue is its last row`(table: String, line: String) throws {
        #expect(try lines(of: table).last == line)
    }

    @Test func `an adjustment names the study that its listing came from`() throws {
        let lines = try lines(of: "adjustments")
        #expect(lines[0].hasSuffix(",state,imaging_study_id"))
        #expect(lines[1].hasSuffix(",C1,,ASRA,own-way,hand,on the left side,One thrust,recorded,X-1"))
        #expect(lines[2].hasSuffix(",other,upper-back,,,,,,recorded,"))
    }
}
