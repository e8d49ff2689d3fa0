import ClinicModel
import ClinicSchema
import GRDB
import Testing

@testable import ClinicStore

/// Records that an earlier version of the program kept are as the audit log has them, before and after they are migrated.
@Suite struct AuditLogMigrationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A database as it was after the first so many migrations, with what any of them keeps and its entries.
    private func make(afterMigrations count: Int) throws -> String {
        let path = folder.path("plumb-\(count).sqlite")
        let database = try DatabaseQueue(path: path)
        try SQLite.migrate(database, SchemaMigration.all.prefix(count))
        try database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO practice (id, name) VALUES (1, 'Old');
                    INSERT INTO offices (id, name, time_zone, active) VALUES (1, 'Main', 'UTC', 1);
                    INSERT INTO staff_members (id, name, role, active) VALUES (1, 'Olive', 'owner', 1);
                    INSERT INTO patients (id, family_name, status, search_key) VALUES (1, 'Bell', 'active', ' bell ');
                    INSERT INTO visits (id, patient_id, office_id, visited_on, kind, state, entered_by)
                    VALUES (1, 1, 1, '2026-03-14', 'follow-up', 'draft', 1);
                    """)
            let known = try Set(db.columns(in: AuditEntry.table).map(\.name))
            let names = AuditEntry.fields.map(\.name).filter(known.contains)
            func note(
                _ action: AuditEntry.Action, _ type: String, patient: RecordID<Patient>? = nil, before: String? = nil,
                _ after: String
            ) throws {
                // As that version wrote it: without what it did not note.
                var entry = AuditEntry(
                    by: .of(nil), action: action, recordType: type, recordID: 1, patientID: patient, before: before,
                    after: after)
                let last = try AuditLogChain.lastEntry(in: db)
                entry.hash = entry.chainedHash(number: last.number + 1, previousHash: last.hash)
                let values = zip(AuditEntry.fields, entry.values).filter { known.contains($0.0.name) }.map { $0.1 }
                try db.execute(
                    sql: """
                        INSERT INTO audit_entries (id, \(names.joined(separator: ", ")))
                        VALUES (?, \(names.map { _ in "?" }.joined(separator: ", ")))
                        """, arguments: StatementArguments([FieldValue.integer(last.number + 1)] + values))
            }
            try note(.add, "practice", #"{"name":"Old"}"#)
            try note(.add, "office", #"{"name":"Main","time_zone":"UTC","active":true}"#)
            try note(.add, "staff_member", #"{"name":"Olive","role":"owner","active":true}"#)
            try note(.add, "patient", patient: 1, #"{"family_name":"Okafor","status":"active"}"#)
            try note(
                .add, "visit", patient: 1,
                #"{"patient_id":"P-1","office_id":"O-1","visited_on":"2026-03-14","kind":"follow-up","state":"draft","#
                    + #""entered_by":"S-1"}"#)
            try note(
                .edit, "patient", patient: 1, before: #"{"family_name":"Okafor"}"#, #"{"family_name":"Bell"}"#)
        }
        try database.close()
        return path
    }

    @Test(arguments: 1...SchemaMigration.all.count)
    func `records of every version hold, unmigrated and migrated`(count: Int) throws {
        let path = try make(afterMigrations: count)
        let contents = try ClinicFile(path).verifiedContents()
        #expect(contents.entries == 6)
        let store = try ClinicStore(openingAt: path)
        #expect(try store.read { try $0.verifyAuditLog() } == .intact(count: 6, head: contents.head))
    }

    @Test(arguments: 1...SchemaMigration.all.count)
    func `a change to records of any version is found, unmigrated and migrated`(count: Int) throws {
        let path = try make(afterMigrations: count)
        try rawly(path) { try $0.execute(sql: "UPDATE visits SET kind = 'examination'") }
        let altered = RecordDifference(record: "V-1", problem: .altered(fields: ["kind"]), isOnly: true)
        #expect(try ClinicFile(path).verifiedContents().doubt == altered.description)
        #expect(try ClinicStore(openingAt: path).read { try $0.verifyAuditLog() } == .differs(altered))
    }

    /// What ships is in no entry: it is known by its id, which is the same in every database as long as a migration
    /// neither changes what an earlier one put there nor adds to it, where a practice has added its own by then.
    @Test(arguments: 1..<SchemaMigration.all.count)
    func `no migration changes what an earlier one shipped`(count: Int) throws {
        let (before, after) = (
            try SQLite.database(afterMigrations: count), try SQLite.database(afterMigrations: count + 1)
        )
        for kind in AuditedKind.all {
            let shipped = try before.read { try members(of: kind, in: $0) }
            if shipped.isEmpty { continue }
            #expect(try after.read { try members(of: kind, in: $0) } == shipped, "\(kind.table)")
        }
    }

    private func members(of kind: AuditedKind, in db: Database) throws -> Set<String> {
        var members: Set<String> = []
        try kind.forEachMember(in: db) { id, member in
            members.insert("\(id) \(String(decoding: member, as: UTF8.self))")
        }
        return members
    }
}
