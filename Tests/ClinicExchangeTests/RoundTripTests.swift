import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// Export, then import into an empty database, loses nothing: a second export is the same to the byte.
@Suite struct RoundTripTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Where two files first differ, to tell no more of them than that.
    private func expectSame(_ left: URL, _ right: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: left.path).sorted()
        try #expect(
            FileManager.default.contentsOfDirectory(atPath: right.path).sorted() == names,
            sourceLocation: sourceLocation)
        for name in names {
            let old = try Data(contentsOf: left.appending(path: name))
            let new = try Data(contentsOf: right.appending(path: name))
            guard old != new else { continue }
            let (oldLines, newLines) = (old.split(separator: 0x0A), new.split(separator: 0x0A))
            let line = zip(oldLines, newLines).enumerated().first { $0.element.0 != $0.element.1 }
            let difference = line.map { index, lines in
                "line \(index + 1):\n\(String(decoding: lines.0, as: UTF8.self))\n"
                    + String(decoding: lines.1, as: UTF8.self)
            }
            Issue.record("\(name), \(difference ?? "the length")", sourceLocation: sourceLocation)
        }
    }

    /// Expects that what `store` exports is what a store that read it exports.
    private func expectRoundTrip(of store: ClinicStore, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let (first, second) = (folder.url.appending(path: "first"), folder.url.appending(path: "second"))
        try store.export(to: first)
        try ClinicStore(importing: first).export(to: second)
        try expectSame(first, second, sourceLocation: sourceLocation)
    }

    @Test func `the demo practice comes out as it went in`() throws {
        try DemoPractice.store.export(to: folder.url)
        try expectSame(Repository.demoPractice, folder.url)
    }

    @Test func `the audit log of what was read is intact, and says why`() throws {
        try DemoPractice.store.read { reader in
            let entries = try reader.records(AuditEntry.self)
            try #expect(
                reader.verifyAuditLog()
                    == .intact(count: Int64(entries.count), head: entries.last?.record.hash ?? ""))
            #expect(entries.allSatisfy { $0.reason == "test" })
            #expect(Set(entries.map(\.action)) == [.add, .edit])
        }
    }

    @Test func `an empty practice comes back`() throws {
        let store = try ClinicStore()
        _ = try store.write(as: .of(nil)) { try $0.add(Practice(name: "Plumb Lane")) }
        try expectRoundTrip(of: store)
    }

    @Test func `texts of every sort come back`() throws {
        let texts = [
            "a,b;c\td", "\"", "\"quoted\"", "two\nlines", "two\r\nlines", "a\rb", "'", "=1+1", "-1", "@x", "+44", "#",
            "NULL",
            "é", "e\u{301}", "\u{1F469}\u{200D}\u{2695}\u{FE0F}", "شرم", "\u{FEFF}x", "a\u{200B}b", "\\n", "true",
            "0012",
            "P-1", "x\u{A0}y", "\u{1100}\u{1161}",
        ]
        let store = try ClinicStore()
        try store.write(as: .of(nil)) { writer in
            try writer.add(Practice(name: "Plumb Lane"))
            for text in texts {
                // A name is one line.
                let line = text.unicodeScalars.map { $0.value < 0x20 ? "_" : String($0) }.joined()
                var patient = Patient(familyName: line, givenNames: line)
                patient.alert = text
                try writer.add(patient)
            }
        }
        try expectRoundTrip(of: store)
        let again = try ClinicStore(importing: folder.url.appending(path: "first"))
        let alerts = try again.read { try $0.records(Patient.self).map(\.alert) }
        #expect(alerts.map { $0.map { Array($0.unicodeScalars) } } == texts.map { Array($0.unicodeScalars) })
    }
}
