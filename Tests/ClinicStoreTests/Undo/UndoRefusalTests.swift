import ClinicModel
import ClinicStore
import GRDB
import Testing

/// What is not undone, and changes nothing.
@Suite struct UndoRefusalTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func complaint() throws -> Stored<Complaint> {
        try clinic.write {
            try $0.add(Complaint(of: clinic.patient, recordedOn: "2026-11-20", words: "My neck", region: .neck))
        }
    }

    /// Why the last command of the owner stays, in words.
    private func obstacle(by member: RecordID<StaffMember>? = nil) throws -> String {
        let error = #expect(throws: UndoError.self) { try clinic.lastChange(of: member) }
        guard case .stays(_, let why)? = error else { return "\(error as Any)" }
        return why
    }

    @Test func `there is nothing to undo before anything was done`() throws {
        try clinic.expectNoUndo(by: clinic.colleague, .nothing("Colin Cole", clinic.colleague))
        try clinic.expectNoUndo(by: clinic.colleague, redoing: true, .wasNoUndo)
        #expect(UndoError.nothing("Colin Cole", 3).kind == .notFound)
    }

    @Test func `who is not at the keyboard undoes nothing, nor who has left`() throws {
        #expect(throws: Refusal(.nobody)) { try clinic.store.read { try $0.lastChange() } }
        _ = try complaint()
        let change = try clinic.lastChange()
        _ = try clinic.write(by: clinic.owner) { try $0.add(StaffMember(name: "Second", role: .owner)) }
        _ = try clinic.write(by: 5) { try $0.deactivate(clinic.owner) }
        #expect(throws: Refusal.self) { try clinic.write { try $0.undo(change) } }
    }

    @Test func `an undo is not undone but done again, and only once`() throws {
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        try clinic.write { writer in
            var changed = patient.record
            changed.phone = "555"
            _ = try writer.edit(patient, to: changed)
        }
        try clinic.expectNoUndo(redoing: true, .wasNoUndo)
        try clinic.undo()
        try clinic.expectNoUndo(.wasUndo("undo of entry 8"))
        try clinic.undo(redoing: true)
        try clinic.expectNoUndo(redoing: true, .wasNoUndo)
    }

    @Test func `of two desks that undo at once, one does`() throws {
        _ = try complaint()
        let seen = try clinic.lastChange()
        try clinic.write { try $0.undo(seen) }
        let head = try clinic.head
        #expect(throws: UndoError.changedMeanwhile) { try clinic.write { try $0.undo(seen) } }
        #expect(try clinic.head == head)
    }

    @Test func `what a colleague built on meanwhile stays, though it was shown before`() throws {
        let complaint = try complaint()
        let seen = try clinic.lastChange()
        try clinic.write(by: clinic.colleague) {
            try $0.add(SeverityRating(of: complaint.id, ratedOn: "2026-11-20", score: 4))
        }
        let expected = UndoError.builtOn("C-1", by: "severity rating 1", participle: "added", entry: 9)
        #expect(throws: expected) { try clinic.write { try $0.undo(seen) } }
        try clinic.expectNoUndo(expected)
        #expect(try clinic.store.read { try $0.record(complaint.id).voidReason } == nil)
    }

    @Test func `what was signed, changed, voided or moved since stays`() throws {
        let visit = try clinic.draft()
        try clinic.sign(visit.id)
        try clinic.expectNoUndo(
            by: clinic.frontDesk, .builtOn("V-1", by: "V-1", participle: "signed", entry: 11))
        let complaint = try complaint()
        try clinic.write(by: clinic.colleague) { writer in
            var changed = complaint.record
            changed.side = .left
            _ = try writer.edit(complaint, to: changed)
        }
        try clinic.expectNoUndo(.builtOn("C-1", by: "C-1", participle: "changed", entry: 13))
        let other = try clinic.addPatient("Okafor", "Adah").id
        let history = try clinic.write(by: clinic.colleague) {
            try $0.add(HistoryItem(of: other, kind: .injury, description: "Fell"))
        }
        try clinic.merge(other, into: clinic.patient)
        let moved = try #require(
            try clinic.auditLog.last { $0.recordType == HistoryItem.name && $0.recordID == Int(history.id.number) })
        try clinic.expectNoUndo(
            by: clinic.colleague,
            .builtOn("history item 1", by: "history item 1", participle: "moved", entry: moved.id.number))
    }

    @Test func `views and refusals since build on nothing`() throws {
        let complaint = try complaint()
        try clinic.write(by: clinic.colleague) { try $0.noteView(of: complaint) }
        #expect(throws: Refusal.self) {
            try clinic.write(by: clinic.frontDesk) { try $0.void(complaint.id, reason: "x") }
        }
        #expect(try clinic.undo().map(\.action) == [.void])
    }

    @Test func `undoing takes the permission of what reverses it`() throws {
        _ = try clinic.draft()
        let refusal = #expect(throws: Refusal.self) { try clinic.lastChange(of: clinic.frontDesk) }
        #expect(refusal?.description.hasSuffix("may not void records; the owner may.") == true)
        #expect(try clinic.auditLog.last?.action == .refuse)
        #expect(try clinic.sheet(1).visit.state == .draft)
        // Nor with what the owner would see.
        _ = try complaint()
        let change = try clinic.lastChange()
        #expect(throws: (any Error).self) { try clinic.write(by: clinic.frontDesk) { try $0.undo(change) } }
        #expect(try clinic.store.read { try $0.record(RecordID<Complaint>(1)).voidReason } == nil)
    }

    @Test func `a time that another has by now is not taken back`() throws {
        let booked = try clinic.book(clinic.appointment())
        _ = try clinic.write { try $0.settle(booked.id, as: .cancelled) }
        let other = try clinic.write(by: clinic.colleague) {
            try $0.book(clinic.appointment(at: "10:15"), anyway: false)
        }
        try clinic.expectNoUndo(.taken(booked.id, clinician: "Cleo Clarke", [other.id], isOpen: false))
    }

    @Test func `what nobody types in one command is not undone at once`() throws {
        try clinic.write { writer in
            for number in 0...500 {
                try writer.add(
                    HistoryItem(of: clinic.patient, kind: .injury, description: "Fell for the \(number). time"))
            }
        }
        try clinic.expectNoUndo(.tooMany(8...508))
    }

    @Test func `what stays says what to type instead`() throws {
        _ = try clinic.signed()
        #expect(try obstacle(by: clinic.clinician).contains("plumb visit addend V-1"))
        _ = try clinic.write(by: clinic.clinician) { try $0.addend(1, text: "More") }
        #expect(try obstacle(by: clinic.clinician).contains("plumb visit addend V-1"))
        try clinic.void(1)
        #expect(try obstacle().hasPrefix("V-1 is void"))
        _ = try clinic.addPatient("Bello")
        #expect(try obstacle().contains("plumb patient merge P-2 --into P-n"))
        try clinic.write { try $0.add(Office(name: "Second", timeZone: "UTC")) }
        #expect(try obstacle().contains("plumb office edit O-2 --active no"))
        try clinic.write { try $0.add(StaffMember(name: "New", role: .frontDesk)) }
        #expect(try obstacle().contains("plumb staff deactivate S-5"))
        try clinic.write { writer in
            let member = try writer.record(RecordID<StaffMember>(5))
            var changed = member.record
            changed.registration = "x"
            _ = try writer.edit(member, to: changed)
        }
        #expect(try obstacle().contains("plumb staff edit S-5"))
        try clinic.write { try $0.add(Qualification(of: 5, title: "Master")) }
        #expect(try obstacle().contains("plumb staff qualify S-5"))
        var technique = Technique.blank
        (technique.code, technique.name) = ("own", "Our own")
        try clinic.write { [technique] in try $0.add(technique) }
        #expect(try obstacle().contains("plumb catalogue retire techniques own"))
        try clinic.write { try $0.add(ImportMap(name: "Old system", becomes: "patients")) }
        #expect(try obstacle().contains("--save-map"))
        try clinic.write { writer in
            try writer.importing { try writer.addCopy(Patient(familyName: "Came"), reason: "people.csv") }
        }
        #expect(try obstacle().contains("plumb restore FILE"))
    }

    @Test func `a merge, its undoing and a visit that was moved say how they are taken back`() throws {
        let other = try clinic.addPatient("Okafor", "Adah").id
        _ = try clinic.draft()
        try clinic.merge(other, into: clinic.patient)
        #expect(try obstacle().hasSuffix("plumb patient unmerge P-2"))
        _ = try clinic.write { try $0.unmerge(other) }
        #expect(try obstacle().contains("plumb patient merge P-2 --into P-n"))
        _ = try clinic.write { try $0.move(1, to: other, reason: "wrong chart") }
        #expect(try obstacle().contains("plumb visit move V-1 --to P-1"))
        try clinic.sign(1)
        _ = try clinic.write { try $0.move(1, to: clinic.patient, reason: "wrong chart") }
        #expect(try obstacle().contains("plumb visit move V-2 --to P-n"))
    }
}

/// What other programs, and earlier versions, left behind.
@Suite struct UndoOfOthersTests {
    private let folder: TemporaryFolder
    private let path: String
    private let clinic: TestClinic

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        clinic = try TestClinic(at: path)
        try clinic.write {
            try $0.add(Complaint(of: clinic.patient, recordedOn: "2026-11-20", words: "My neck", region: .neck))
        }
    }

    @Test func `a record that another program changed stays as that left it`() throws {
        try rawly(path) { try $0.execute(sql: "UPDATE complaints SET words = 'My arm'") }
        try clinic.expectNoUndo(.changedOutside("C-1"))
        #expect(try clinic.store.read { try $0.record(RecordID<Complaint>(1)).words } == "My arm")
    }

    @Test func `a field that another program changed back is not changed again`() throws {
        let complaint = try clinic.store.read { try $0.record(RecordID<Complaint>(1)) }
        try clinic.write { writer in
            var changed = complaint.record
            changed.side = .left
            _ = try writer.edit(complaint, to: changed)
        }
        try rawly(path) { try $0.execute(sql: "UPDATE complaints SET side = 'right'") }
        try clinic.expectNoUndo(.changedOutside("C-1"))
    }
}
