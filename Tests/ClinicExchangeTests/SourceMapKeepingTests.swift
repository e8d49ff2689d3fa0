import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

struct SourceMapKeepingTests {
    @Test func `what was decided of a file decides of the next, and may be overruled`() throws {
        let practice = try SourcePractice()
        let url = practice.folder.url.appending(path: "first.csv")
        try practice.folder.write("Nr;Wer;Fax;Ort\n1;Hartley;99;Leeds\n", to: "first.csv")
        var options = SourceOptions()
        options.table = "patients"
        options.columns = ["Wer=family_name", "Fax=phone_other"].compactMap(SourceColumnChoice.init)
        options.values = [("country", "United Kingdom")]
        options.dateOrder = .dmy
        let source = try SourceImport(of: SourceFile(url.path), options: options)
        try practice.store.write(as: .of(1)) { clinic in
            _ = try source.read(into: clinic)
            try clinic.keep(ImportMap(named: "old", of: source, options: options))
            try clinic.keep(ImportMap(named: "old", of: source, options: options))
        }
        let maps = try practice.store.read { try $0.records(ImportMap.self).map(\.record) }
        #expect(maps.count == 1)
        #expect(maps[0].columnFields == "Wer=family_name\nFax=phone_other\nNr=legacy_number\nOrt=city")

        // A column is missing, another is new, and one is said to be otherwise.
        let kept = try practice.store.read { try $0.importMap(named: "old").record }
        let report = try practice.read("Wer;Ort;Nr;Born\nMoss;York;2;03/04/1980\n", as: nil) { options in
            try kept.apply(to: &options)
            options.override(columns: ["Ort=region"].compactMap(SourceColumnChoice.init))
        }
        #expect(report.added == 1)
        let moss = try practice.patients().last
        #expect(moss?.familyName == "Moss" && moss?.region == "York" && moss?.legacyNumber == "2")
        #expect(moss?.country == "United Kingdom" && moss?.birthDate?.description == "1980-04-03")
    }

    @Test func `a map that is not kept is told with the nearest`() throws {
        let practice = try SourcePractice()
        let none = #expect(throws: UnknownImportMap.self) { try practice.store.read { try $0.importMap(named: "old") } }
        #expect(none?.description == "No map is called “old”; none is kept yet, --save-map keeps one.")
        _ = try practice.store.write(as: .of(1)) { try $0.keep(ImportMap(name: "praxis", becomes: "patients")) }
        let error = #expect(throws: UnknownImportMap.self) {
            try practice.store.read { try $0.importMap(named: "praksis") }
        }
        #expect(error?.description == "No map is called “praksis”; did you mean praxis?")
    }
}
