import ClinicModel
import ClinicStore
import Foundation
import GRDB
import Testing

@Suite struct OpeningTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
    }

    @Test func `a database that is not there is not made by opening it`() throws {
        #expect(throws: StoreError.missing(path)) { try ClinicStore(openingAt: path) }
        #expect(try folder.names.isEmpty)
    }

    @Test func `a folder is no database`() {
        #expect(throws: StoreError.isFolder(folder.url.path)) { try ClinicStore(openingAt: folder.url.path) }
    }

    @Test func `an empty file is not Plumbline's, and stays empty`() throws {
        try Data().write(to: URL(filePath: path))
        #expect(throws: StoreError.notPlumbline(path)) { try ClinicStore(openingAt: path) }
        #expect(try bytes(of: path).isEmpty)
        #expect(try folder.names == ["plumb.sqlite"])
    }

    @Test(arguments: ["x", "not a database\n", String(repeating: "family,given\r\n", count: 1000)])
    func `a file of another format is left as it is`(text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(throws: StoreError.notPlumbline(path)) { try ClinicStore(openingAt: path) }
        #expect(try bytes(of: path) == Data(text.utf8))
        #expect(try folder.names == ["plumb.sqlite"])
    }

    @Test(arguments: ["PRAGMA application_id = 0", "PRAGMA application_id = 1196444487", "PRAGMA journal_mode = WAL"])
    func `another program's database is left as it is, to the byte`(setting: String) throws {
        try rawly(path) { db in
            try db.execute(sql: setting)
            try db.execute(sql: "CREATE TABLE patients (id INTEGER PRIMARY KEY); INSERT INTO patients VALUES (7)")
        }
        let before = try bytes(of: path)
        #expect(throws: StoreError.notPlumbline(path)) { try ClinicStore(openingAt: path) }
        #expect(try bytes(of: path) == before)
        #expect(try folder.names == ["plumb.sqlite"])
    }

    @Test func `a database of a newer version is refused and not touched`() throws {
        _ = try TestClinic(at: path)
        try rawly(path) { try $0.execute(sql: "INSERT INTO schema_steps VALUES (1000, 'future')") }
        let before = try bytes(of: path)
        #expect(throws: StoreError.newer(path)) { try ClinicStore(openingAt: path) }
        #expect(try bytes(of: path) == before)
    }

    @Test func `a database whose pages are spoilt is told to be damaged`() throws {
        _ = try TestClinic(at: path)
        var spoilt = try bytes(of: path)
        spoilt.replaceSubrange(4096..., with: repeatElement(0xA5, count: spoilt.count - 4096))
        try spoilt.write(to: URL(filePath: path))
        #expect(throws: StoreError.damaged(path)) {
            try ClinicStore(openingAt: path).read { try $0.records(Patient.self) }
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
    func `a file or a folder that may not be written to is told to be so`() throws {
        _ = try TestClinic(at: path)
        chmod(path, 0o400)
        #expect(throws: StoreError.readOnly(path)) { try ClinicStore(openingAt: path) }
        chmod(path, 0o600)
        chmod(folder.url.path, 0o500)
        #expect(throws: StoreError.readOnly(path)) { try ClinicStore(openingAt: path) }
        chmod(folder.url.path, 0o700)
    }
}
