import ClinicModel
import Foundation
import Testing

@testable import ClinicStore

/// Links, pipes and devices where a database is named.
@Suite struct DatabasePlaceTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
    }

    @Test(arguments: ["/dev/null", "/dev/zero", "/dev/stdin", "/dev/tty"])
    func `a device is no database`(device: String) {
        let error = #expect(throws: StoreError.self) { try ClinicStore(openingAt: device) }
        #expect([.notAFile(device), .missing(device)].contains(error) || device == "/dev/stdin")
        #expect(throws: StoreError.exists(device)) { try ClinicStore(creatingAt: device) }
    }

    @Test func `a pipe is no database, and nobody waits for its other end`() throws {
        mkfifo(path, 0o600)
        #expect(throws: StoreError.notAFile(path)) { try ClinicStore(openingAt: path) }
        #expect(throws: StoreError.exists(path)) { try ClinicStore(creatingAt: path) }
    }

    @Test func `a link of one's own leads to the database, and SQLite's files lie beside that`() throws {
        let real = folder.path("real")
        try FileManager.default.createDirectory(atPath: real, withIntermediateDirectories: false)
        try TestClinic(at: "\(real)/plumb.sqlite").store.close()
        symlink("\(real)/plumb.sqlite", path)
        let store = try ClinicStore(openingAt: path)
        try store.write(as: .of(1)) { _ = try $0.add(Patient(familyName: "Linked")) }
        #expect(try folder.names == ["plumb.sqlite", "real"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: real).contains("plumb.sqlite-wal"))
    }

    @Test func `nothing is made through a link that leads nowhere`() throws {
        symlink(folder.path("target"), path)
        #expect(throws: StoreError.missing(path)) { try ClinicStore(openingAt: path) }
        #expect(throws: StoreError.exists(path)) { try ClinicStore(creatingAt: path) }
        symlink(folder.path("loop"), folder.path("loop"))
        #expect(throws: StoreError.missing(folder.path("loop"))) { try ClinicStore(openingAt: folder.path("loop")) }
        #expect(try folder.names == ["loop", "plumb.sqlite"])
    }

    @Test(arguments: DatabaseFile.companions)
    func `what lies beside the place of a new database is not taken for its own`(suffix: String) throws {
        try Data("planted".utf8).write(to: URL(filePath: path + suffix))
        #expect(throws: StoreError.exists(path + suffix)) { try ClinicStore(creatingAt: path) }
        #expect(try folder.names == ["plumb.sqlite\(suffix)"])
    }

    @Test func `a path goes through parent folders as the system has it`() throws {
        try FileManager.default.createDirectory(atPath: folder.path("a"), withIntermediateDirectories: false)
        try ClinicStore(creatingAt: folder.path("a") + "/../plumb.sqlite").close()
        #expect(try ClinicStore(openingAt: path).read { try $0.count(Selection<Patient>.all) } == 0)
        #expect(throws: StoreError.missing(folder.path("b") + "/../plumb.sqlite")) {
            try ClinicStore(openingAt: folder.path("b") + "/../plumb.sqlite")
        }
    }

    @Test(arguments: [
        ("a", ".", "a"), ("/a", "/", "a"), ("a/b", "a", "b"), ("./a", ".", "a"), ("/a/b/c", "/a/b", "c"),
        ("a/../b", "a/..", "b"), ("a/\u{301}b", "a", "\u{301}b"), ("", ".", ""), ("/", "/", ""), ("a//b", "a/", "b"),
    ])
    func `a path is taken apart at its last slash`(path: String, folder: String, name: String) {
        let file = DatabaseFile(path: path)
        #expect(file.folder == folder)
        #expect(file.name.utf8.elementsEqual(name.utf8))
    }

    /// Who may give files away may also play another account.
    @Suite(.enabled(if: getuid() == 0, "only root can give a file to another account"))
    struct SharedFolderTests {
        private let folder: TemporaryFolder
        private let path: String
        private let other: uid_t = 65_534

        init() throws {
            folder = try TemporaryFolder()
            path = folder.path("plumb.sqlite")
            chmod(folder.url.path, 0o1777)
        }

        @Test func `one's own database in a folder for everybody is opened`() throws {
            try TestClinic(at: path).store.close()
            #expect(try ClinicStore(openingAt: path).read { try $0.count(Selection<Patient>.all) } == 1)
        }

        @Test func `another account's database there is left alone`() throws {
            try TestClinic(at: path).store.close()
            chown(path, other, other)
            #expect(throws: StoreError.anothers(path)) { try ClinicStore(openingAt: path) }
            // In a folder that only few may write to, it is a colleague's.
            chmod(folder.url.path, 0o770)
            #expect(throws: Never.self) { try ClinicStore(openingAt: path) }
        }

        @Test func `another account's link there is not followed, wherever it leads`() throws {
            let own = try TemporaryFolder()
            try TestClinic(at: own.path("plumb.sqlite")).store.close()
            symlink(own.path("plumb.sqlite"), path)
            #expect(throws: Never.self) { try ClinicStore(openingAt: path) }
            lchown(path, other, other)
            #expect(throws: StoreError.anothers(path)) { try ClinicStore(openingAt: path) }
        }

        @Test func `a link of one's own to another account's database there is not followed`() throws {
            try TestClinic(at: path).store.close()
            chown(path, other, other)
            let own = try TemporaryFolder()
            symlink(path, own.path("link.sqlite"))
            let real = try #require(realpath(path, nil).map { String(cString: $0) })
            #expect(throws: StoreError.anothers(real)) { try ClinicStore(openingAt: own.path("link.sqlite")) }
        }

        @Test(arguments: DatabaseFile.companions)
        func `a file that another account put beside the database is not written to`(suffix: String) throws {
            try TestClinic(at: path).store.close()
            try Data().write(to: URL(filePath: path + suffix))
            chown(path + suffix, other, other)
            #expect(throws: StoreError.anothers(path + suffix)) { try ClinicStore(openingAt: path) }
            #expect(try bytes(of: path + suffix).isEmpty)
        }

        @Test func `no copy goes through a folder that another account put there`() throws {
            let planted = folder.path("backups")
            try FileManager.default.createDirectory(atPath: planted, withIntermediateDirectories: false)
            chown(planted, other, other)
            let clinic = try TestClinic()
            #expect(throws: CopyError.anothers(planted)) {
                try clinic.store.backUp(to: "\(planted)/copy.sqlite", as: .of(clinic.owner))
            }
            #expect(throws: CopyError.anothers(planted)) { try BackupFolder(planted) }
            #expect(throws: CopyError.anothers("\(planted)//")) { try BackupFolder("\(planted)//") }
            #expect(try FileManager.default.contentsOfDirectory(atPath: planted).isEmpty)
        }
    }
}
