import ClinicModel
import Foundation
import Testing

@testable import ClinicStore

@Suite struct BackupFolderTests {
    private let folder: TemporaryFolder
    private let clinic: TestClinic
    private let copies: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        copies = try TemporaryFolder()
        clinic = try TestClinic(at: folder.path("plumb.sqlite"))
    }

    private func backUp(_ moment: Instant, keeping count: Int) throws -> (removed: [String], isClockWrong: Bool) {
        let author = Author.of(clinic.owner, at: moment)
        let (_, removed, isClockWrong) = try BackupFolder(copies.url.path).backUp(
            clinic.store, keeping: count, encryption: nil, as: author)
        return (removed, isClockWrong)
    }

    @Test func `the oldest make room once the new one is there`() throws {
        for hour in 1...3 { _ = try backUp("2026-11-20T0\(hour):00:00.000Z".instant, keeping: 3) }
        let (removed, isClockWrong) = try backUp("2026-11-20T04:00:00.000Z", keeping: 2)
        #expect(removed == ["plumb-2026-11-20T01-00-00Z.sqlite", "plumb-2026-11-20T02-00-00Z.sqlite"])
        #expect(!isClockWrong)
        #expect(try copies.names == ["plumb-2026-11-20T03-00-00Z.sqlite", "plumb-2026-11-20T04-00-00Z.sqlite"])
    }

    @Test func `copies of one second have names of their own, in the order in which they were made`() throws {
        for _ in 1...3 { _ = try backUp("2026-11-20T01:00:00.000Z", keeping: 2) }
        #expect(try copies.names == ["plumb-2026-11-20T01-00-00Z-2.sqlite", "plumb-2026-11-20T01-00-00Z-3.sqlite"])
    }

    @Test func `a clock that was set back removes nothing`() throws {
        for hour in 1...3 { _ = try backUp("2026-11-20T0\(hour):00:00.000Z".instant, keeping: 3) }
        let (removed, isClockWrong) = try backUp("2026-11-19T01:00:00.000Z", keeping: 1)
        #expect(removed.isEmpty)
        #expect(isClockWrong)
        #expect(try copies.names.count == 4)
    }

    @Test(arguments: [
        "plumb-2020-01-01T00-00-00Z.sqlite", "plumb-2020-01-01T00-00-00Z.sqlite.age", "notes.txt", "plumb.sqlite",
    ])
    func `a file that this database did not make stays`(name: String) throws {
        try Data().write(to: copies.url.appending(path: name))
        for hour in 1...2 { _ = try backUp("2026-11-20T0\(hour):00:00.000Z".instant, keeping: 1) }
        #expect(try copies.names == [name, "plumb-2026-11-20T02-00-00Z.sqlite"].sorted())
    }

    @Test func `what was put in the place of a copy stays where it is no file`() throws {
        _ = try backUp("2026-11-20T01:00:00.000Z", keeping: 1)
        let name = "plumb-2026-11-20T01-00-00Z.sqlite"
        try FileManager.default.removeItem(atPath: copies.path(name))
        symlink(folder.path("plumb.sqlite"), copies.path(name))
        _ = try backUp("2026-11-20T02:00:00.000Z", keeping: 1)
        #expect(try copies.names.contains(name))
    }

    @Test func `a folder that is not there is not made`() throws {
        #expect(throws: CopyError.noFolder(copies.path("unmounted"))) { try BackupFolder(copies.path("unmounted")) }
    }

    @Test(arguments: [
        ("plumb-2026-11-21T10-00-00Z.sqlite", true), ("plumb-2026-11-21T10-00-00Z-12.sqlite.age", true),
        ("plumb-2026-11-21T10-00-00.sqlite", false), ("xplumb-2026-11-21T10-00-00Z.sqlite", false),
        ("plumb-2026-11-21T10-00-00Z.sqlite.part", false), ("plumb-2026-11-21.sqlite", false),
    ])
    func `a dated name is told from others`(name: String, isDated: Bool) {
        #expect((DatedName(name) != nil) == isDated)
    }
}

extension String {
    fileprivate var instant: Instant { Instant(self) ?? "1970-01-01T00:00:00.000Z" }
}
