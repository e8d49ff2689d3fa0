import ClinicModel
import ClinicStore
import Testing

/// The last command of a staff member is reversed as a whole, by ordinary entries of the audit log.
@Suite struct UndoTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test(arguments: ChartExample.all.filter { !($0.record is Disclosure) })
    func `a record that was added becomes void`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let added = try clinic.write { try $0.add(record) }
            let entries = try clinic.undo()
            #expect(entries.map(\.action) == [.void])
            #expect(entries.map(\.reason) == ["undo of entry 8"])
            #expect(entries.map(\.recordID) == [1] && entries.map(\.patientID) == [clinic.patient])
            var expected = added.record
            expected.voidReason = "undo of entry 8"
            #expect(try clinic.store.read { try $0.records(Value.self) } == [Stored(id: added.id, expected)])
        }
        try check(example.record)
    }

    @Test(arguments: ChartExample.all)
    func `a record that was changed is as it was, and done again as it was then`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let added = try clinic.write(by: clinic.colleague) { try $0.add(record) }
            let edited = try clinic.write { try $0.edit(added, to: record.with(example.field, example.value)) }
            #expect(try clinic.undo().map(\.reason) == ["undo of entry 9"])
            #expect(try clinic.store.read { try $0.record(added.id) } == added)
            #expect(try clinic.undo(redoing: true).map(\.reason) == ["redo of entry 9"])
            #expect(try clinic.store.read { try $0.record(added.id) } == edited)
            // What was done again is undone like any other command.
            #expect(try clinic.undo().map(\.reason) == ["undo of entry 11"])
            #expect(try clinic.store.read { try $0.record(added.id) } == added)
        }
        try check(example.record)
    }

    @Test func `a disclosure stays, since what was given away is not called back`() throws {
        let example = try #require(ChartExample.all.first { $0.record is Disclosure })
        let disclosure = try #require(example.record as? Disclosure)
        _ = try clinic.write { try $0.add(disclosure) }
        let error = #expect(throws: UndoError.self) { try clinic.lastChange() }
        #expect(error?.description.contains("plumb disclosure void 1 --reason TEXT") == true)
    }

    @Test func `a booking is cancelled, and booked again`() throws {
        let booked = try clinic.write(by: clinic.frontDesk) { try $0.book(clinic.appointment(), anyway: false) }
        func status() throws -> Appointment.Status { try clinic.store.read { try $0.record(booked.id).status } }
        #expect(try clinic.undo(by: clinic.frontDesk).map(\.action) == [.edit])
        #expect(try status() == .cancelled)
        try clinic.undo(by: clinic.frontDesk, redoing: true)
        #expect(try status() == .booked)
    }

    @Test(arguments: [Appointment.Status.arrived, .cancelled, .noShow])
    func `what was said of an appointment is taken back`(status: Appointment.Status) throws {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-20"))
        _ = try clinic.write(by: clinic.frontDesk) { try $0.settle(booked.id, as: status, note: "so it seemed") }
        try clinic.undo(by: clinic.frontDesk)
        #expect(try clinic.store.read { try $0.record(booked.id) } == booked)
    }

    @Test func `a visit is undone with all that came with it`() throws {
        let booked = try clinic.book(clinic.appointment(on: "2026-11-20"))
        let other = try clinic.book(clinic.appointment(on: "2026-11-20"), anyway: true)
        let visit = try clinic.write { writer in
            let visit = try writer.record(clinic.adjusted())
            _ = try writer.keep(booked.id, with: visit.id)
            return visit
        }
        let change = try clinic.lastChange()
        #expect(change.entries == 10...13)
        #expect(change.steps.map(\.reference) == ["V-1", "appointment 1"])
        #expect(change.steps.map(\.reversal) == [.void, .changeBack])
        #expect(change.steps.first?.summary?.hasSuffix("misaligned, adjusted: C1, not signed, 1 finding") == true)
        let entries = try clinic.undo()
        #expect(entries.map(\.reason) == ["undo of entries 10\u{2013}13", "undo of entries 10\u{2013}13"])
        #expect(Set(entries.map(\.changeID)) == [14])
        let sheet = try clinic.sheet(visit.id)
        #expect((sheet.visit.state, sheet.visit.voidReason) == (.void, "undo of entries 10\u{2013}13"))
        #expect(sheet.findings.count == 1 && sheet.adjustments.count == 1)
        // Two were booked at that time before, and are again.
        #expect(try clinic.store.read { try $0.records(Appointment.self) } == [booked, other])
    }

    @Test func `an edit of a draft is undone with its findings and adjustments`() throws {
        let visit = try clinic.draft()
        let before = try clinic.sheet(visit.id)
        try clinic.edit(visit, findings: [.legCheck(.left, 4), .result("spasm", .absent)]) { visit in
            (visit.determination, visit.outcome) = (.inAlignment, .notAdjusted)
        }
        let edited = try clinic.sheet(visit.id)
        try clinic.undo(by: clinic.frontDesk)
        let undone = try clinic.sheet(visit.id)
        #expect(undone.visit == before.visit)
        #expect(undone.findings == before.findings)
        // What was withdrawn stays so, and one like it stands in its place.
        #expect(undone.adjustments.map(\.record) == before.adjustments.map(\.record))
        #expect(undone.adjustments.map(\.id) != before.adjustments.map(\.id))
        try clinic.undo(by: clinic.frontDesk, redoing: true)
        let again = try clinic.sheet(visit.id)
        #expect(again.visit == edited.visit && again.adjustments.isEmpty)
        #expect(Set(again.findings.map(\.record)) == Set(edited.findings.map(\.record)))
        // What was entered again with a reason is no import.
        try clinic.undo(by: clinic.frontDesk)
        #expect(Set(try clinic.sheet(visit.id).findings.map(\.record)) == Set(before.findings.map(\.record)))
        #expect(try clinic.sign(visit.id).state == .signed)
    }

    @Test func `an appointment that was moved goes back to its time`() throws {
        let booked = try clinic.book(clinic.appointment())
        try clinic.rebook(booked) { $0.startsAt = "15:00" }
        try clinic.undo()
        #expect(try clinic.store.read { try $0.record(booked.id) } == booked)
    }

    @Test func `what is kept of a patient, an office and the practice is as it was`() throws {
        let (patient, office, practice) = try clinic.store.read { reader in
            (
                try reader.record(clinic.patient), try reader.record(clinic.office),
                try #require(try reader.practice())
            )
        }
        try clinic.write { writer in
            var changed = (patient.record, office.record, practice.record)
            (changed.0.phone, changed.0.familyName, changed.1.city, changed.2.name) = ("555", "O", "Bath", "Other")
            _ = try writer.edit(patient, to: changed.0)
            _ = try writer.edit(office, to: changed.1)
            _ = try writer.edit(practice, to: changed.2)
        }
        #expect(try clinic.lastChange().steps.map(\.reference) == ["P-1", "O-1", "practice 1"])
        try clinic.undo()
        try clinic.store.read { reader in
            try #expect(reader.record(clinic.patient) == patient)
            try #expect(reader.record(clinic.office) == office)
            try #expect(reader.practice() == practice)
            // The search follows.
            try #expect(reader.records(Patient.self, .matching(["okafor"])) == [patient])
        }
        guard case .intact = try clinic.store.read({ try $0.verifyAuditLog() }) else {
            Issue.record("The audit log is not whole")
            return
        }
    }

    @Test func `a word that was retired is offered again`() throws {
        _ = try clinic.write { try $0.offer("blair", of: Technique.self, false) }
        try clinic.undo()
        #expect(try clinic.store.read { try $0.catalogueRow("blair", of: Technique.self).active })
    }

    @Test func `views, exports and backups are passed over, and an export is told of`() throws {
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        try clinic.write { writer in
            var changed = patient.record
            changed.phone = "555"
            _ = try writer.edit(patient, to: changed)
        }
        #expect(try clinic.lastChange().outgoing == nil)
        try clinic.write { try $0.noteExport(of: ["patients"], to: "out") }
        try clinic.write { try $0.noteView(of: patient) }
        let change = try clinic.lastChange()
        #expect((change.entries, change.outgoing) == (8...8, 9))
    }
}
