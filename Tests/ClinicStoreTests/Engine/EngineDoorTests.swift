import Foundation
import Testing

/// One door to the database: only the engine's folder knows which database is behind it.
@Suite struct EngineDoorTests {
    private static let sources = URL(filePath: #filePath).appending(path: "../../../../Sources").standardizedFileURL
    private static let engine = "ClinicStore/Engine/SQLite/"

    /// What only SQLite's own programs say: its library, its tables of tables, its settings, its row numbers, its full-text
    /// search, numbered placeholders.
    private static var words: Regex<Substring> {
        let library = "import (?:CSQLite|GRDB|SQLite)|sqlite3?_\\w+|pragma_\\w+"
        let syntax = "PRAGMA|VACUUM|ATTACH|(?:INSERT|UPDATE) OR|MATCH \\?|rowid|[=<>( ]\\?[1-9]\\b"
        return try! Regex("\\b(?:\(library))|(?:\(syntax))", as: Substring.self)
    }

    private static func files() throws -> [String] {
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") && !$0.hasPrefix(engine) }
    }

    @Test func `no file outside names a database library or one of SQLite's own words`() throws {
        let (files, words) = (try Self.files(), Self.words)
        #expect(files.count > 200)
        for file in files {
            let text = try String(contentsOf: Self.sources.appending(path: file), encoding: .utf8)
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                #expect(line.firstMatch(of: words) == nil, "\(file):\(number + 1): \(line)")
            }
        }
    }

    @Test func `nothing outside the engine's folder imports Foundation, which would bring ICU into the program`() throws
    {
        let paths = FileManager.default.enumerator(atPath: Self.sources.path)?.compactMap { $0 as? String } ?? []
        for file in paths where file.hasSuffix(".swift") {
            let text = try String(contentsOf: Self.sources.appending(path: file), encoding: .utf8)
            #expect(!text.contains("import Foundation\n"), "\(file)")
        }
    }
}
