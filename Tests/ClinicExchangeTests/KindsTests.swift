import ClinicExchange
import ClinicModel
import ClinicSchema
import Foundation
import GRDB
import Testing

@testable import ClinicExchange
@testable import ClinicStore

/// A kind of record that nobody has but these tests: the store finds it everywhere by its place in the list.
struct Invention: ChartRecord {
    var patientID: RecordID<Patient>
    var visitID: RecordID<Visit>?
    var madeOn: CalendarDay
    var madeBy: RecordID<StaffMember>
    var what: String
    var voidReason: String?

    static let name = "invention"
    static let table = "inventions"
    static let blank = Invention(patientID: .unassigned, madeOn: "2000-01-01", madeBy: .unassigned, what: "")
    static let dayFields = ["made_on"]
    static let fields: [Field<Invention>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient whom it is for."),
        Field("visit_id", \.visitID, "Visit ID", "The visit at which it was made."),
        Field("made_on", \.madeOn, "Made on", "The day on which it was made."),
        Field("made_by", \.madeBy, "Made by", "The clinician who made it."),
        Field("what", \.what, "What", "What it is."),
        Field("void_reason", \.voidReason, "Void reason", "Why the record is void; empty while it stands."),
    ]
    var summary: String { what }
}

extension Invention: StoredRecord {
    static let kind = RecordKind<Invention>(
        chart: .lines("inventions", "Inventions", place: 45),
        words: TableWords("Inventions", "One row for each invention.", withoutNames: ["invention_id", "made_on"]),
        clinicians: ["made_by"], releases: [.draftVisit])

    static let sql = """
        CREATE TABLE inventions (
            id INTEGER PRIMARY KEY,
            patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
            visit_id INTEGER REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
            made_on TEXT NOT NULL,
            made_by INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
            what TEXT NOT NULL UNIQUE,
            void_reason TEXT
        ) STRICT;
        """
}

extension Kinds {
    static let withInventions = Kinds.standard.adding(Invention.self, step: Invention.sql)
}

@Suite struct KindsTests {
    private let folder: TemporaryFolder
    private let path: String
    private let store: ClinicStore
    private let visit: RecordID<Visit>

    init() throws {
        folder = try TemporaryFolder()
        path = folder.url.appending(path: "plumb.sqlite").path
        try ClinicStore.make(at: path, as: .of(nil)) { writer in
            try writer.add(Practice(name: "Plumb Lane"))
            try writer.add(Office(name: "Main", timeZone: "Europe/London"))
            try writer.add(StaffMember(name: "Olive Owens", role: .owner))
            try writer.add(StaffMember(name: "Cleo Clarke", role: .clinician))
            try writer.add(StaffMember(name: "Fred Dexter", role: .frontDesk))
            try writer.add(Patient(familyName: "Okafor", givenNames: "Ada"))
            try writer.add(Patient(familyName: "Lee", givenNames: "Ann"))
        }
        store = try ClinicStore(openingAt: path, kinds: .withInventions)
        visit = try store.write(as: .of(2)) { writer in
            var visit = Visit(of: 1, at: 1, on: "2026-11-20", enteredBy: 2)
            visit.clinicianID = 2
            return try writer.record(VisitEntry(visit: visit)).id
        }
    }

    private func invention(of patient: RecordID<Patient> = 1, by maker: RecordID<StaffMember> = 2) -> Invention {
        Invention(patientID: patient, visitID: visit, madeOn: "2026-11-20", madeBy: maker, what: "A pillow")
    }

    @discardableResult
    private func add(_ invention: Invention? = nil, by member: RecordID<StaffMember> = 2) throws -> Stored<Invention> {
        try store.write(as: .of(member)) { try $0.add(invention ?? self.invention()) }
    }

    private func raw(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        try queue.inDatabase { try $0.execute(sql: sql) }
    }

