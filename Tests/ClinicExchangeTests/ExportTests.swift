import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

@Suite struct ExportTests {
    private let folder: TemporaryFolder
    private let store: ClinicStore

    init() throws {
        folder = try TemporaryFolder()
        store = try ClinicStore()
        try store.write(as: .of(nil)) { writer in
            try writer.add(Practice(name: "Plumb Lane"))
            var main = Office(name: "Main, \"A\"", timeZone: "Europe/London")
            main.address = " 1 Lane, Town "
            try writer.add(main)
            try writer.add(StaffMember(name: "Olive", role: .owner))
            var ada = Patient(familyName: "Ọkáfọ̀", givenNames: "Ada")
            ada.birthDate = .month(year: 1980, month: 3)
            try writer.add(ada)
            var visit = Visit(of: 1, at: 1, on: "2026-11-20", enteredBy: 1)
            (visit.clinicianID, visit.visitedAt) = (1, TimeOfDay(hour: 9, minute: 5))
            (visit.determination, visit.outcome) = (.inAlignment, .notAdjusted)
            (visit.regionsExamined, visit.note) = ([.lowBack, .neck], "=1+1\nor 2")
            var finding = Finding(test: "leg-check", phase: .before)
            (finding.side, finding.value, finding.unit) = (.left, 0.25, "in")
            _ = try writer.record(VisitEntry(visit: visit, findings: [finding]))
        }
    }

    private func permissions(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.url.appending(path: name).path)[.posixPermissions]
            as? Int
    }

    @Test func `a table is written with its header and CRLF, quoted where needed`() throws {
        try store.export(to: folder.url)
        #expect(
            try folder.text("offices.csv")
                == "office_id,name,address,city,country,phone,time_zone,active\r\n"
                + "O-1,\"Main, \"\"A\"\"\",\"1 Lane, Town\",,,,Europe/London,true\r\n")
        #expect(
            try folder.text("visits.csv").split(separator: "\r\n").last
                == "V-1,P-1,\"Ọkáfọ̀, Ada\",2026-11-20,09:05,\"Main, \"\"A\"\"\",Olive,follow-up,in-alignment,"
                + "not-adjusted,,,,,,\"=1+1\nor 2\",draft,O-1,S-1,,neck;low-back,,S-1,,,,")
        #expect(
            try folder.text("findings.csv").split(separator: "\r\n").last
                == "1,V-1,P-1,\"Ọkáfọ̀, Ada\",2026-11-20,draft,leg-check,before,left,,0.25,in,,,recorded,")
        #expect(try folder.text("patients.csv").contains(",1980-03,"))
    }

    @Test func `a table without rows is its header`() throws {
        try store.export(to: folder.url)
        #expect(
            try folder.text("addenda.csv")
                == "addendum_id,visit_id,patient_id,patient_name,visited_on,visit_state,text,author,at\r\n")
    }

    @Test func `an export is its tables and the data package, for its account alone`() throws {
        let counts = try store.export(to: folder.url)
        #expect(try folder.names == (Table.all.map { $0.name + ".csv" } + ["datapackage.json"]).sorted())
        for name in try folder.names { #expect(try permissions(name) == 0o600, "\(name)") }
        #expect(counts["offices"] == 1)
        #expect(counts["conditions"] == 20)
        #expect(counts["addenda"] == 0)
        #expect(counts.count == Table.all.count)
    }

    @Test func `a folder that is not there is made, for its account alone`() throws {
        try store.export(to: folder.url.appending(path: "exports/november"))
        #expect(try permissions("exports/november") == 0o700)
    }

    @Test func `an export of some tables is those and their package`() throws {
        let counts = try store.export(Table.named(["visits", "offices"]), to: folder.url)
        #expect(counts == ["offices": 1, "visits": 1])
        #expect(try folder.names == ["datapackage.json", "offices.csv", "visits.csv"])
    }

    @Test func `an export takes the place of an older one, whole`() throws {
        try store.export(to: folder.url)
        let first = try folder.text("offices.csv")
        try folder.write(String(repeating: "x", count: 10_000), to: "offices.csv")
        chmod(folder.path("offices.csv"), 0o644)
        try store.export(to: folder.url)
        #expect(try folder.text("offices.csv") == first)
        #expect(try permissions("offices.csv") == 0o600)
    }

    @Test func `an export writes through no link`() throws {
        try folder.write("mine", to: "elsewhere")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "offices.csv"), withDestinationURL: folder.url.appending(path: "elsewhere"))
        try store.export(Table.named(["offices"]), to: folder.url)
        #expect(try folder.text("elsewhere") == "mine")
        #expect(try folder.text("offices.csv").hasPrefix("office_id,"))
    }

    @Test func `two exports of the same records are the same`() throws {
        try store.export(to: folder.url.appending(path: "a"))
        try store.export(to: folder.url.appending(path: "b"))
        for name in Table.all.map({ $0.name + ".csv" }) + ["datapackage.json"] {
            #expect(try folder.text("a/\(name)") == folder.text("b/\(name)"))
        }
    }
}
