import ClinicModel
import Testing

@testable import ClinicStore

/// What the program writes as a reason, typed by somebody: it says what it says, and the program takes no fact from it.
@Suite struct TypedTextTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    static let texts = [
        "wrong chart (now V-2)", "(now V-2)", "undo of entry 8", "undo of entries 8\u{2013}9", "redo of entry 8",
        "demo practice",
        "import of patients.csv", "import from export", "unmerged", "P-1 was merged into it",
    ]

    @Test(arguments: texts)
    func `a visit that is void for it is on the chart and in the copy of its patient`(text: String) throws {
        let other = try clinic.addPatient("Lee")
        let visit = try clinic.signed()
        // The visit that the text may name is another patient's.
        try clinic.write {
            try $0.record(VisitEntry(visit: Visit(of: other.id, at: 1, on: "2026-11-20", enteredBy: 1)))
        }
        let void = try clinic.write { try $0.void(visit.id, reason: text) }
        #expect(void.movedTo == nil)
        #expect(try clinic.store.read { try $0.visitsOfOthers(on: clinic.patient) } == [])
    }

    @Test(arguments: texts)
    func `a change that was made for it is undone as any other, and done again`(text: String) throws {
        let stored = try clinic.write {
            try $0.add(Consent(of: clinic.patient, to: .care, givenOn: "2026-11-20", signer: "A"), reason: text)
        }
        let undo = try clinic.write { writer in
            let change = try writer.lastChange()
            try writer.undo(change)
            return change
        }
        #expect(undo.steps.map(\.reversal) == [.void])
        #expect(try clinic.store.read { try $0.record(stored.id).voidReason } == "undo of entry 8")
        let entries = try clinic.auditLog.suffix(2)
        #expect(entries.map(\.origin) == [.entry, .undo])
        #expect(entries.map(\.undoes) == [nil, 8])
    }

    @Test func `what undid something is known by its entries, and not by its reason`() throws {
        let consent = Consent(of: clinic.patient, to: .care, givenOn: "2026-11-20", signer: "Ada")
        let stored = try clinic.write { try $0.add(consent) }
        var edited = stored.record
        edited.note = "Read aloud"
        let second = try clinic.write { try $0.edit(stored, to: edited, reason: "redo of entry 8") }
        #expect(second.note == "Read aloud")
        // An undo, a redo and an undo of that, each of the one before.
        for redoing in [false, true, false] {
            try clinic.write { try $0.undo($0.lastChange(redoing: redoing), redoing: redoing) }
            let note = try clinic.store.read { try $0.record(stored.id).note }
            #expect(note == (redoing ? "Read aloud" : nil))
        }
        let entries = try clinic.auditLog.suffix(4)
        #expect(entries.map(\.origin) == [.entry, .undo, .undo, .undo])
        #expect(entries.map(\.undoes) == [nil, 9, 10, 11])
        #expect(
            entries.map(\.reason) == ["redo of entry 8", "undo of entry 9", "redo of entry 9", "undo of entry 11"])
        #expect(throws: UndoError.wasUndo("undo of entry 11")) { try clinic.write { try $0.lastChange() } }
    }

    @Test func `a visit that came back and went on is another patient's, whatever stood between`() throws {
        let (second, third) = (try clinic.addPatient("Lee"), try clinic.addPatient("Bello"))
        func signedMove(_ id: RecordID<Visit>, to patient: RecordID<Patient>) throws -> RecordID<Visit> {
            let copy = try clinic.write { try $0.move(id, to: patient, reason: "wrong chart") }
            return try clinic.sign(copy.id).id
        }
        let first = try clinic.signed().id
        let away = try signedMove(first, to: second.id)
        let back = try signedMove(away, to: clinic.patient)
        #expect(try clinic.store.read { try $0.visitsOfOthers(on: clinic.patient) } == [])
        #expect(try clinic.store.read { try $0.visitsOfOthers(on: second.id) } == [away])
        _ = try signedMove(back, to: third.id)
        #expect(try clinic.store.read { try $0.visitsOfOthers(on: clinic.patient) } == [first, back])
    }

    @Test func `a signed visit that moves says where it is now, and only then`() throws {
        let other = try clinic.addPatient("Lee")
        let visit = try clinic.signed()
        let copy = try clinic.write { try $0.move(visit.id, to: other.id, reason: "wrong chart") }
        let void = try clinic.store.read { try $0.record(visit.id) }
        #expect(void.movedTo == copy.id)
        #expect(try clinic.store.read { try $0.visitsOfOthers(on: clinic.patient) } == [visit.id])
        // It goes on to a third chart, and back by a merge: what counts is where it ended.
        let third = try clinic.addPatient("Bello")
        let last = try clinic.write { try $0.move(copy.id, to: third.id, reason: "wrong again") }
        #expect(last.patientID == third.id)
        #expect(try clinic.store.read { try $0.visitsOfOthers(on: clinic.patient) } == [visit.id])
        _ = try clinic.write { try $0.move(copy.id, to: other.id, reason: "right after all") }
        // When the two turn out to be one person, it is nobody else's.
        _ = try clinic.write {
            try $0.merge($0.record(clinic.patient), into: $0.record(other.id), reason: "One person")
        }
        #expect(try clinic.store.read { try $0.visitsOfOthers(on: other.id) } == [])
    }
}
