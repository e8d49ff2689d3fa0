import ClinicModel
import Foundation
import Testing

@testable import ClinicStore

/// The connection to a database: what it promises, and what it says if something fails.
@Suite struct ConnectionTests {
    private let folder: TemporaryFolder
    private let path: String
    private let db: Connection

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("some.sqlite")
        db = try Connection(path: path)
        try db.runAll(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT UNIQUE CHECK (name <> ''), friend INTEGER
                REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER nobody_leaves BEFORE DELETE ON people BEGIN SELECT RAISE(ABORT, 'nobody leaves'); END;
            INSERT INTO people (id, name) VALUES (1, 'Ada'), (2, 'Ben')
            """)
    }

    private func kind(of body: () throws -> Void) -> EngineError.Kind? {
        do { try body() } catch let error as EngineError { return error.kind } catch { return nil }
        return nil
    }

    private func names() throws -> [String] { try db.texts("SELECT name FROM people ORDER BY id") }

    @Test func `values come back as they went in`() throws {
        let values: [FieldValue] = [.null, .integer(.min), .number(0.1), .text(""), .text("a\0b"), .text("Nguyễn")]
        let row = try #require(try db.row("SELECT ?, ?, ?, ?, ?, ?", values))
        #expect(row.values == values)
        // Bytes that are no text are no value of a field.
        #expect(try db.row("SELECT x'FF'")?.values == [.null])
    }

    @Test(arguments: [
        ("INSERT INTO people (id, name) VALUES (3, 'Ada')", EngineError.Constraint.unique(column: "people.name")),
        ("INSERT INTO people (id, name) VALUES (1, 'Cleo')", .primaryKey),
        ("INSERT INTO people (id, name) VALUES (3, '')", .other),
        ("INSERT INTO people (id, name, friend) VALUES (3, 'Cleo', 9)", .foreignKey),
        ("DELETE FROM people WHERE id = 1", .rule("nobody leaves")),
    ])
    func `a broken rule is known by its kind, and nothing is changed`(
        sql: String, constraint: EngineError.Constraint
    ) throws {
        #expect(kind { try db.write { try $0.run(sql) } } == .constraint(constraint))
        #expect(try names() == ["Ada", "Ben"])
        // The connection goes on.
        try db.write { try $0.run("INSERT INTO people (name) VALUES ('Cleo')") }
        #expect(db.lastInsertedID == 3)
    }

    @Test func `a change that throws leaves nothing, and neither does one that is not kept`() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try db.write { db in
                try db.run("INSERT INTO people (name) VALUES ('Cleo')")
                throw Stop()
            }
        }
        try db.withoutKeeping { try $0.run("INSERT INTO people (name) VALUES ('Cleo')") }
        try db.write { db in
            try db.run("INSERT INTO people (name) VALUES ('Dan')")
            #expect(throws: Stop.self) {
                try db.savepoint {
                    try db.run("INSERT INTO people (name) VALUES ('Eve')")
                    throw Stop()
                }
            }
        }
        #expect(try names() == ["Ada", "Ben", "Dan"])
    }

    @Test func `a reader cannot write, and a writer can afterwards`() throws {
        #expect(kind { try db.read { try $0.run("INSERT INTO people (name) VALUES ('Cleo')") } } == .readOnly)
        try db.write { try $0.run("INSERT INTO people (name) VALUES ('Cleo')") }
        #expect(try names().count == 3)
    }

    @Test func `what another connection holds is waited for, and no longer than the patience`() throws {
        let other = try Connection(path: path, settings: ConnectionSettings(patience: 0.1))
        let clock = ContinuousClock()
        let waited = try db.write { _ in
            clock.measure { #expect(kind { try other.write { _ in } } == .busy) }
        }
        #expect(waited >= .milliseconds(90))
        try other.write { try $0.run("INSERT INTO people (name) VALUES ('Cleo')") }
        #expect(try names().count == 3)
    }

    @Test func `a file that can grow no more is full, and keeps what it had`() throws {
        try db.run("PRAGMA max_page_count = 5")
        let long = FieldValue.text(String(repeating: "x", count: 100_000))
        #expect(kind { try db.write { try $0.run("INSERT INTO people (name) VALUES (?)", [long]) } } == .full)
        #expect(try names() == ["Ada", "Ben"])
    }

    @Test func `what is no database, is damaged, or cannot be opened, is told apart`() throws {
        try Data("This is a letter, and no database at all.\n".utf8).write(to: URL(filePath: folder.path("letter")))
        #expect(
            kind { _ = try Connection(path: folder.path("letter")).rows("SELECT * FROM sqlite_master") }
                == .notADatabase)
        #expect(kind { _ = try Connection(path: folder.path("none/some.sqlite")) } == .readOnly)
        try db.run("PRAGMA journal_mode = DELETE")
        db.close()
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.replaceSubrange(4096..<4200, with: Data(repeating: 0xEE, count: 104))
        try bytes.write(to: URL(filePath: path))
        #expect(kind { _ = try Connection(path: path).rows("SELECT * FROM people") } == .damaged)
    }

    @Test func `a statement whose rows are still read is not run by somebody else`() throws {
        let sql = "SELECT name FROM people ORDER BY id"
        var seen: [String] = []
        try db.cachedStatement(sql).forEachRow { outer in
            let inner = try db.cachedStatement(sql).rows()
            seen.append("\(outer.value(at: 0)) \(inner.count)")
        }
        #expect(seen == ["text(\"Ada\") 2", "text(\"Ben\") 2"])
        // One that was left half-way holds nothing.
        try db.cachedStatement(sql).readRows { _ in false }
        try db.write { try $0.run("UPDATE people SET name = 'Cleo' WHERE id = 2") }
        #expect(try names() == ["Ada", "Cleo"])
    }

    @Test func `what is misspelt or comes after the end is an error`() throws {
        #expect(throws: EngineError.self) { try db.rows("SELECT \"nmae\" FROM people") }
        #expect(throws: EngineError.self) { try db.run("") }
        db.close()
        #expect(throws: EngineError.self) { try db.read { _ in } }
    }

    @Test func `what goes on after a failure that ended its transaction keeps nothing`() throws {
        try db.run("PRAGMA max_page_count = 6")
        let long = FieldValue.text(String(repeating: "x", count: 200_000))
        #expect(throws: EngineError.self) {
            try db.write { db in
                try db.run("INSERT INTO people (name) VALUES ('Cleo')")
                _ = try? db.run("ROLLBACK")
                try db.run("INSERT INTO people (name) VALUES (?)", [long])
            }
        }
        #expect(try names() == ["Ada", "Ben"])
    }

    @Test func `a file is closed with nothing left beside it, or an error`() throws {
        let kept = try db.statement("SELECT 1")
        #expect(throws: EngineError.self) { try db.closeWholly() }
        withExtendedLifetime(kept) {}
        let other = try Connection(path: folder.path("other.sqlite"))
        try other.useWriteAheadLog()
        try other.run("CREATE TABLE a (x)")
        try other.closeWholly()
        #expect(!FileManager.default.fileExists(atPath: folder.path("other.sqlite-wal")))
    }

    @Test func `a pipe is read to as many bytes as were asked for`() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        let (reading, writing) = (OpenFile(ends[0]), ends[1])
        let thread = Thread {
            for part in ["correct ", "horse ", "battery"] {
                _ = part.withCString { write(writing, $0, strlen($0)) }
                usleep(20_000)
            }
            close(writing)
        }
        thread.start()
        #expect(String(decoding: try reading.read(upTo: 100), as: UTF8.self) == "correct horse battery")
    }

    @Test func `a copy is whole, and of one moment`() throws {
        let copy = try Connection(path: folder.path("copy.sqlite"))
        var steps = 0
        try db.copy(to: copy, pagesPerStep: 1) { steps += 1 }
        #expect(steps > 0)
        #expect(try copy.texts("SELECT name FROM people ORDER BY id") == ["Ada", "Ben"])
        struct Stop: Error {}
        #expect(throws: Stop.self) { try db.copy(to: Connection(), pagesPerStep: 1) { throw Stop() } }
    }
}
