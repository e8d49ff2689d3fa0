import ClinicExchange
import ClinicModel
import Foundation
import Testing

@Suite struct IntakeFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func bytes(_ name: String) throws -> [UInt8] {
        try IntakeFile(folder.url.appending(path: name).path).bytes()
    }

    @Test func `a file is read whole`() throws {
        try folder.write("{\r\n\u{FEFF}}", to: "a.json")
        #expect(try bytes("a.json") == Array("{\r\n\u{FEFF}}".utf8))
        try folder.write("", to: "empty.json")
        #expect(try bytes("empty.json").isEmpty)
    }

    @Test func `a file that is not there is not found`() throws {
        let error = #expect(throws: IntakeError.self) { try bytes("nowhere.json") }
        #expect(error?.kind == .notFound)
        #expect(error?.description == "There is no file “\(folder.url.path)/nowhere.json”; nothing was saved.")
        #expect(throws: IntakeError.self) { try IntakeFile("").bytes() }
    }

    @Test func `a folder cannot be read`() throws {
        let error = #expect(throws: IntakeError.self) { try IntakeFile(folder.url.path).bytes() }
        #expect(error?.kind == .inputOutput)
        #expect(error?.description == "\(folder.url.path) cannot be read; nothing was saved.")
    }

    @Test func `ten megabytes are read, and no more`() throws {
        try folder.write(String(repeating: " ", count: 10_000_000), to: "large.json")
        #expect(try bytes("large.json").count == 10_000_000)
        try folder.write(String(repeating: " ", count: 10_000_001), to: "larger.json")
        let error = #expect(throws: IntakeError.self) { try bytes("larger.json") }
        #expect(error?.kind == .rule)
        #expect(error?.description.contains("is larger than 10 MB; an intake is a few pages of JSON.") == true)
    }
}
