import ClinicModel
import ClinicStore
import Testing

/// What was recorded at a visit stays on its patient's chart when the visit leaves it.
@Suite struct VisitPartingTests {
    private let clinic: TestClinic
    private let other: RecordID<Patient>

    init() throws {
        clinic = try TestClinic()
        other = try clinic.addPatient("Adler").id
    }

    /// A visit with one record of each kind that names it, a void answer among them, and an adjustment that has its
    /// listing from the study.
    private func visit() throws -> RecordID<Visit> {
        try clinic.write { writer in
            let visit = try writer.record(clinic.adjusted())
            let of = clinic.patient
            let day: CalendarDay = "2026-11-20"
            let complaint = try writer.add(Complaint(of: of, recordedOn: day, words: "My neck", region: .neck))
            try writer.add(SeverityRating(of: complaint.id, ratedOn: day, score: 4).at(visit.id))
            let answer = SafetyAnswer(of: of, item: "nausea", answer: .no, askedBy: 2, on: day)
            try writer.add(answer.at(visit.id))
            _ = try writer.void(writer.add(answer.at(visit.id)).id, reason: "twice")
            let study = ImagingStudy(of: of, .xRay, indicated: .yes, because: "To find it", decidedBy: 2, on: day)
                .taken(on: day)
            let kept = try writer.add(study.at(visit.id))
            try writer.add(Reaction(of: of, reportedOn: day, description: "Tired").at(visit.id))
            try writer.add(OutcomeScore(of: of, measure: "ndi", score: 42, scoredOn: day).at(visit.id))
            let booked = try writer.book(clinic.appointment(on: day), anyway: false)
            _ = try writer.keep(booked.id, with: visit.id)
            var adjustment = Adjustment(vertebra: .atlas)
            adjustment.imagingStudyID = kept.id
            let changes = try writer.changes(to: adjustment, of: visit.id)
            return try writer.edit(visit.id, to: visit.record, adjustments: changes).id
        }
    }

    private func move(_ id: RecordID<Visit>) throws -> Stored<Visit> {
        try clinic.write { try $0.move(id, to: other, reason: "wrong chart") }
    }

    /// The visit that each record names, and whether it is on the first patient's chart.
    private func expectVisits(_ id: RecordID<Visit>?, isKept: Bool = true) throws {
        try clinic.store.read { reader in
            try #expect(reader.records(SeverityRating.self).map(\.visitID) == [id])
            try #expect(reader.records(SafetyAnswer.self).map(\.visitID) == [id, id])
            try #expect(reader.records(ImagingStudy.self).map(\.visitID) == [id])
            try #expect(reader.records(Reaction.self).map(\.visitID) == [id])
            try #expect(reader.records(OutcomeScore.self).map(\.visitID) == [id])
            try #expect(reader.records(Appointment.self).map(\.visitID) == [isKept ? id : nil])
            try #expect(reader.records(SafetyAnswer.self).map(\.patientID) == [clinic.patient, clinic.patient])
            try #expect(reader.records(ImagingStudy.self).map(\.patientID) == [clinic.patient])
            try #expect(reader.records(Reaction.self).map(\.patientID) == [clinic.patient])
            try #expect(reader.records(OutcomeScore.self).map(\.patientID) == [clinic.patient])
            try #expect(reader.records(Appointment.self).map(\.patientID) == [clinic.patient])
        }
    }

    @Test func `a draft that moves is parted from what stays`() throws {
        let id = try visit()
        try expectVisits(id)
        #expect(try move(id).id == id)
        try expectVisits(nil)
        let appointments = try clinic.store.read { try $0.records(Appointment.self) }
        // The patient was here, but was not seen in that visit.
        #expect(appointments.map(\.status) == [.arrived])
        #expect(try clinic.adjustments(id).map(\.imagingStudyID) == [nil])
        #expect(try clinic.adjustments(id).map(\.vertebra) == [.atlas])
    }

    @Test func `what is parted is written in the audit log of the chart where it stays, with the reason`() throws {
        let id = try visit()
        let entries = try clinic.entries { try move(id) }
        #expect(
            entries.map(\.recordType) == [
                "appointment", "imaging_study", "severity_rating", "safety_answer", "safety_answer", "reaction",
                "outcome_score", "adjustment", "visit", "visit",
            ])
        #expect(entries.dropLast(2).allSatisfy { $0.action == .edit && $0.patientID == clinic.patient })
        #expect(entries.suffix(2).map(\.patientID) == [clinic.patient, other])
        #expect(entries.allSatisfy { $0.reason == "wrong chart" })
        #expect(entries[1].after == #"{"visit_id":null}"#)
    }

    @Test func `a signed visit stays with what was recorded at it, and its copy has none of that`() throws {
        let id = try visit()
        try clinic.sign(id)
        let copy = try move(id)
        #expect(copy.id != id)
        // The visit is void now: it is not what became of the appointment.
        try expectVisits(id, isKept: false)
        #expect(try clinic.store.read { try $0.records(Appointment.self).map(\.status) } == [.arrived])
        #expect(try clinic.adjustments(id).map(\.imagingStudyID) == [1])
        #expect(try clinic.adjustments(copy.id).map(\.imagingStudyID) == [nil])
        #expect(try clinic.sign(copy.id).state == .signed)
    }

    @Test func `a void appointment stays as it is when its visit becomes void, and is parted from one that moves`()
        throws
    {
        let id = try visit()
        let void = try clinic.write { try $0.void(RecordID<Appointment>(1), reason: "entered twice") }
        func appointment() throws -> Appointment { try clinic.store.read { try $0.record(void.id).record } }
        #expect(try move(id).id == id)
        #expect(try appointment() == void.record.with("visit_id", .null))

        let second = try clinic.write { writer in
            let visit = try writer.record(clinic.adjusted())
            let booked = try writer.book(clinic.appointment(on: "2026-11-20", at: "15:00"), anyway: true)
            _ = try writer.keep(booked.id, with: visit.id)
            return (visit: visit.id, appointment: try writer.void(booked.id, reason: "entered twice"))
        }
        try clinic.void(second.visit)
        #expect(try clinic.store.read { try $0.record(second.appointment.id) } == second.appointment)
    }
}

extension ClinicRecord {
    /// The same, recorded at a visit.
    fileprivate func at(_ visit: RecordID<Visit>) throws -> Self { try with("visit_id", .integer(visit.number)) }
}

extension ImagingStudy {
    /// The same, taken and with a listing.
    fileprivate func taken(on day: CalendarDay) -> ImagingStudy {
        var study = self
        (study.takenOn, study.listingCode) = (day, "ASRA")
        return study
    }
}
