import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// The files of a patient's own copy.
@Suite struct CopyFileTests {
    private let store: ClinicStore
    private let folder: TemporaryFolder

    init() throws {
        store = try FilledPractice.store()
        folder = try TemporaryFolder()
    }

    private func write(_ id: RecordID<Patient>, to name: String) throws -> PatientCopy {
        let draft = try DraftFolder(for: folder.url.appending(path: name).path)
        let copy = try store.read { clinic in
            let copy = try PatientCopy(of: id, in: clinic)
            try copy.write(
                to: draft, from: clinic, heading: [("patient_id", .string("\(id)"))], lines: ["Record", "of Lan Anh"])
            return copy
        }
        try draft.place()
        return copy
    }

    @Test func `it is a folder with the text, the object, a file for each table, and what describes them`() throws {
        let copy = try write(1, to: "copy")
        let files = copy.allTables.map { "\($0.name).csv" } + ["datapackage.json", "record.json", "record.txt"]
        let url = folder.url.appending(path: "copy")
        #expect(try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() == files.sorted())
        #expect(try folder.text("copy/record.txt") == "Record\nof Lan Anh\n")
        #expect(try folder.names == ["copy"])
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(url.path) == 0o700)
        for file in files { #expect(try mode("\(url.path)/\(file)") == 0o600, "\(file)") }
    }

    @Test func `its tables are those of an export of the patient, byte for byte`() throws {
        let copy = try write(2, to: "copy")
        let scope = ExportScope(RecordFilter(patient: 2))
        let export = try Export(of: Table.named([], scope), scope, to: folder.url.appending(path: "export"))
        try store.read { _ = try export.write(from: $0) }
        // A disclosure names who gave the copy, and a visit that moved names one on another chart.
        for table in copy.tables where !["disclosures", "visits"].contains(table.name) {
            #expect(
                try folder.text("copy/\(table.name).csv") == folder.text("export/\(table.name).csv"), "\(table.name)")
        }
        let visits = try folder.text("copy/visits.csv").replacing("\r\n", with: ",\r\n")
        #expect(
            try visits.replacing("void_reason,\r\n", with: "void_reason,moved_to\r\n")
                == folder.text("export/visits.csv"))
    }

    @Test func `the object has what the tables have, in their order`() throws {
        let copy = try write(1, to: "copy")
        let text = try folder.text("copy/record.json")
        let object = try JSONText(parsing: Array(text.utf8))
        guard case .object(let members) = object else { return #expect(Bool(false), "no object") }
        #expect(members.map(\.key) == ["patient_id"] + copy.allTables.map(\.name))
        #expect(text == object.indented + "\n")
        for (key, value) in members.dropFirst() {
            let table = try #require(copy.allTables.first { $0.name == key })
            #expect(try value == .array(store.read { try table.objects(from: $0) }), "\(key)")
        }
    }
}
