import ClinicModel
import ClinicStore
import GRDB
import Testing

/// A clinic in a file, with at least one record of every kind, for another program to lay hands on.
struct FullClinic {
    let clinic: TestClinic
    let signed: RecordID<Visit>
    let void: RecordID<Visit>
    let draft: RecordID<Visit>
    private let path: String

    init(at path: String) throws {
        self.path = path
        clinic = try TestClinic(at: path)
        let visit = try clinic.signed()
        signed = visit.id
        void = try clinic.void(clinic.signed(clinic.adjusted(on: "2026-11-19")).id).id
        draft = try clinic.draft(clinic.adjusted(on: "2026-11-18")).id
        try clinic.write(by: clinic.clinician) { [clinic] writer in
            _ = try writer.addend(visit.id, text: "The films came.")
            try writer.add(Qualification(of: clinic.clinician, title: "Master of Chiropractic"))
            let complaint = Complaint(of: clinic.patient, recordedOn: "2026-11-20", words: "My neck", region: .neck)
            let stored = try writer.add(complaint)
            try writer.add(SeverityRating(of: stored.id, ratedOn: "2026-11-20", score: 4))
        }
    }

    /// Runs another program's SQL.
    func rawly(_ sql: String) throws { try ClinicStoreTests.rawly(path) { try $0.execute(sql: sql) } }

    /// Expects that the schema refuses another program's SQL, in the words of one of its triggers.
    func expectRefusal(of sql: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: DatabaseError.self, "\(sql)", sourceLocation: sourceLocation) { try rawly(sql) }
        guard let error else { return }
        #expect(
            error.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER, "\(sql): \(error)", sourceLocation: sourceLocation)
    }

    /// For each column of a table but the id, SQL that gives it another value of its type.
    func changes(of table: String) throws -> [(column: String, assignment: String)] {
        let columns = try ClinicStoreTests.rawly(path) { db in
            try Row.fetchAll(db, sql: "SELECT name, type FROM pragma_table_info(?) WHERE pk = 0", arguments: [table])
        }
        #expect(!columns.isEmpty)
        return columns.map { row in
            let (name, type): (String, String) = (row[0], row[1])
            let other = type == "TEXT" ? "coalesce(\(name), '') || 'x'" : "coalesce(\(name), 0) + 1"
            return (name, "\(name) = \(other)")
        }
    }
}
