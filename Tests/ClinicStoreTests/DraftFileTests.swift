import ClinicModel
import Foundation
import Testing

@testable import ClinicStore

/// A file takes its place whole, and what a killed program left is told from what is being written.
@Suite struct DraftFileTests {
    private struct Refused: Error, Equatable { let failure: DraftFile.Failure }

    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("table.csv")
    }

    private func draft(isOnly: Bool = false) throws -> DraftFile {
        try DraftFile(for: path, isOnly: isOnly) { Refused(failure: $0) }
    }

    @Test func `nothing is in its place before it is put there, and nothing is left of what is given up`() throws {
        var draft: DraftFile? = try draft()
        try draft?.write("half")
        #expect(try !folder.names.contains("table.csv"))
        draft = nil
        #expect(try folder.names == [])
        draft = try self.draft()
        try draft?.write("who")
        try draft?.write("le")
        try draft?.place()
        draft = nil
        #expect(try folder.names == ["table.csv"])
        #expect(try bytes(of: path) == Data("whole".utf8))
        #expect(try permissions(of: path) == 0o600)
    }

    @Test func `it is placed where nothing is, and put over what is there only where that is asked for`() throws {
        try Data("first".utf8).write(to: URL(filePath: path))
        let draft = try draft()
        try draft.write("second")
        #expect(throws: StoreError.exists(path)) { try draft.place() }
        #expect(try bytes(of: path) == Data("first".utf8))
        try draft.replace()
        #expect(try bytes(of: path) == Data("second".utf8))
    }

    @Test func `what a killed program left is cleared away, with SQLite's files, and of no other file`() throws {
        let left = [".table.csv.4711.part", ".table.csv.4711.part-journal", ".table.csv.4712.part-wal"]
        let others = [".other.csv.4711.part", "table.csv.4711.part", ".table.csv.part"]
        for name in left + others { try Data().write(to: URL(filePath: folder.path(name))) }
        try draft().place()
        #expect(try Set(folder.names) == Set(others + ["table.csv"]))
    }

    @Test func `a draft that somebody writes is left to them, with SQLite's files beside it`() throws {
        let (other, journal) = (folder.path(".table.csv.4711.part"), folder.path(".table.csv.4711.part-journal"))
        for path in [other, journal] { try Data().write(to: URL(filePath: path)) }
        let descriptor = open(other, O_RDONLY)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        try draft().place()
        #expect(try folder.names.count == 3)
    }

    @Test func `of two that make the only file for a place, the second is told`() throws {
        let first = try draft(isOnly: true)
        #expect(throws: StoreError.beingMade(path)) { try draft(isOnly: true) }
        try first.place()
        #expect(throws: StoreError.exists(path)) { try draft(isOnly: true).place() }
        #expect(try folder.names == ["table.csv"])
    }

    @Test func `whoever needs the file says what fails`() throws {
        #expect(throws: Refused(failure: .cannotMake)) {
            try DraftFile(for: folder.path("none/table.csv")) { Refused(failure: $0) }
        }
    }
}
