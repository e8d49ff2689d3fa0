import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// The files of an export for a spreadsheet, to the byte.
@Suite struct ExcelExportTests {
    private let folder: TemporaryFolder
    private let store: ClinicStore

    init() throws {
        folder = try TemporaryFolder()
        store = try ClinicStore()
        try store.write(as: .of(nil)) { writer in
            try writer.add(Practice(name: "Plumb Lane"))
            var office = Office(name: "=Main; \"A\"", timeZone: "Europe/London")
            (office.address, office.city, office.phone) = ("2-1", "1E5", "+44 20 7946 0000")
            try writer.add(office)
            var test = Measure(code: "own-scale", name: "'=1", range: -2.5...10.25)
            test.unit = "-x"
            try writer.add(test)
        }
    }

    private func export(_ table: String, _ dialect: ExportDialect) throws -> String {
        let export = try Export(of: Table.named([table]), as: dialect, to: folder.url)
        try store.read { _ = try export.write(from: $0) }
        // The text that Foundation reads has lost its byte order mark.
        return try String(decoding: Data(contentsOf: folder.url.appending(path: "\(table).csv")), as: UTF8.self)
    }

    private func resource() throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(folder.text("datapackage.json").utf8))
        return try #require(((object as? [String: Any])?["resources"] as? [[String: Any]])?.first)
    }

    @Test func `a spreadsheet gets a byte order mark, titles and no formula`() throws {
        #expect(
            try export("offices", ExportDialect(.excel))
                == "\u{FEFF}Office ID,Name,Address,City,Country,Phone,Time zone,Active\r\n"
                + "O-1,\"'=Main; \"\"A\"\"\",2-1,1E5,,'+44 20 7946 0000,Europe/London,true\r\n")
    }

    @Test func `the semicolon is quoted where it delimits, and numbers are bare`() throws {
        #expect(
            try export("offices", ExportDialect(.excel, delimiter: .semicolon)).split(separator: "\r\n").last
                == "O-1;\"'=Main; \"\"A\"\"\";2-1;1E5;;'+44 20 7946 0000;Europe/London;true")
        #expect(
            try export("measures", ExportDialect(.excel, delimiter: .semicolon)).split(separator: "\r\n").last
                == "9;own-scale;''=1;-2.5;10.25;'-x;true")
        #expect(
            try export("measures", ExportDialect(.excel, hasDecimalComma: true)).split(separator: "\r\n").last
                == "9;own-scale;''=1;-2,5;10,25;'-x;true")
        #expect(
            try export("measures", ExportDialect(.excel, delimiter: .comma, hasDecimalComma: true))
                .split(separator: "\r\n").last == "9,own-scale,''=1,\"-2,5\",\"10,25\",'-x,true")
    }

    @Test func `the analysis dialect takes a delimiter too, and changes nothing else`() throws {
        #expect(
            try export("offices", ExportDialect(.analysis, delimiter: .tab))
                == "office_id\tname\taddress\tcity\tcountry\tphone\ttime_zone\tactive\r\n"
                + "O-1\t\"=Main; \"\"A\"\"\"\t2-1\t1E5\t\t+44 20 7946 0000\tEurope/London\ttrue\r\n")
    }

    @Test func `the package says how the file is spelled`() throws {
        _ = try export("measures", ExportDialect(.excel, hasDecimalComma: true))
        let resource = try resource()
        #expect((resource["dialect"] as? [String: Any])?["delimiter"] as? String == ";")
        let schema = try #require(resource["schema"] as? [String: Any])
        let fields = try #require(schema["fields"] as? [[String: Any]])
        #expect(fields.compactMap { $0["name"] as? String }.prefix(3) == ["Measure ID", "Code", "Name"])
        #expect(fields.compactMap { $0["decimalChar"] as? String } == [",", ","])
        #expect(schema["primaryKey"] as? [String] == ["Measure ID"])
    }

    @Test func `the keys of a package are named as the columns are`() throws {
        let text = try DataPackage.json(of: Table.named(["patients", "visits"]), as: ExportDialect(.excel)).compact
        #expect(
            text.contains(
                #"{"fields":["Patient ID"],"reference":{"resource":"patients","fields":["Patient ID"]}}"#))
        #expect(!text.contains("patient_id"))
    }
}
