import ClinicModel
import ClinicStore
import GRDB
import Testing

/// What was signed, and the audit log, against every sort of statement by which another program could get around a guard.
@Suite struct FinalityTests {
    private let folder: TemporaryFolder
    private let clinic: FullClinic
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        clinic = try FullClinic(at: path)
    }

    /// SQLite runs triggers against deletion for what `OR REPLACE` puts out of the way only where it is told to, and
    /// holds foreign keys only where it is told to.
    @Test(arguments: [false, true], [false, true])
    func `no statement alters, replaces or removes it`(recursive: Bool, foreignKeys: Bool) throws {
        let before = try final()
        for table in ["visits", "findings", "adjustments", "addenda", "audit_entries"] {
            for statement in try attacks(on: table) {
                let error = #expect(throws: DatabaseError.self, "\(statement)") {
                    try run(statement, recursive: recursive, foreignKeys: foreignKeys)
                }
                #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER, "\(statement): \(error as Any)")
            }
            #expect(try final() == before, "\(table)")
        }
    }

    @Test func `no record takes the id of another, whatever the id is called`() throws {
        for type in RecordType.all {
            for name in ["id", "rowid", "oid", "_rowid_"] {
                let last = "(SELECT max(id) FROM \(type.table))"
                clinic.expectRefusal(of: "UPDATE OR REPLACE \(type.table) SET \(name) = \(last) + 1 WHERE id = \(last)")
            }
        }
        try clinic.rawly("INSERT INTO passphrases VALUES (1, NULL, 0, NULL), (2, NULL, 0, NULL)")
        clinic.expectRefusal(of: "UPDATE OR REPLACE passphrases SET staff_member_id = 1 WHERE staff_member_id = 2")
    }

    @Test func `no unit takes the place of another by its test`() throws {
        try clinic.rawly("INSERT INTO test_units VALUES (900, 'leg-check', 'km', 0, 1)")
        clinic.expectRefusal(of: "INSERT OR REPLACE INTO test_units VALUES (901, 'leg-check', 'mm', 0, 1)")
        clinic.expectRefusal(of: "UPDATE OR REPLACE test_units SET unit = 'mm' WHERE id = 900")
        try clinic.rawly("UPDATE test_units SET unit = 'm' WHERE id = 900")
    }

    @Test func `an addendum joins no void visit`() throws {
        func adding(to visit: RecordID<Visit>) -> String {
            "INSERT INTO addenda (visit_id, text, author, at) VALUES (\(visit.number), 'x', 2, '2026-11-20T10:00:00.000Z')"
        }
        clinic.expectRefusal(of: adding(to: clinic.void))
        try clinic.rawly(adding(to: clinic.signed))
    }

    @Test func `a plan supersedes an earlier one, whoever writes it`() throws {
        try clinic.clinic.write { try $0.add(CarePlan(of: clinic.clinic.patient, startsOn: "2026-11-20", by: 2)) }
        let columns = "patient_id, starts_on, clinician_id, supersedes"
        clinic.expectRefusal(of: "UPDATE care_plans SET supersedes = 2 WHERE id = 1")
        clinic.expectRefusal(of: "UPDATE care_plans SET supersedes = 1 WHERE id = 1")
        clinic.expectRefusal(of: "INSERT INTO care_plans (\(columns)) VALUES (1, '2026-11-20', 2, 3)")
        clinic.expectRefusal(of: "INSERT INTO care_plans (id, \(columns)) VALUES (7, 1, '2026-11-20', 2, 8)")
        try clinic.rawly("INSERT INTO care_plans (id, \(columns)) VALUES (7, 1, '2026-11-20', 2, 2)")
        try clinic.rawly("UPDATE care_plans SET supersedes = 1 WHERE id = 7")
    }

    /// What may never be otherwise: what is signed or void with all that belongs to it, and the audit log.
    private func final() throws -> [String] {
        try rawly(path) { db in
            try [
                "visits WHERE state <> 'draft'",
                "findings WHERE visit_id IN (SELECT id FROM visits WHERE state <> 'draft')",
                "adjustments WHERE visit_id IN (SELECT id FROM visits WHERE state <> 'draft')",
                "addenda", "audit_entries",
            ].flatMap { try Row.fetchAll(db, sql: "SELECT * FROM \($0) ORDER BY id").map(\.description) }
        }
    }

    private func run(_ sql: String, recursive: Bool, foreignKeys: Bool) throws {
        try rawly(path) { db in
            try db.execute(sql: "PRAGMA recursive_triggers = \(recursive); PRAGMA foreign_keys = \(foreignKeys)")
            try db.execute(sql: sql)
        }
    }

    /// The statements, of a row that is final and of one that is not, where the table has any.
    private func attacks(on table: String) throws -> [String] {
        let (signed, draft) = (clinic.signed.number, clinic.draft.number)
        let visit = table == "visits" ? "id" : "visit_id"
        let (final, free) = try rawly(path) { db -> (Int64, Int64?) in
            if table == "audit_entries" { return (3, nil) }
            let rows = "SELECT min(id) FROM \(table) WHERE \(visit) = ?"
            return (
                try Int64.fetchOne(db, sql: rows, arguments: [signed]) ?? 0,
                try Int64.fetchOne(db, sql: rows, arguments: [draft])
            )
        }
        #expect(final > 0)
        let columns = try rawly(path) { db in
            try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?) WHERE pk = 0", arguments: [table])
        }
        let (list, first) = (columns.joined(separator: ", "), try #require(columns.first))
        let names = ["id", "rowid", "oid", "_rowid_"]
        var attacks = names.flatMap { name in
            [
                "INSERT OR REPLACE INTO \(table) (\(name), \(list)) SELECT id, \(list) FROM \(table) WHERE id = \(final)",
                """
                INSERT INTO \(table) (\(name), \(list)) SELECT id, \(list) FROM \(table) WHERE id = \(final)
                ON CONFLICT DO UPDATE SET \(first) = excluded.\(first)
                """,
                "UPDATE OR REPLACE \(table) SET \(name) = 9000 WHERE id = \(final)",
            ] + (free.map { ["UPDATE OR REPLACE \(table) SET \(name) = \(final) WHERE id = \($0)"] } ?? [])
        }
        attacks += [
            "DELETE FROM \(table) WHERE id = \(final)", "DELETE FROM \(table)",
            "UPDATE OR IGNORE \(table) SET \(first) = 1 + \(first) WHERE id = \(final)",
            "REPLACE INTO \(table) SELECT * FROM \(table) WHERE id = \(final)",
        ]
        if table == "findings" || table == "adjustments" {
            for target in [signed, clinic.void.number, 999] {
                attacks += [
                    "INSERT INTO \(table) (\(list)) SELECT \(list.replacing("visit_id", with: "\(target)")) "
                        + "FROM \(table) WHERE visit_id = \(draft)",
                    "UPDATE \(table) SET visit_id = \(target) WHERE visit_id = \(draft)",
                ]
            }
            attacks.append("UPDATE \(table) SET visit_id = \(draft) WHERE id = \(final)")
        }
        return attacks
    }
}
