import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// Where others may have put something before an export is written there.
@Suite struct PlantedPlaceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a file is written anew, whatever lies where its draft would be`() throws {
        let (target, place) = (folder.url.appending(path: "target"), folder.url.appending(path: "out"))
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
        try Data("kept".utf8).write(to: target)
        for name in ["offices.csv", ".offices.csv.\(getpid()).part"] {
            symlink(target.path, place.appending(path: name).path)
        }
        try DemoPractice.store.export(Table.named(["offices"]), to: place)
        #expect(try Data(contentsOf: target) == Data("kept".utf8))
        let written = try FileManager.default.attributesOfItem(atPath: place.appending(path: "offices.csv").path)
        #expect(written[.type] as? FileAttributeType == .typeRegular)
        #expect(written[.posixPermissions] as? Int == 0o600)
    }

    @Test func `a pipe among the files of an export is not waited for`() throws {
        try DemoPractice.store.export(to: folder.url)
        let pipe = folder.path("offices.csv")
        unlink(pipe)
        mkfifo(pipe, 0o600)
        #expect(throws: ImportError.self) { try ClinicStore(importing: folder.url) }
    }

    @Test(.enabled(if: getuid() == 0, "only root can give a folder to another account"))
    func `nothing is exported into a folder that another account put into a folder for everybody`() throws {
        let place = folder.url.appending(path: "out")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
        chmod(folder.url.path, 0o1777)
        chown(place.path, 65_534, 65_534)
        #expect(throws: ExportError.anothers(place.path)) { try DemoPractice.store.export(to: place) }
        #expect(throws: SourceRejectsError.self) {
            try SourceRejects(place.appending(path: "rejects.csv").path, delimiter: UInt8(ascii: ","))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).isEmpty)
        // In a folder that only few may write to, it is a colleague's.
        chmod(folder.url.path, 0o770)
        #expect(throws: Never.self) { try DemoPractice.store.export(to: place) }
    }
}
