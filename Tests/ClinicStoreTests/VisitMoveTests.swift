import ClinicModel
import ClinicStore
import Testing

/// A visit that was entered on the wrong chart.
@Suite struct VisitMoveTests {
    private let clinic: TestClinic
    private let other: RecordID<Patient>

    init() throws {
        clinic = try TestClinic()
        other = try clinic.addPatient("Adler").id
    }

    private func move(_ id: RecordID<Visit>, to patient: RecordID<Patient>, reason: String = "wrong chart") throws
        -> Stored<Visit>
    {
        try clinic.write { try $0.move(id, to: patient, reason: reason) }
    }

    private func chart(_ id: RecordID<Patient>) throws -> Chart { try clinic.store.read { try $0.chart(of: id) } }

    @Test func `a draft moves as it is`() throws {
        let visit = try clinic.draft()
        let moved = try move(visit.id, to: other)
        #expect((moved.id, moved.patientID, moved.state) == (visit.id, other, .draft))
        #expect(try chart(clinic.patient).visits.isEmpty)
        #expect(try chart(other).visits.map(\.visit) == [moved])
        #expect(try chart(other).visits.first?.findings.count == 1)
    }

    @Test func `a signed visit stays void, and a copy of it is a draft on the other chart`() throws {
        var entry = clinic.adjusted()
        entry.visit.note = "Carried a bag."
        entry.findings.append(.result("gait", .normal))
        let visit = try clinic.signed(entry)
        let copy = try move(visit.id, to: other)

        #expect(copy.id != visit.id)
        #expect((copy.patientID, copy.state, copy.signedBy, copy.signedAt) == (other, .draft, nil, nil))
        #expect((copy.note, copy.clinicianID, copy.enteredBy) == ("Carried a bag.", clinic.clinician, clinic.frontDesk))
        let copied = try clinic.sheet(copy.id)
        #expect(copied.findings.map(\.test) == ["leg-check", "gait"])
        #expect(copied.findings.allSatisfy { $0.visitID == copy.id })
        #expect(copied.adjustments.map(\.vertebra) == [.atlas])

        let original = try clinic.sheet(visit.id)
        #expect((original.visit.patientID, original.visit.state) == (clinic.patient, .void))
        #expect((original.visit.voidReason, original.visit.signedBy) == ("wrong chart", clinic.clinician))
        #expect(original.findings.count == 2)
        #expect(original.adjustments.count == 1)
        #expect(try clinic.sign(copy.id).state == .signed)
    }

    @Test func `what was void of a visit is not copied`() throws {
        let draft = try clinic.draft()
        try clinic.write { try $0.edit(draft.id, to: draft.record, clearing: ["leg-check"]) }
        try clinic.sign(draft.id)
        #expect(try clinic.findings(move(draft.id, to: other).id).isEmpty)
    }

    @Test(arguments: [false, true])
    func `a rating stays with its complaint, on the chart where both belong`(isSigned: Bool) throws {
        let visit = try isSigned ? clinic.signed() : clinic.draft()
        let rating = try clinic.write { writer in
            let complaint = try writer.add(
                Complaint(of: clinic.patient, recordedOn: "2026-11-01", words: "My neck", region: .neck))
            var rating = SeverityRating(of: complaint.id, ratedOn: "2026-11-20", score: 4)
            rating.visitID = visit.id
            return try writer.add(rating)
        }
        _ = try move(visit.id, to: other)
        #expect(try chart(clinic.patient).ratings.map(\.id) == [rating.id])
        // A signed visit stays where it was, and so does what it was asked at.
        #expect(try chart(clinic.patient).ratings.map(\.visitID) == [isSigned ? visit.id : nil])
        #expect(try chart(other).ratings.isEmpty)
    }

    @Test func `a void visit does not move`() throws {
        let visit = try clinic.draft()
        try clinic.void(visit.id)
        #expect(throws: VisitStateError.isVoid(visit.id)) { try move(visit.id, to: other) }
    }

    @Test func `a visit does not move to where it is`() throws {
        let visit = try clinic.signed()
        #expect(throws: VisitStateError.alreadyThere(visit.id, clinic.patient)) {
            try move(visit.id, to: clinic.patient)
        }
        #expect(try clinic.sheet(visit.id).visit.state == .signed)
    }

    @Test func `a visit does not move to a patient who is not there`() throws {
        let visit = try clinic.draft()
        #expect(throws: NotFoundError(RecordID<Patient>(99))) { try move(visit.id, to: 99) }
    }

    @Test(arguments: ["", "  "])
    func `a visit moves for a reason only`(reason: String) throws {
        for visit in try [clinic.draft(), clinic.signed()] {
            #expect(throws: VisitStateError.reasonMissing) { try move(visit.id, to: other, reason: reason) }
            #expect(try clinic.sheet(visit.id).visit.patientID == clinic.patient)
        }
    }

    @Test func `a signed visit that was moved is told from what else is void on its old chart`() throws {
        let (moved, void, draft) = try (clinic.signed(), clinic.signed(), clinic.draft())
        let copy = try move(moved.id, to: other)
        _ = try clinic.write { try $0.void(void.id, reason: "as it is now V-\(copy.id.number)") }
        _ = try move(draft.id, to: other)
        func strange(_ patient: RecordID<Patient>) throws -> Set<RecordID<Visit>> {
            try clinic.store.read { try $0.visitsOfOthers(on: patient) }
        }
        #expect(try strange(clinic.patient) == [moved.id])
        #expect(try strange(other) == [])
        // Once both charts are of one person, it is that person's.
        try clinic.write { writer in
            _ = try writer.merge(writer.record(other), into: writer.record(clinic.patient), reason: "one person")
        }
        #expect(try strange(clinic.patient) == [])
    }
}
