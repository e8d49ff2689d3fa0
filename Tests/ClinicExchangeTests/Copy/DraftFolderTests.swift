import ClinicExchange
import Foundation
import Testing

/// A folder takes its place whole, never over what is there, and leaves nothing where it is given up.
@Suite struct DraftFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { folder.url.resolvingSymlinksInPath().path + "/" + name }

    @Test func `what is filled is seen once it is placed, and nothing where it is given up`() throws {
        var draft: DraftFolder? = try DraftFolder(for: path("copy/"))
        #expect(draft?.path == path("copy"))
        #expect(try folder.names == [".copy.plumb-copy"])
        draft = nil
        #expect(try folder.names == [])
        draft = try DraftFolder(for: path("copy"))
        try draft?.place()
        #expect(try folder.names == ["copy"])
    }

    @Test func `a name with a line break is a name`() throws {
        try DraftFolder(for: path("two\nlines")).place()
        #expect(try folder.names == ["two\nlines"])
    }

    @Test func `nothing is written over a file, a folder or a link, or where there is no folder`() throws {
        try folder.write("kept", to: "file")
        try FileManager.default.createDirectory(atPath: path("folder"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "/nowhere")
        for name in ["file", "folder", "link"] {
            #expect(throws: DraftFolderError.exists(path(name))) { try DraftFolder(for: path(name)) }
        }
        #expect(throws: DraftFolderError.noFolder(path("none"))) { try DraftFolder(for: path("none/copy")) }
        #expect(throws: DraftFolderError.cannotMake(path("file/copy"))) { try DraftFolder(for: path("file/copy")) }
        #expect(try folder.names == ["file", "folder", "link"])
        #expect(try folder.text("file") == "kept")
    }

    @Test func `nothing is placed over what came meanwhile`() throws {
        let draft = try DraftFolder(for: path("copy"))
        try folder.write("kept", to: "copy")
        #expect(throws: DraftFolderError.exists(path("copy"))) { try draft.place() }
        #expect(try folder.text("copy") == "kept")
    }

    @Test func `of two at once the second is told, and disturbs nothing`() throws {
        let first = try DraftFolder(for: path("copy"))
        try folder.write("P-1", to: ".copy.plumb-copy/patients.csv")
        #expect(throws: DraftFolderError.beingMade(path("copy"))) { try DraftFolder(for: path("copy")) }
        try first.place()
        #expect(try folder.text("copy/patients.csv") == "P-1")
        #expect(throws: DraftFolderError.exists(path("copy"))) { try DraftFolder(for: path("copy")) }
    }

    @Test func `what a killed program left is cleared away, and what is none of it stays`() throws {
        let draft = path(".copy.plumb-copy")
        try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: false)
        for name in ["patients.csv", ".visits.csv.12.part", "record.txt"] {
            try folder.write("P-2", to: ".copy.plumb-copy/\(name)")
        }
        try DraftFolder(for: path("copy")).place()
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("copy")) == [])

        try FileManager.default.createDirectory(
            atPath: path(".other.plumb-copy/photos"), withIntermediateDirectories: true)
        #expect(throws: DraftFolderError.exists(path(".other.plumb-copy"))) { try DraftFolder(for: path("other")) }
        #expect(FileManager.default.fileExists(atPath: path(".other.plumb-copy/photos")))
    }

    @Test func `a link in the way of the draft is not followed`() throws {
        try FileManager.default.createDirectory(atPath: path("elsewhere"), withIntermediateDirectories: false)
        try folder.write("kept", to: "elsewhere/patients.csv")
        try FileManager.default.createSymbolicLink(
            atPath: path(".copy.plumb-copy"), withDestinationPath: path("elsewhere"))
        #expect(throws: DraftFolderError.exists(path(".copy.plumb-copy"))) { try DraftFolder(for: path("copy")) }
        #expect(try folder.text("elsewhere/patients.csv") == "kept")
    }
}
