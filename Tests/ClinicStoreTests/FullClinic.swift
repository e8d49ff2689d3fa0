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
        try clinic.write { [clinic] writer in
            _ = try writer.addend(visit.id, text: "The films came.")
            try writer.add(Qualification(of: clinic.clinician, title: "Master of Chiropractic"))
            let complaint = Complaint(of: clinic.patient, recordedOn: "2026-11-20", words: "My neck", region: .neck)
            let stored = try writer.add(complaint)
            try writer.add(SeverityRating(of: stored.id, ratedOn: "2026-11-20", score: 4))
            try Self.addIntake(of: clinic.patient, by: clinic.clinician, to: writer)
            try Self.addFollowUp(of: clinic.patient, by: clinic.clinician, at: clinic.office, to: writer)
        }
    }

    private static func addIntake(
        of patient: RecordID<Patient>, by clinician: RecordID<StaffMember>, to writer: ClinicWriter
    ) throws {
        let day: CalendarDay = "2026-11-20"
        try writer.add(Consent(of: patient, to: .care, givenOn: day, signer: "Ada Okafor"))
        try writer.add(HistoryItem(of: patient, kind: .injury, description: "Fell from a horse"))
        try writer.add(PriorCare(of: patient, kind: .rest))
        try writer.add(SafetyAnswer(of: patient, item: "dizziness", answer: .no, askedBy: clinician, on: day))
        try writer.add(Assessment(of: patient, term: "Neck strain", state: .considered, by: clinician, on: day))
        try writer.add(ExternalTest(of: patient, kind: .mri))
    }

    private static func addFollowUp(
        of patient: RecordID<Patient>, by clinician: RecordID<StaffMember>, at office: RecordID<Office>,
        to writer: ClinicWriter
    ) throws {
        let day: CalendarDay = "2026-11-20"
        try writer.add(
            ImagingStudy(of: patient, .xRay, indicated: .no, because: "No need", decidedBy: clinician, on: day))
        try writer.add(Reaction(of: patient, reportedOn: day, description: "Tired"))
        try writer.add(OutcomeScore(of: patient, measure: "ndi", score: 42, scoredOn: day))
        try writer.add(CarePlan(of: patient, startsOn: day, by: clinician))
        try writer.add(Appointment(of: patient, at: office, on: day, at: "09:30", minutes: 30))
        try writer.add(RecallContact(of: patient, on: day, by: clinician, result: .reached))
        try writer.add(
            Disclosure(of: patient, on: day, to: "Dr. Byrne", what: "The films", purpose: "Opinion", by: clinician))
        try writer.add(ImportMap(name: "Old system", becomes: "patients"))
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
