import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// A small practice into which its owner (S-1) reads files of other systems, on 21 November 2026.
struct SourcePractice {
    let store: ClinicStore
    let folder: TemporaryFolder

    init() throws {
        store = try ClinicStore()
        folder = try TemporaryFolder()
        try SmallPractice().read(into: store)
    }

    @discardableResult
    func read(
        _ text: String, as table: String? = "patients", rejects: String? = nil, isRehearsal: Bool = false,
        _ say: (inout SourceOptions) throws -> Void = { _ in }
    ) throws -> SourceReport {
        try read(Array(text.utf8), as: table, rejects: rejects, isRehearsal: isRehearsal, say)
    }

    @discardableResult
    func read(
        _ bytes: [UInt8], as table: String? = "patients", rejects: String? = nil, isRehearsal: Bool = false,
        _ say: (inout SourceOptions) throws -> Void = { _ in }
    ) throws -> SourceReport {
        let url = folder.url.appending(path: "old.csv")
        try Data(bytes).write(to: url)
        var options = SourceOptions()
        options.table = table
        try say(&options)
        let source = try SourceImport(of: SourceFile(url.path), options: options)
        let place = rejects.map { folder.path($0) }
        return try store.write(as: .of(1)) { clinic in
            try source.read(
                into: clinic, rejects: place.map { try SourceRejects($0, delimiter: source.dialect.delimiter) },
                isRehearsal: isRehearsal)
        }
    }

    /// Why a file is refused, one line for each reason; nothing of it is kept.
    func refusals(
        _ text: String, as table: String? = "patients", _ say: (inout SourceOptions) throws -> Void = { _ in },
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let before = try store.contents()
        var refusals: [String] = []
        do {
            try read(text, as: table, say)
            Issue.record("nothing was refused", sourceLocation: sourceLocation)
        } catch let error as any ClinicError {
            refusals = error.description.split(separator: "\n").map(String.init)
        }
        #expect(try store.contents() == before, sourceLocation: sourceLocation)
        if refusals.first == "Nothing was imported." { refusals.removeFirst() }
        return refusals.map { $0.replacing("old.csv, ", with: "") }
    }

    /// The patients that were read in, without the two who were on record.
    func patients() throws -> [Patient] {
        try store.read { try $0.records(Patient.self) }.filter { $0.id.number > 7 }.map(\.record)
    }
}