    private func expectRefusal(_ sql: String, _ words: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: DatabaseError.self, "\(sql)", sourceLocation: sourceLocation) { try raw(sql) }
        #expect(error?.message == words, sourceLocation: sourceLocation)
    }

    @Test func `the list has every table of the schema, and nothing twice`() throws {
        let internals: Set = [
            "schema_steps", "audit_entries", "passphrases", "pseudonyms", "patient_search", "patient_search_config",
            "patient_search_data", "patient_search_docsize", "patient_search_idx",
        ]
        let tables = try Connection.schema(of: .standard, upTo: Kinds.standard.newestStep).filter { $0.type == "table" }
        let kept = Kinds.standard.all.map { $0.table }
        #expect(Set(tables.map(\.name)).subtracting(internals).subtracting(kept) == [], "tables without a kind")
        #expect(Set(kept).subtracting(tables.map(\.name)) == [], "kinds without a table")
        #expect(Set(kept).count == kept.count)
    }

    @Test func `a kind follows what it names, so that an import meets the other first`() throws {
        let kept = Kinds.standard.all.map { $0.table }
        func named<Value: StoredRecord>(by _: Value.Type) -> [String] {
            // Of a draft, the visit is there before what it came of; both are looked at again at the end.
            Value.fields.compactMap { field in
                switch field.type {
                case .reference(let table, _) where field.isRequired: table
                case .code(let catalogue): catalogue
                default: nil
                }
            }
        }
        for (place, kind) in Kinds.standard.all.enumerated() {
            for table in named(by: kind) where table != kind.table {
                #expect(kept.firstIndex(of: table).map { $0 < place } == true, "\(kind.table) names \(table)")
            }
        }
    }

    @Test func `what leaves with a patient's chart goes by a patient, and only that`() {
        func goesByPatient<Value: StoredRecord>(_: Value.Type) -> Bool { Value.kind.filter.patient != nil }
        func isOfPractice<Value: StoredRecord>(_: Value.Type) -> Bool { Value.kind.owner == .practice }
        for kind in Kinds.withInventions.all { #expect(goesByPatient(kind) != isOfPractice(kind), "\(kind.table)") }
    }

    @Test func `no two sections of a chart have one place or one name`() {
        let sections = Kinds.withInventions.chartSections
        #expect(Set(sections.map(\.place)).count == sections.count)
        #expect(Set(sections.map(\.name)).count == sections.count)
        #expect(sections.map(\.name).firstIndex(of: "inventions") == 4)
        #expect(sections.contains(.holding))
    }

    @Test func `its permission is asked, and its void is the owner's`() throws {
        #expect(throws: Refusal.self) { try add(by: 3) }
        let stored = try add()
        #expect(throws: Refusal.self) { try store.write(as: .of(2)) { try $0.void(stored.id, reason: "Wrong") } }
        let void = try store.write(as: .of(1)) { try $0.void(stored.id, reason: "Wrong") }
        #expect(void.voidReason == "Wrong")
        #expect(throws: VoidError.self) { try store.write(as: .of(1)) { try $0.edit(void, to: invention()) } }
    }

    @Test func `what it names has to be there, of the same patient, not void, and a clinician`() throws {
        #expect(throws: FieldError.self) { try add(invention(of: 2)) }
        #expect(throws: StaffError.doesNotTreat("Fred Dexter", 3)) { try add(invention(by: 3)) }
        let void = try store.write(as: .of(1)) { try $0.void(visit, reason: "Wrong") }
        let error = #expect(throws: FieldError.self) { try add() }
        #expect(error?.problem == .isVoid("\(void.id)"))
    }

    @Test func `who is named in it as a clinician stays one`() throws {
        var invention = invention(by: 1)
        invention.visitID = nil
        try add(invention)
        try store.write(as: .of(1)) { writer in
            try writer.add(StaffMember(name: "Olga", role: .owner))
            let owner = try writer.record(RecordID<StaffMember>(1))
            var desk = owner.record
            desk.role = .frontDesk
            #expect(throws: StaffError.hasTreated("Olive Owens", 1)) { try writer.edit(owner, to: desk) }
        }
    }

    @Test func `adding one is undone as of any record of a chart`() throws {
        let stored = try add(by: 1)
        try store.write(as: .of(1)) { writer in
            let change = try writer.lastChange()
            #expect(change.steps.map(\.reference) == ["invention 1"])
            #expect(change.steps.map(\.summary) == ["2026-11-20, A pillow"])
            #expect(change.steps.map(\.reversal) == [.void])
            try writer.undo(change)
        }
        #expect(try store.read { try $0.record(stored.id).voidReason } != nil)
    }

    @Test func `a change behind the audit log is found, and a record that was put there`() throws {
        try add()
        guard case .intact = try store.read({ try $0.verifyAuditLog() }) else {
            Issue.record("It is not in the audit log as it is on record")
            return
        }
        try raw("UPDATE inventions SET what = 'A chair'")
        let altered = RecordDifference(
            record: "invention 1 of P-1", problem: .altered(fields: ["what"]), isOnly: true)
        #expect(try store.read { try $0.verifyAuditLog() } == .differs(altered))
    }

    @Test func `no program deletes, replaces or renumbers one, nor alters a void one`() throws {
        let stored = try add()
        expectRefusal("DELETE FROM inventions", "records are never deleted")
        expectRefusal(
            "INSERT OR REPLACE INTO inventions SELECT 1, patient_id, NULL, made_on, made_by, 'y', NULL FROM inventions",
            "UNIQUE constraint failed: inventions.id")
        expectRefusal(
            "INSERT OR REPLACE INTO inventions SELECT 2, patient_id, visit_id, made_on, made_by, what, NULL FROM inventions",
            "UNIQUE constraint failed: inventions.what")
        expectRefusal("UPDATE inventions SET id = 7", "an id never changes")
        _ = try store.write(as: .of(1)) { try $0.void(stored.id, reason: "Wrong") }
        for column in ["patient_id = 2", "made_on = '2026-11-19'", "what = 'x'", "void_reason = NULL"] {
            expectRefusal("UPDATE inventions SET \(column)", "a void record is never altered")
        }
        // The visit is a draft, and may move.
        try raw("UPDATE inventions SET visit_id = NULL")
    }

    @Test func `it moves with a merge, and joins no chart that was merged`() throws {
        let stored = try add()
        try store.write(as: .of(1)) { writer in
            let merged = try writer.merge(writer.record(1), into: writer.record(2), reason: "One person")
            #expect(merged.mergedRecords?.contains("invention-1") == true)
        }
        #expect(try store.read { try $0.record(stored.id).patientID } == 2)
        expectRefusal(
            "INSERT INTO inventions SELECT 2, 1, NULL, made_on, made_by, 'y', NULL FROM inventions",
            "the patient was merged into another")
        _ = try store.write(as: .of(1)) { try $0.unmerge(1) }
        #expect(try store.read { try $0.record(stored.id).patientID } == 1)
    }

    @Test func `it stays where it is when its visit moves to another chart`() throws {
        let stored = try add()
        _ = try store.write(as: .of(1)) { try $0.move(visit, to: 2, reason: "Wrong chart") }
        let kept = try store.read { try $0.record(stored.id) }
        #expect(kept.patientID == 1)
        #expect(kept.visitID == nil)
    }

    @Test func `it is on the chart, in the timeline and in the patient's copy`() throws {
        try add()
        try store.read { clinic in
            let chart = try clinic.chart(of: 1)
            #expect(chart.entries.first { $0.table == "inventions" }?.entries.map(\.text) == ["A pillow"])
            #expect(chart.timeline.contains { $0.noun == "invention" })
            let section = try #require(clinic.kinds.chartSections.first { $0.name == "inventions" })
            let patient = try clinic.record(RecordID<Patient>(1))
            let table = try #require(section.table(of: patient, among: clinic.kinds))
            #expect(try table.objects(from: clinic).count == 1)
            #expect(try PatientCopy(of: 1, in: clinic).tables.contains { $0.name == "inventions" })
            #expect(try clinic.chartCounts(of: 1).contains("1 invention"))
        }
    }

    @Test func `an export has it and an import reads it back, the same to the byte`() throws {
        try add()
        let tables = Table.all(of: .withInventions)
        #expect(tables.dropLast().map(\.name) == Kinds.withInventions.all.map { $0.table })
        let (first, second) = (folder.url.appending(path: "first"), folder.url.appending(path: "second"))
        try store.export(tables, to: first)

        let other = folder.url.appending(path: "other.sqlite").path
        try ClinicStore(creatingAt: other).close()
        let copy = try ClinicStore(openingAt: other, kinds: .withInventions)
        let source = try Import(from: first, reason: "test", kinds: .withInventions)
        _ = try copy.write(as: .of(nil)) { try source.read(into: $0) }
        try copy.export(tables, to: second)
        #expect(try Data(contentsOf: first.appending(path: "inventions.csv")).count > 60)
        for table in tables {
            let name = "\(table.name).csv"
            #expect(
                try Data(contentsOf: first.appending(path: name)) == Data(contentsOf: second.appending(path: name)))
        }
        #expect(throws: ImportError.self) { try Import(from: first, reason: "test") }
    }

    @Test func `only what its words say leaves without names, and its rules are checked`() throws {
        try add()
        let tables = Table.exported(ExportScope(isPseudonymous: true), of: .withInventions)
        #expect(
            tables.first { $0.name == "inventions" }?.columns.map(\.name) == ["invention_id", "made_on"])
        try raw("UPDATE inventions SET made_on = '2399-01-01'")
        let checks = try Checkup(
            of: path, patience: 1, backupWithin: 7, now: "2026-11-20T10:00:00.000Z", today: "2026-11-20",
            kinds: .withInventions
        ).checks
        #expect(checks.first { $0.name == .rules }?.found.contains("invention 1 (made_on)") == true)
    }
}
