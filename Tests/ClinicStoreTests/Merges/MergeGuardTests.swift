import ClinicModel
import ClinicStore
import GRDB
import Testing

/// What another program may do to charts that were merged, or to make them so.
@Suite struct MergeGuardTests {
    private let folder: TemporaryFolder
    private let clinic: FullClinic
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        clinic = try FullClinic(at: path)
        _ = try clinic.clinic.addPatient("Okafor", "Adah")
        _ = try clinic.clinic.addPatient("Bello")
    }

    @Test func `a signed or void visit moves between two who were merged, and nowhere else`() throws {
        let (signed, void) = (clinic.signed.number, clinic.void.number)
        for visit in [signed, void] {
            clinic.expectRefusal(of: "UPDATE visits SET patient_id = 2 WHERE id = \(visit)")
        }
        try clinic.clinic.merge(1, into: 2)
        for visit in [signed, void] {
            clinic.expectRefusal(of: "UPDATE visits SET patient_id = 3 WHERE id = \(visit)")
            for change in try clinic.changes(of: "visits") where change.column != "patient_id" {
                clinic.expectRefusal(of: "UPDATE visits SET patient_id = 1, \(change.assignment) WHERE id = \(visit)")
            }
            try clinic.rawly("UPDATE visits SET patient_id = 1 WHERE id = \(visit)")
            try clinic.rawly("UPDATE visits SET patient_id = 2 WHERE id = \(visit)")
        }
        clinic.expectRefusal(
            of: "UPDATE visits SET patient_id = 1, state = 'void', void_reason = 'x' WHERE id = \(signed)")
    }

    @Test func `nothing is entered on a chart that was merged`() throws {
        try clinic.clinic.merge(2, into: 1)
        let tables = try rawly(path) { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND c.name = 'patient_id' AND m.name <> 'audit_entries'
                    """)
        }
        #expect(tables.count == 15)
        for table in tables {
            let columns = try rawly(path) { db in
                try String.fetchAll(
                    db, sql: "SELECT name FROM pragma_table_info(?) WHERE name NOT IN ('id', 'patient_id')",
                    arguments: [table])
            }.joined(separator: ", ")
            let copy = "INSERT INTO \(table) (patient_id, \(columns)) SELECT ?, \(columns) FROM \(table) LIMIT 1"
            clinic.expectRefusal(of: copy.replacing("?", with: "2"))
            try clinic.rawly(copy.replacing("?", with: "3"))
        }
    }

    @Test func `nobody is merged into themselves, by however many steps`() throws {
        func merging(_ id: Int, into target: Int) -> String {
            """
            UPDATE patients SET merged_into = \(target), merged_at = '2026-11-20T10:00:00.000Z', merged_by = 1,
                merge_reason = 'x' WHERE id = \(id)
            """
        }
        #expect(throws: DatabaseError.self) { try clinic.rawly(merging(1, into: 1)) }
        try clinic.rawly(merging(1, into: 2))
        try clinic.rawly(merging(2, into: 3))
        clinic.expectRefusal(of: merging(3, into: 1))
        clinic.expectRefusal(of: merging(2, into: 1))
    }

    @Test(arguments: ["merged_into = 2", "merged_at = 'x'", "merge_reason = 'x'", "merged_records = 'C-1'"])
    func `a merge says into whom, when, by whom and why, or nothing`(assignment: String) {
        #expect(throws: DatabaseError.self) { try clinic.rawly("UPDATE patients SET \(assignment) WHERE id = 1") }
    }
}
