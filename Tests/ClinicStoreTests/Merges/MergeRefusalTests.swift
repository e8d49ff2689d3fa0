import ClinicModel
import ClinicStore
import Testing

/// What is not merged, and what is not undone.
@Suite struct MergeRefusalTests {
    private let clinic: TestClinic
    private let other: RecordID<Patient>

    init() throws {
        clinic = try TestClinic()
        other = try clinic.addPatient("Okafor", "Adah").id
    }

    private func expectUnchanged<Result>(
        _ error: MergeError, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Result
    ) throws {
        let head = try clinic.head
        #expect(throws: error, sourceLocation: sourceLocation) { _ = try body() }
        #expect(try clinic.head == head, sourceLocation: sourceLocation)
    }

    @Test func `only the owner merges, and undoes it`() throws {
        let entries = try clinic.entries {
            for member in [clinic.frontDesk, clinic.clinician] {
                #expect(throws: Refusal.self) { try clinic.merge(other, into: 1, by: member) }
            }
        }
        #expect(entries.map(\.action) == [.refuse, .refuse])
        #expect(entries.map(\.patientID) == [other, other])
        try clinic.merge(other, into: 1)
        #expect(throws: Refusal.self) { try clinic.unmerge(other, by: clinic.frontDesk) }
        #expect(try clinic.patient(other).mergedInto == 1)
    }

    @Test func `nobody is merged into themselves, or for no reason`() throws {
        try expectUnchanged(.intoItself(1)) { try clinic.merge(1, into: 1) }
        #expect(throws: VisitStateError.reasonMissing) { try clinic.merge(other, into: 1, reason: " ") }
        #expect(throws: VisitStateError.reasonMissing) {
            try clinic.merge(other, into: 1)
            try clinic.later { try $0.unmerge(other, reason: " ") }
        }
    }

    @Test func `nobody is merged twice, or into one who was merged`() throws {
        let third = try clinic.addPatient("Bello").id
        try clinic.merge(other, into: 1)
        let said = "P-2 was merged into P-1 on 2026-11-20; use P-1."
        let pairs: [(RecordID<Patient>, RecordID<Patient>)] = [(other, 1), (other, third), (third, other), (1, other)]
        for (from, into) in pairs {
            let error = #expect(throws: MergedPatientError.self) { try clinic.merge(from, into: into) }
            #expect(error?.description == said)
        }
        try expectUnchanged(.notMerged(third)) { try clinic.unmerge(third) }
        try expectUnchanged(.notMerged(1)) { try clinic.unmerge(1) }
    }

    @Test func `what was changed since it was shown is not merged`() throws {
        let (from, into) = try (clinic.patient(other), clinic.patient(1))
        try clinic.write { writer in
            var new = into.record
            new.phone = "555 0142"
            _ = try writer.edit(into, to: new)
        }
        try expectUnchanged(.changedMeanwhile(1)) {
            try clinic.later { try $0.merge(from, into: into, reason: "registered twice") }
        }
    }

    @Test func `a merge is not undone once anything on the chart was signed`() throws {
        var entry = clinic.adjusted()
        entry.visit.patientID = other
        let visit = try clinic.draft(entry)
        try clinic.merge(other, into: 1)
        try clinic.later(by: clinic.clinician, at: "2026-11-20T12:00:00.000Z") { try $0.sign(visit.id) }
        try expectUnchanged(.signedSince(other, visit.id, "2026-11-20")) { try clinic.unmerge(other) }
        // What turns out to be entered in error was never signed upon.
        try clinic.void(visit.id)
        try clinic.unmerge(other)
        #expect(try clinic.chart(other).visits.map(\.visit.id) == [visit.id])
    }

    @Test func `what was signed before does not hinder it`() throws {
        let visit = try clinic.signed()
        try clinic.merge(1, into: other)
        try clinic.unmerge(1)
        #expect(try clinic.sheet(visit.id).visit == visit)
    }

    @Test func `a merge is not undone where what stays names what goes`() throws {
        let (complaint, plan) = try clinic.write { writer in
            (
                try writer.add(Complaint(of: other, recordedOn: "2026-11-01", words: "My neck", region: .neck)).id,
                try writer.add(CarePlan(of: other, startsOn: "2026-11-01", by: clinic.clinician)).id
            )
        }
        try clinic.merge(other, into: 1)
        var next = CarePlan(of: 1, startsOn: "2026-11-20", by: clinic.clinician)
        next.complaints = RecordIDs([complaint])
        let added = try clinic.write { [next] in try $0.add(next) }
        let named = RecordReference(added.id)
        let error = MergeError.entangled(other, into: 1, named, names: RecordReference(complaint))
        try expectUnchanged(error) { try clinic.unmerge(other) }
        #expect(
            error.description == "Care plan 2 names C-1: one of them would go back to P-2 and the other stay with P-1; "
                + "part the two first.")
        next.complaints = RecordIDs()
        next.supersedes = plan
        _ = try clinic.write { [next] in try $0.edit(added, to: next) }
        try expectUnchanged(.entangled(other, into: 1, named, names: RecordReference(plan))) {
            try clinic.unmerge(other)
        }
    }

    @Test func `a rating and an adjustment hinder it as their complaint and visit do`() throws {
        let complaint = try clinic.write {
            try $0.add(Complaint(of: other, recordedOn: "2026-11-01", words: "My neck", region: .neck)).id
        }
        try clinic.merge(other, into: 1)
        let visit = try clinic.draft()
        let rating = try clinic.write { writer in
            var rating = SeverityRating(of: complaint, ratedOn: "2026-11-20", score: 4)
            rating.visitID = visit.id
            return try writer.add(rating).id
        }
        try expectUnchanged(
            .entangled(other, into: 1, RecordReference(rating), names: RecordReference(visit.id))
        ) { try clinic.unmerge(other) }
    }

    @Test func `nothing is written to one who was merged`() throws {
        let visit = try clinic.draft()
        try clinic.merge(other, into: 1)
        let error = #expect(throws: FieldError.self) {
            try clinic.write {
                try $0.add(Complaint(of: other, recordedOn: "2026-11-01", words: "My neck", region: .neck))
            }
        }
        #expect(error?.description == "Patient ID is P-2, who was merged into P-1; use P-1.")
        #expect(throws: FieldError.self) { try clinic.write { try $0.move(visit.id, to: other, reason: "hers") } }
        #expect(throws: MergedPatientError.self) {
            try clinic.write { try $0.edit($0.record(other), to: Patient(familyName: "Other")) }
        }
    }

    @Test func `an edit merges nobody`() throws {
        let patient = try clinic.patient(1)
        var new = patient.record
        (new.mergedInto, new.mergedAt, new.mergedBy) = (other, "2026-11-20T10:00:00.000Z", clinic.owner)
        new.mergeReason = "by the back door"
        let edited = try clinic.write { [new] writer in try writer.edit(patient, to: new) }
        #expect(edited == patient)
    }
}
