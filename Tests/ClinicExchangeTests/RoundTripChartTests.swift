import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// Every kind of record, with something in every column, comes back as it was.
@Suite struct RoundTripChartTests {
    private let store: ClinicStore
    /// The files of both exports by their paths, such as `second/visits.csv`.
    private let files: [String: Data]

    init() throws { (store, files) = try Self.trip.get() }

    /// The filled practice is exported, imported from that, and exported again; once for all tests.
    private static let trip = Result {
        let store = try FilledPractice.store()
        let folder = try TemporaryFolder()
        let (first, second) = (folder.url.appending(path: "first"), folder.url.appending(path: "second"))
        try store.export(to: first)
        try ClinicStore(importing: first).export(to: second)
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.url.path) where path.contains("/") {
            files[path] = try Data(contentsOf: folder.url.appending(path: path))
        }
        return (store, files)
    }

    /// The header and the rows of a table, as the second export has them.
    private func lines(of table: String) throws -> [String] {
        let text = String(decoding: try #require(files["second/\(table).csv"]), as: UTF8.self)
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
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
        #expect(Set(files.keys) == Set(names.flatMap { ["first/\($0)", "second/\($0)"] }))
        for name in names {
            let first = try #require(files["first/\(name)"])
            #expect(first == files["second/\(name)"] && !first.isEmpty, "\(name)")
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
