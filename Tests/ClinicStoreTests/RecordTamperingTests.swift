import ClinicModel
import Foundation
import GRDB
import Testing

@testable import ClinicStore

/// What verification finds once another program has taken the guards away and changed records, and not the audit log.
@Suite struct RecordTamperingTests {
    private let folder: TemporaryFolder
    private let clinic: FullClinic
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        clinic = try FullClinic(at: path)
        try rawly(path) { db in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
        }
    }

    private var verdict: AuditLogVerdict {
        get throws { try clinic.clinic.store.read { try $0.verifyAuditLog() } }
    }

    /// Runs SQL that breaks the schema's own rules.
    private func tamper(_ sql: String) throws {
        try clinic.rawly(
            "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(sql)")
    }

    private func expect(
        _ record: String, _ problem: RecordDifference.Problem, isOnly: Bool = true,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let expected = RecordDifference(record: record, problem: problem, isOnly: isOnly)
        #expect(try verdict == .differs(expected), sourceLocation: sourceLocation)
    }

    private static let tables = RecordType.all.filter { $0.table != AuditEntry.table }

    /// Changes one record of each kind in turn, and puts it back.
    private func forEachTable(
        _ change: (RecordType) throws -> String, expect: (RecordType, RecordDifference) throws -> Void
    ) throws {
        for type in Self.tables {
            let table = type.table
            try tamper("CREATE TABLE kept AS SELECT * FROM \(table); \(change(type))")
            if case .differs(let difference) = try verdict {
                try expect(type, difference)
            } else {
                Issue.record("a record of \(table) was changed, and that was not found")
            }
            try tamper("DELETE FROM \(table); INSERT INTO \(table) SELECT * FROM kept; DROP TABLE kept")
        }
        #expect(try verdict.problem == nil, "everything was put back, and that was not found")
    }

    @Test func `whatever is changed of a record of any kind is found, with the fields`() throws {
        try forEachTable { type in
            let changes = try clinic.changes(of: type.table).filter { !type.derived.contains($0.column) }
            let assignments = changes.map(\.assignment).joined(separator: ", ")
            return "UPDATE \(type.table) SET \(assignments) WHERE id = (SELECT min(id) FROM \(type.table))"
        } expect: { type, difference in
            #expect(difference.problem == .altered(fields: type.fields.map(\.name)), "\(type)")
            #expect(difference.isOnly, "\(type)")
        }
    }

    @Test func `a record of any kind that is gone is found`() throws {
        try forEachTable { type in
            "DELETE FROM \(type.table) WHERE id = (SELECT max(id) FROM \(type.table))"
        } expect: { type, difference in
            #expect(difference.problem == .removed, "\(type)")
            #expect(difference.isOnly, "\(type)")
        }
    }

    @Test func `a record of any kind that is in no entry is found`() throws {
        try forEachTable { type in
            // The same as another, with another id, where the schema lets there be two.
            let columns = (type.fields.map(\.name) + type.derived).map { name in
                switch (type.table, name) {
                case ("offices", "name"), ("import_maps", "name"), (_, "code"): "\(name) || 'x'"
                case ("test_units", "unit"): "unit || 'x'"
                case ("staff_members", "account"), ("patients", "legacy_number"): "NULL"
                default: name
                }
            }
            return """
                INSERT INTO \(type.table) (id, \((type.fields.map(\.name) + type.derived).joined(separator: ", ")))
                SELECT 4711, \(columns.joined(separator: ", ")) FROM \(type.table) ORDER BY id LIMIT 1
                """
        } expect: { type, difference in
            #expect(difference.problem == .added, "\(type)")
            #expect(difference.isOnly, "\(type)")
            #expect(difference.record.contains("4711"), "\(type)")
        }
    }

    @Test func `what differs is named as people name it, and never what is in it`() throws {
        try tamper("UPDATE findings SET value = 7, note = 'secret' WHERE id = 1")
        try expect("finding 1 of V-1", .altered(fields: ["value", "note"]))
        let difference = RecordDifference(record: "P-3", problem: .altered(fields: ["phone"]), isOnly: false)
        #expect(
            difference.description
                == "P-3 is not as the audit log has it (phone); another program changed it, and others too")
    }

    @Test func `a finding that was put to another visit is named with the one that the audit log has`() throws {
        try tamper("UPDATE findings SET visit_id = 2 WHERE id = 1")
        try expect("finding 1 of V-1", .altered(fields: ["visit_id"]))
    }

    @Test func `of several the first is named, by the kind and by the id`() throws {
        let other = try clinic.clinic.addPatient("Byrne")
        try tamper("UPDATE visits SET note = 'x'")
        try tamper("UPDATE patients SET known_as = 'x' WHERE id = \(other.id.number)")
        try expect("P-2", .altered(fields: ["known_as"]), isOnly: false)
        try tamper("UPDATE patients SET known_as = NULL")
        try expect("V-1", .altered(fields: ["note"]), isOnly: false)
    }

    @Test func `two names in each other's place are found`() throws {
        _ = try clinic.clinic.addPatient("Byrne", "Bo")
        try tamper(
            """
            CREATE TABLE kept AS SELECT * FROM patients;
            UPDATE patients SET family_name = (SELECT k.family_name FROM kept k WHERE k.id = 3 - patients.id)
            """)
        try expect("P-1", .altered(fields: ["family_name"]), isOnly: false)
    }

    @Test func `a field that is emptied, and one that is filled, are found`() throws {
        try tamper("UPDATE patients SET given_names = NULL WHERE id = 1")
        try expect("P-1", .altered(fields: ["given_names"]))
        try tamper("UPDATE patients SET given_names = 'Ada', alert = '' WHERE id = 1")
        try expect("P-1", .altered(fields: ["alert"]))
    }

    @Test func `a name in other bytes that look the same is found`() throws {
        let patient = try clinic.clinic.addPatient("José")
        try tamper("UPDATE patients SET family_name = 'Jose' || char(0x301) WHERE id = \(patient.id.number)")
        try expect("P-2", .altered(fields: ["family_name"]))
    }

    @Test func `what is hidden behind the end of a text is found`() throws {
        try tamper("UPDATE patients SET family_name = family_name || char(0) || 'x' WHERE id = 1")
        try expect("P-1", .altered(fields: ["family_name"]))
    }

    @Test(arguments: [
        ("severity_ratings", "score INTEGER", "score = '4'", "severity rating 1 of C-1", "score"),
        ("severity_ratings", "score INTEGER", "score = 4.0", "severity rating 1 of C-1", "score"),
        ("findings", "value REAL", "value = '6'", "finding 1 of V-1", "value"),
        ("patients", "family_name TEXT", "family_name = CAST(family_name AS BLOB)", "P-1", "family_name"),
        ("patients", "known_as TEXT", "known_as = CAST(X'FF' AS TEXT)", "P-1", "known_as"),
        ("patients", "known_as TEXT", "known_as = X'FF'", "P-1", "known_as"),
    ])
    func `a value of another type is found, which the schema itself would not take`(
        table: String, column: String, assignment: String, record: String, field: String
    ) throws {
        let name = String(column.split(separator: " ")[0])
        func rewrite(_ old: String, _ new: String) throws {
            try clinic.rawly(
                """
                PRAGMA writable_schema = ON;
                UPDATE sqlite_master SET sql = replace(sql, '\(old)', '\(new)') WHERE name = '\(table)';
                """)
        }
        try rewrite("    \(column)", "    \(name) ANY")
        try tamper("UPDATE \(table) SET \(assignment) WHERE id = 1")
        try rewrite("    \(name) ANY", "    \(column)")
        // Not through the store, which opens no database without its guards.
        let verdict = try connected(path) { try ClinicReader($0, person: nil).verifyAuditLog() }
        #expect(
            verdict
                == .differs(RecordDifference(record: record, problem: .altered(fields: [field]), isOnly: true)))
    }

    @Test func `a number that is written as text into a strict table is the number that it was`() throws {
        try tamper("UPDATE severity_ratings SET score = '4' WHERE id = 1")
        #expect(try verdict.problem == nil, "nothing was changed")
    }

    @Test func `a table that is emptied is found, and one whose ids are as far apart as can be`() throws {
        try tamper("DELETE FROM visits")
        try expect("V-1", .removed, isOnly: false)
        try tamper("DELETE FROM patients; UPDATE complaints SET id = 9223372036854775807")
        try expect("P-1", .removed, isOnly: false)
        try tamper("UPDATE offices SET id = -1")
        try expect("O--1", .added, isOnly: false)
    }

    @Test func `records whose entries were all taken away are found`() throws {
        try tamper("DELETE FROM audit_entries")
        try expect("practice 1", .added, isOnly: false)
    }

    @Test func `a copy of it is in doubt, and is restored only by who says so; the check fails`() throws {
        // The guards stay, which the schema of a copy is held against first; none of them is in the way.
        let clinic = try TestClinic(at: folder.path("guarded.sqlite"))
        try rawly(folder.path("guarded.sqlite")) { db in
            try db.execute(sql: "UPDATE patients SET family_name = 'Nobody' WHERE id = 1")
        }
        let check = try clinic.store.read { try $0.checkAuditLog() }
        #expect(check.state == .failed)
        #expect(check.found == "P-1 is not as the audit log has it (family_name); another program changed it")
        let copy = folder.path("copy.sqlite")
        let doubt = "P-1 is not as the audit log has it (family_name); another program changed it"
        #expect(try clinic.store.backUp(to: copy, as: .of(clinic.owner)).contents.doubt == doubt)
        #expect(try clinic.store.read { try $0.lastBackup() } == nil)
        let place = folder.path("restored.sqlite")
        #expect(throws: CopyError.doubtful(copy, doubt)) { try Restore(of: copy, to: place, key: nil) }
        #expect(try folder.names.filter { $0.hasPrefix("restored") } == [])
        _ = try Restore(of: copy, to: place, key: nil, anyway: true).run(as: .of(nil))
        let restored = try ClinicStore(openingAt: place).read { clinic in
            (
                try clinic.records(Patient.self).first?.record.familyName,
                try clinic.records(AuditEntry.self).last?.record.after ?? ""
            )
        }
        #expect(restored.0 == "Nobody")
        #expect(restored.1.contains(#""doubt":"\#(doubt)""#))
    }

    @Test func `a copy in doubt makes no older one go`() throws {
        let clinic = try TestClinic(at: folder.path("guarded.sqlite"))
        try FileManager.default.createDirectory(atPath: folder.path("copies"), withIntermediateDirectories: false)
        func backUp() throws -> [String] {
            let copies = try BackupFolder(folder.path("copies"))
            return try copies.backUp(clinic.store, keeping: 1, encryption: nil, as: .of(clinic.owner)).removed
        }
        #expect(try backUp() == [])
        #expect(try backUp().count == 1)
        try rawly(folder.path("guarded.sqlite")) { db in
            try db.execute(sql: "UPDATE patients SET family_name = 'Nobody' WHERE id = 1")
        }
        #expect(try backUp() == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("copies")).count == 2)
    }
}
