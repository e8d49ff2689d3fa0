import ClinicModel
import ClinicStore
import GRDB
import Testing

/// What the schema checks against what the fields take.
@Suite struct SchemaValueSetTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        _ = try ClinicStore(creatingAt: path)
    }

    /// The statement that made the table, on one line.
    private func statement(of table: String) throws -> String {
        let sql = try rawly(path) { db in
            try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = ?", arguments: [table])
        }
        return try #require(sql).replacing(/\s+/, with: " ")
    }

    @Test(arguments: RecordType.all)
    func `the words that a column takes are its field's, in order`(type: RecordType) throws {
        var checked: [String: [String]] = [:]
        for match in try statement(of: type.table).matches(of: /CHECK \((\w+) IN \( ?('[^)]*') ?\)\)/) {
            let words = match.2.split(separator: ",").map { $0.trimmingPrefix(" ").dropFirst().dropLast() }
            checked[String(match.1)] = words.map(String.init)
        }
        var expected: [String: [String]] = [:]
        for field in type.fields {
            if case .choice(let words) = field.type { expected[field.name] = words }
        }
        #expect(checked == expected)
    }

    @Test(arguments: RecordType.all)
    func `a truth is 0 or 1`(type: RecordType) throws {
        let checked = try statement(of: type.table).matches(of: /CHECK \((\w+) IN \(0, 1\)\)/).map { String($0.1) }
        #expect(checked == type.fields.filter { $0.type == .boolean }.map(\.name))
    }

    @Test(arguments: RecordType.all)
    func `a range that a column keeps is its field's`(type: RecordType) throws {
        var checked: [String: ClosedRange<Int>] = [:]
        for match in try statement(of: type.table).matches(of: /CHECK \((\w+) BETWEEN (\d+) AND (\d+)\)/) {
            checked[String(match.1)] = try #require(Int(match.2))...#require(Int(match.3))
        }
        var expected: [String: ClosedRange<Int>] = [:]
        for field in type.fields {
            if case .integer(let range) = field.type, range.upperBound < Int32.max { expected[field.name] = range }
        }
        #expect(checked == expected)
    }
}
