import ClinicModel
import ClinicStore
import GRDB
import Testing

/// A record that is void stays as it is, whatever program asks; a merge takes it along, and a draft that moves leaves it.
@Suite struct VoidRecordGuardTests {
    private let folder: TemporaryFolder
    private let clinic: FullClinic
    private let path: String

    /// Every table whose records may be void, and what makes one so.
    private static let tables: KeyValuePairs = [
        "complaints": "void_reason = 'x'", "severity_ratings": "void_reason = 'x'", "consents": "void_reason = 'x'",
        "history_items": "void_reason = 'x'", "prior_care": "void_reason = 'x'", "safety_answers": "void_reason = 'x'",
        "assessments": "void_reason = 'x'", "external_tests": "void_reason = 'x'",
        "imaging_studies": "void_reason = 'x'", "reactions": "void_reason = 'x'", "outcome_scores": "void_reason = 'x'",
        "care_plans": "void_reason = 'x'", "appointments": "void_reason = 'x'", "recall_contacts": "void_reason = 'x'",
        "disclosures": "void_reason = 'x'",
        "findings": "state = 'void'", "adjustments": "state = 'void'",
    ]

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        clinic = try FullClinic(at: path)
        _ = try clinic.clinic.addPatient("Okafor", "Adah")
        for (table, void) in Self.tables { try clinic.rawly("UPDATE \(table) SET \(void) WHERE \(rows(of: table))") }
    }

    /// The records that became void.
    private func rows(of table: String) -> String {
        ["findings", "adjustments"].contains(table) ? "visit_id = \(clinic.draft.number)" : "id = 1"
    }

    @Test func `every kind of record that may be void is looked at`() throws {
        let known = try rawly(path) { db in
            try String.fetchSet(
                db,
                sql: """
                    SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND (c.name = 'void_reason' OR m.sql LIKE '%''void''%')
                    """)
        }
        // Visits have tests of their own, and an audit log has the word among its actions.
        #expect(Set(Self.tables.map(\.key)) == known.subtracting(["visits", "audit_entries"]))
    }

    @Test func `no column of a void record changes`() throws {
        for (table, _) in Self.tables {
            for change in try clinic.changes(of: table) {
                clinic.expectRefusal(of: "UPDATE \(table) SET \(change.assignment) WHERE \(rows(of: table))")
            }
        }
    }

    @Test func `a void record stands no more`() throws {
        for (table, void) in Self.tables {
            let stands = void.hasPrefix("state") ? "state = 'recorded'" : "void_reason = NULL"
            clinic.expectRefusal(of: "UPDATE \(table) SET \(stands) WHERE \(rows(of: table))")
        }
    }

    @Test func `a void record moves between two who were merged, and nowhere else`() throws {
        let moving = Self.tables.map(\.key).filter { !["severity_ratings", "findings", "adjustments"].contains($0) }
        for table in moving { clinic.expectRefusal(of: "UPDATE \(table) SET patient_id = 2 WHERE id = 1") }
        try clinic.clinic.merge(1, into: 2)
        for table in moving {
            for change in try clinic.changes(of: table) where change.column != "patient_id" {
                clinic.expectRefusal(of: "UPDATE \(table) SET patient_id = 1, \(change.assignment) WHERE id = 1")
            }
            try clinic.rawly("UPDATE \(table) SET patient_id = 1 WHERE id = 1")
        }
    }

    @Test func `a void record lets go of a draft, and of no other visit`() throws {
        let tables = [
            "severity_ratings", "safety_answers", "imaging_studies", "reactions", "outcome_scores", "appointments",
        ]
        for table in tables {
            for (visit, isRefused) in [(clinic.signed, true), (clinic.void, true), (clinic.draft, false)] {
                let status = table == "appointments" ? ", status" : ""
                let columns = try rawly(path) { db in
                    try String.fetchAll(
                        db, sql: "SELECT name FROM pragma_table_info(?) WHERE name NOT IN ('id', 'visit_id', 'status')",
                        arguments: [table])
                }.joined(separator: ", ")
                try clinic.rawly(
                    """
                    INSERT INTO \(table) (visit_id, \(columns)\(status))
                    SELECT \(visit.number), \(columns)\(status.isEmpty ? "" : ", 'kept'") FROM \(table) WHERE id = 1
                    """)
                let last = "(SELECT max(id) FROM \(table))"
                let parting = "UPDATE \(table) SET visit_id = NULL WHERE id = \(last)"
                clinic.expectRefusal(of: "UPDATE \(table) SET visit_id = 1 + visit_id WHERE id = \(last)")
                if isRefused { clinic.expectRefusal(of: parting) } else { try clinic.rawly(parting) }
            }
        }
    }

    @Test func `a void adjustment lets go of its study, and takes no other`() throws {
        try clinic.rawly(
            """
            INSERT INTO adjustments (visit_id, vertebra, state, imaging_study_id)
            VALUES (\(clinic.draft.number), 'C2', 'void', 1)
            """)
        let last = "(SELECT max(id) FROM adjustments)"
        clinic.expectRefusal(of: "UPDATE adjustments SET imaging_study_id = 2 WHERE id = \(last)")
        try clinic.rawly("UPDATE adjustments SET imaging_study_id = NULL WHERE id = \(last)")
        clinic.expectRefusal(of: "UPDATE adjustments SET imaging_study_id = 1 WHERE id = \(last)")
    }
}
