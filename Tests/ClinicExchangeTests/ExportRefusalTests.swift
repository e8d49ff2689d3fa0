import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// Where nothing can be written, nothing half written stays.
@Suite struct ExportRefusalTests {
    private let folder: TemporaryFolder
    private let store: ClinicStore

    init() throws {
        folder = try TemporaryFolder()
        store = try ClinicStore()
    }

    @Test func `a folder that is a file is refused as one`() throws {
        try folder.write("mine", to: "file")
        let file = folder.url.appending(path: "file")
        #expect(throws: ExportError.isFile(file.path)) { try store.export(to: file) }
        #expect(try folder.text("file") == "mine" && folder.names == ["file"])
    }

    @Test(arguments: ["file/folder", "file/folder/deeper"])
    func `a folder that is under a file is refused`(name: String) throws {
        try folder.write("mine", to: "file")
        let error = #expect(throws: ExportError.self) { try store.export(to: folder.url.appending(path: name)) }
        guard case .cannotWrite(let path) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path.hasPrefix(folder.path("file")))
        #expect(error?.kind == .cannotCreate)
        #expect(try folder.text("file") == "mine")
        #expect(try folder.names == ["file"])
    }

    @Test func `a file whose place is taken by a folder is refused, and leaves nothing of itself`() throws {
        let place = folder.url.appending(path: "techniques.csv")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        #expect(throws: ExportError.cannotWrite(place.path)) {
            try store.export(Table.named(["conditions", "techniques", "tests"]), to: folder.url)
        }
        // What was written before is whole; there is no package, so nobody takes it for an export.
        #expect(try folder.names == ["conditions.csv", "techniques.csv"])
    }

    @Test func `an error names the path and what would be right`() {
        #expect(
            ExportError.cannotWrite("/x").description
                == "Nothing can be written to /x; name a folder that you may write to with --to.")
        #expect(ExportError.full("/x").kind == .inputOutput)
    }
}
