import ClinicModel
import ClinicStore
import GRDB
import Testing

/// Two charts of one person, put together and taken apart again.
@Suite struct MergeTests {
    private let folder: TemporaryFolder
    private let path: String
    private let full: FullClinic
    private let clinic: TestClinic
    private let other: RecordID<Patient>

    /// P-1 has a record of every kind, P-2 has none.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        full = try FullClinic(at: path)
        clinic = full.clinic
        other = try clinic.addPatient("Okafor", "Adah").id
    }

    /// Every row of every table but the audit log, and `merged` patients' rows, as text.
    private func rows(but left: [String] = []) throws -> [String: [String]] {
        try rawly(path) { db in
            let tables = RecordType.all.map(\.table).filter { $0 != "audit_entries" && !left.contains($0) }
            return try Dictionary(
                uniqueKeysWithValues: tables.map { table in
                    (table, try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY id").map(\.description))
                })
        }
    }

    /// The tables that name a patient, in the words of the schema.
    private func tablesOfPatients() throws -> [String] {
        try rawly(path) { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND c.name = 'patient_id' AND m.name <> 'audit_entries' ORDER BY m.name
                    """)
        }
    }

    @Test func `every entry of a merge says that it is of one, and of entry what is entered`() throws {
        let merged = try clinic.entries { try clinic.merge(1, into: other) }
        #expect(merged.count > 15)
        #expect(merged.allSatisfy { $0.origin == .merge })
        let taken = try clinic.entries { try clinic.unmerge(1) }
        #expect(taken.allSatisfy { $0.origin == .merge })
        #expect(try clinic.entries { try clinic.change { $0.phone = "555 0100" } }.map(\.origin) == [.entry])
    }

    @Test func `every record of every kind moves, and nothing else of it changes`() throws {
        let before = try rows(but: ["patients"])
        try clinic.merge(1, into: other)
        let tables = try tablesOfPatients()
        #expect(tables.count == 15)
        for table in tables {
            let owners = try rawly(path) { try Int64.fetchAll($0, sql: "SELECT patient_id FROM \(table)") }
            #expect(!owners.isEmpty && owners.allSatisfy { $0 == 2 }, "\(table)")
        }
        try rawly(path) { db in
            // Back as they were, by hand: then no other column differs.
            for table in tables where table != "visits" {
                try db.execute(sql: "UPDATE \(table) SET patient_id = 1")
            }
            try db.execute(sql: "UPDATE visits SET patient_id = 1")
        }
        #expect(try rows(but: ["patients"]) == before)
    }

    @Test func `the one who is merged says where everything went, and the one who stands keeps its own`() throws {
        let (from, into) = try (clinic.patient(1), clinic.patient(other))
        let merged = try clinic.merge(1, into: other, reason: " registered twice ")
        #expect(merged.record.unmerged == from.record)
        #expect(merged.mergedInto == other)
        #expect(merged.mergedBy == clinic.owner)
        #expect(merged.mergedAt == Instant("2026-11-20T11:00:00.000Z"))
        #expect(merged.mergeReason == "registered twice")
        #expect(
            merged.mergedRecords == "C-1;V-1;V-2;V-3;X-1;consent-1;history_item-1;prior_care-1;safety_answer-1;"
                + "assessment-1;external_test-1;reaction-1;outcome_score-1;care_plan-1;appointment-1;recall_contact-1;"
                + "disclosure-1")
        #expect(try clinic.patient(other) == into)
    }

    @Test func `a merge that is undone leaves every row as it was`() throws {
        let before = try rows()
        try clinic.merge(1, into: other)
        #expect(try rows() != before)
        #expect(try clinic.unmerge(1).record.mergedInto == nil)
        #expect(try rows() == before)
    }

    @Test func `each step is in the audit log, on the charts whom it concerns`() throws {
        let entries = try clinic.entries { try clinic.merge(1, into: other) }
        #expect(entries.count == 19)
        #expect(entries.allSatisfy { $0.action == .move && $0.staffMemberID == clinic.owner })
        #expect(entries[0].recordType == "patient" && entries[0].patientID == 1)
        #expect(entries[0].before?.contains(#""merged_into":null"#) == true)
        #expect(entries[0].after?.contains(#""merged_into":"P-2""#) == true)
        #expect(entries[1].patientID == other)
        #expect(entries[1].reason == "registered twice (P-1 was merged into it)")
        let moves = entries.dropFirst(2)
        #expect(moves.allSatisfy { $0.patientID == other && $0.reason == "registered twice" })
        #expect(Set(moves.map(\.before)) == [#"{"patient_id":"P-1"}"#])
        #expect(Set(moves.map(\.after)) == [#"{"patient_id":"P-2"}"#])
        let back = try clinic.entries { try clinic.unmerge(1) }
        #expect(back.count == 19)
        #expect(back.first?.after == #"{"patient_id":"P-1"}"#)
        let count = try Int64(clinic.auditLog.count)
        #expect(try clinic.store.read { try $0.verifyAuditLog() } == .intact(count: count, head: clinic.head))
    }

    @Test
    func `the entries of the one who stands have among them those of the other, and its own are told by themselves`()
        throws
    {
        let own = try clinic.store.read { try $0.count(.entries(of: 1)) }
        try clinic.merge(1, into: other)
        // One of its own is the merge; the other 18, and its being added, are of P-2.
        #expect(try clinic.store.read { try $0.count(.entries(of: 1)) } == own + 1)
        #expect(try clinic.store.read { try $0.count(.entries(of: 2)) } == own + 1 + 18 + 1)
    }

    @Test func `a chain leads to its end, and is undone from there`() throws {
        let last = try clinic.addPatient("Okafor-Bell", "Ada").id
        let before = try rows()
        try clinic.merge(1, into: other)
        try clinic.merge(other, into: last)
        #expect(try clinic.chart(last).visits.count == 3)
        #expect(try clinic.chart(last).merged.map(\.patient.id) == [1, other])
        let trail = try clinic.store.read { try $0.mergeTrail(of: 1) }
        #expect(trail?.end == last)
        #expect(trail?.description == "P-1 was merged into P-2 on 2026-11-20, and P-2 into P-3 on 2026-11-20")

        #expect(throws: MergeError.mergedFurther(1, other, into: last)) { try clinic.unmerge(1) }
        try clinic.unmerge(other)
        #expect(try clinic.chart(other).visits.count == 3)
        try clinic.unmerge(1)
        #expect(try rows() == before)
    }

    @Test func `what was entered since stays where it was entered`() throws {
        try clinic.merge(1, into: other)
        let added = try clinic.write {
            try $0.add(Complaint(of: other, recordedOn: "2026-11-20", words: "My head", region: .head))
        }
        let rating = try clinic.write { try $0.add(SeverityRating(of: 1, ratedOn: "2026-11-20", score: 2)) }
        try clinic.unmerge(1)
        #expect(try clinic.chart(other).complaints == [added])
        // A rating goes with its complaint.
        #expect(try clinic.chart(1).ratings.map(\.id).contains(rating.id))
    }

    @Test func `a draft that was moved on since stays where it is`() throws {
        let third = try clinic.addPatient("Bello").id
        try clinic.merge(1, into: other)
        try clinic.write { try $0.move(full.draft, to: third, reason: "hers") }
        try clinic.unmerge(1)
        #expect(try clinic.chart(third).visits.map(\.visit.id) == [full.draft])
        #expect(try clinic.chart(1).visits.count == 2)
    }
}
