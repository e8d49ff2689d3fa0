import ClinicModel
import ClinicStore
import Foundation
import Testing

@Suite struct CreatingTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
    }

    @Test func `a new database has the catalogues and no practice`() throws {
        let store = try ClinicStore(creatingAt: path)
        try store.read { reader in
            try #expect(reader.practice() == nil)
            try #expect(reader.count(Selection<Condition>.all) == 20)
            try #expect(reader.count(Selection<Technique>.all) == 7)
            try #expect(reader.catalogueRow("leg-check", of: ScreenTest.self).name == "Leg check (short side)")
            try #expect(reader.verifyAuditLog() == .intact(count: 0, head: ""))
        }
    }

    @Test func `what is in its place already is left as it is`() throws {
        try Data("mine".utf8).write(to: URL(filePath: path))
        #expect(throws: StoreError.exists(path)) { try ClinicStore(creatingAt: path) }
        #expect(try bytes(of: path) == Data("mine".utf8))
        #expect(throws: StoreError.isFolder(folder.url.path)) { try ClinicStore(creatingAt: folder.url.path) }
    }

    @Test func `a database that is there already is left as it is`() throws {
        _ = try TestClinic(at: path)
        #expect(throws: StoreError.exists(path)) { try ClinicStore(creatingAt: path) }
        #expect(try ClinicStore(openingAt: path).read { try $0.records(Patient.self).count } == 1)
    }

    @Test func `a link in its place is not followed`() throws {
        let elsewhere = folder.path("elsewhere.sqlite")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere)
        #expect(throws: StoreError.exists(path)) { try ClinicStore(creatingAt: path) }
        #expect(!FileManager.default.fileExists(atPath: elsewhere))
    }

    @Test(arguments: ["file/plumb.sqlite", "file/folder/plumb.sqlite"])
    func `a folder that cannot be made is told`(name: String) throws {
        try Data().write(to: URL(filePath: folder.path("file")))
        let path = folder.path(name)
        #expect(throws: StoreError.cannotCreate(path)) { try ClinicStore(creatingAt: path) }
        #expect(try folder.names == ["file"])
    }

    @Test func `folders on the way are made`() throws {
        let path = folder.path("share/plumb/plumb.sqlite")
        _ = try ClinicStore(creatingAt: path)
        #expect(try permissions(of: folder.path("share/plumb")) == 0o700)
        _ = try ClinicStore(openingAt: path)
    }

    @Test func `the log of a database that was removed is no new one's, and stays`() throws {
        let old = try TestClinic(at: folder.path("old.sqlite"))
        _ = try old.addPatient("Lee")
        try FileManager.default.copyItem(atPath: folder.path("old.sqlite-wal"), toPath: path + "-wal")
        let log = try bytes(of: path + "-wal")
        #expect(try old.store.read { try $0.practice() } != nil)
        #expect(throws: StoreError.exists(path + "-wal")) { try ClinicStore(creatingAt: path) }
        #expect(try bytes(of: path + "-wal") == log)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `of several that make it at once, one does`() throws {
        let refusals = Locked<[StoreError]>([])
        DispatchQueue.concurrentPerform(iterations: 6) { [path] _ in
            do {
                _ = try ClinicStore(creatingAt: path)
            } catch {
                if let error = error as? StoreError { refusals.change { $0.append(error) } }
            }
        }
        #expect(refusals.value == Array(repeating: .exists(path), count: 5))
        #expect(try ClinicStore(openingAt: path).read { try $0.practice() } == nil)
    }
}
