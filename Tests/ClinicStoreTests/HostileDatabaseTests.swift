import ClinicModel
import Foundation
import GRDB
import Testing

@testable import ClinicStore

/// A database in which somebody planted something: no command reads or writes a record of it.
@Suite struct HostileDatabaseTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        let clinic = try TestClinic(at: path)
        clinic.store.close()
    }

    static let traps: [(sql: String, names: [String])] = [
        // Rows are copied away, or changed on their way.
        (
            "CREATE TABLE loot (x); CREATE TRIGGER t AFTER INSERT ON patients BEGIN INSERT INTO loot SELECT NEW.id; END",
            ["loot", "t"]
        ),
        ("CREATE TRIGGER t AFTER INSERT ON audit_entries BEGIN UPDATE offices SET name = 'x'; END", ["t"]),
        ("CREATE TEMP TRIGGER t AFTER INSERT ON patients BEGIN SELECT 1; END; CREATE VIEW v AS SELECT 1", ["v"]),
        // A view in the place of a table, which shows what it likes.
        (
            "ALTER TABLE techniques RENAME TO t2; CREATE VIEW techniques AS SELECT * FROM t2 WHERE code <> 'nucca'",
            ["t2", "techniques"]
        ),
        // A guard that is gone, or another in its place.
        ("DROP TRIGGER signed_visits_are_only_voided", ["signed_visits_are_only_voided"]),
        (
            """
            DROP TRIGGER patients_are_never_deleted; CREATE TRIGGER patients_are_never_deleted BEFORE DELETE ON patients
            BEGIN SELECT 1; END
            """, ["patients_are_never_deleted"]
        ),
        // What is worked out with each row that is written.
        ("CREATE INDEX i ON patients (upper(family_name))", ["i"]),
        ("ALTER TABLE patients ADD COLUMN g TEXT GENERATED ALWAYS AS (upper(family_name)) VIRTUAL", ["patients"]),
        ("ALTER TABLE patients ADD COLUMN c TEXT CHECK (length(c) > random())", ["patients"]),
        // The schema written by hand.
        (
            """
            PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT')
            WHERE name = 'offices'
            """, ["offices"]
        ),
        (
            "PRAGMA writable_schema = ON; INSERT INTO sqlite_master VALUES ('view', 'v', 'v', 0, 'CREATE VIEW v AS SELECT 1')",
            ["v"]
        ),
        // The list of steps itself, which is the first that is read.
        (
            "ALTER TABLE schema_steps RENAME TO m; CREATE VIEW schema_steps AS SELECT * FROM m",
            ["schema_steps", "m"]
        ),
        ("UPDATE schema_steps SET number = number - 1", ["schema_steps"]),
    ]

    @Test(arguments: traps.indices)
    func `what was planted is named, and never runs`(index: Int) throws {
        try rawly(path) { try $0.execute(sql: Self.traps[index].sql) }
        let before = try bytes(of: path)
        let error = #expect(throws: StoreError.self, "\(Self.traps[index].sql)") { try ClinicStore(openingAt: path) }
        guard case .strange(path, let names) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        // What refers to a table that has another name now is named too.
        #expect(Set(names).isSuperset(of: Self.traps[index].names))
        #expect(error?.kind == .rule)
        #expect(try bytes(of: path) == before)
    }

    @Test func `a trap in a file that says to be of a newer version is not run either`() throws {
        try rawly(path) { db in
            try db.execute(sql: "CREATE VIEW v AS SELECT 1; INSERT INTO schema_steps VALUES (1000, 'future')")
        }
        #expect(throws: StoreError.newer(path)) { try ClinicStore(openingAt: path) }
    }

    @Test func `statistics that somebody had SQLite gather are no trap`() throws {
        try rawly(path) { try $0.execute(sql: "ANALYZE; VACUUM") }
        #expect(try ClinicStore(openingAt: path).read { try $0.count(Selection<Patient>.all) } == 1)
    }

    @Test func `a database is opened by comparing at length where the fingerprint is not known`() throws {
        let reader = try ClinicStore(openingAt: path)
        #expect(try reader.read { try $0.comparedAtLength() } == .current)
    }
}
