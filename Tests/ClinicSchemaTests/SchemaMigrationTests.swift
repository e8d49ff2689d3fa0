import ClinicSchema
import Foundation
import Testing

@Suite struct SchemaMigrationTests {
    @Test func `every file of the schema is in the list of migrations, in order`() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Schema/SQLite").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let names = files.map { String($0.dropLast(".sql".count)) }

        let byVersion = names.sorted { version(of: $0) < version(of: $1) }
        #expect(SchemaMigration.all.map(\.name) == byVersion)
        #expect(byVersion.map(version) == Array(1...byVersion.count))
    }

    @Test func `a migration carries the text of its file`() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Schema/SQLite").standardizedFileURL
        for migration in SchemaMigration.all {
            let file = folder.appending(path: migration.name + ".sql")
            #expect(try migration.sql == String(contentsOf: file, encoding: .utf8))
        }
    }

    /// `v2_guards` is version 2.
    private func version(of name: String) -> Int {
        Int(name.dropFirst().prefix { $0 != "_" }) ?? 0
    }
}
