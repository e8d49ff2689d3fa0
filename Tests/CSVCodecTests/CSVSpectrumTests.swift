import CSVCodec
import Foundation
import Testing

/// Conformance with csv-spectrum, a public collection of CSV files with the tables they stand for.
///
/// The original is max-mapper/csv-spectrum on GitHub. The environment variable `PLUMBLINE_TEST_DATA` names a
/// folder holding it as `csv-spectrum`.
struct CSVSpectrumTests {
    private static let folder = ProcessInfo.processInfo.environment["PLUMBLINE_TEST_DATA"].map {
        URL(filePath: $0, directoryHint: .isDirectory).appending(path: "csv-spectrum")
    }

    private static let skipped: Comment = """
        Skipped: PLUMBLINE_TEST_DATA is not set. It names a folder that holds a copy of csv-spectrum, whose \
        public original is max-mapper/csv-spectrum on GitHub.
        """

    /// `location_coordinates` is held out: its JSON has another telephone number than its CSV and is not even
    /// an array, and its CSV has a bare quote in an unquoted field, which RFC 4180 forbids.
    private static let names = [
        "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
        "quotes_and_newlines", "simple", "simple_crlf", "utf8",
    ]

    @Test(.enabled(if: folder != nil, skipped), arguments: names)
    func `a csv-spectrum file decodes to its table`(name: String) throws {
        let folder = try #require(Self.folder)
        let csv = try Data(contentsOf: folder.appending(path: "csvs/\(name).csv"))
        let json = try Data(contentsOf: folder.appending(path: "json/\(name).json"))

        let rows = try CSVDecoder.rows(in: Array(csv)).map(\.fields)
        let header = try #require(rows.first)
        let objects = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
        #expect(objects == (try JSONDecoder().decode([[String: String]].self, from: json)))
    }

    @Test(.enabled(if: folder != nil, skipped))
    func `the file held out is refused for its bare quote`() throws {
        let folder = try #require(Self.folder)
        let csv = try Data(contentsOf: folder.appending(path: "csvs/location_coordinates.csv"))
        #expect(throws: CSVError.strayQuote(CSVPosition(line: 2, column: 22, field: 2))) {
            try CSVDecoder.rows(in: Array(csv))
        }
    }

    @Test(.enabled(if: folder != nil, skipped))
    func `every csv-spectrum file is accounted for`() throws {
        let folder = try #require(Self.folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "csvs").path)
        let expected = Self.names + ["location_coordinates"]
        #expect(files.filter { $0.hasSuffix(".csv") }.sorted() == expected.map { "\($0).csv" }.sorted())
    }
}
