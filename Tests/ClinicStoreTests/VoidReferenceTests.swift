import ClinicModel
import ClinicStore
import Testing

/// What is void is named by nothing new; what named it before still does.
@Suite struct VoidReferenceTests {
    private let clinic: TestClinic
    private let complaint: RecordID<Complaint>

    init() throws {
        clinic = try TestClinic()
        complaint = try clinic.write { [patient = clinic.patient] writer in
            try writer.add(Complaint(of: patient, recordedOn: "2026-11-01", words: "My leg", region: .thigh)).id
        }
    }

    private func expectVoid(_ text: String, _ body: (ClinicWriter) throws -> Void) {
        let error = #expect(throws: FieldError.self) { try clinic.write(body) }
        #expect(error?.description == text)
    }

    @Test func `nothing new names a void complaint`() throws {
        let kept = try clinic.write { [patient = clinic.patient] writer in
            var care = PriorCare(of: patient, kind: .rest)
            care.complaintID = complaint
            let kept = try writer.add(care)
            _ = try writer.void(complaint, reason: "entered twice")
            return kept
        }
        let text = "Complaint ID is C-1, which is void: it was entered in error."
        expectVoid(text) { try $0.add(SeverityRating(of: complaint, ratedOn: "2026-11-02", score: 4)) }
        expectVoid(text) { try $0.add(kept.record) }
        expectVoid("Complaints is C-1, which is void: it was entered in error.") { writer in
            var plan = CarePlan(of: clinic.patient, startsOn: "2026-11-02", by: clinic.clinician)
            plan.complaints = RecordIDs([complaint])
            try writer.add(plan)
        }
        try clinic.write { writer in
            var noted = kept.record
            noted.note = "A week in bed"
            try #expect(writer.edit(kept, to: noted).complaintID == complaint)
            try #expect(writer.void(kept.id, reason: "of another patient").complaintID == complaint)
        }
    }

    @Test func `nothing new names a void visit`() throws {
        let visit = try clinic.draft()
        try clinic.void(visit.id)
        let text = "Visit ID is V-1, which is void: it was entered in error."
        expectVoid(text) { writer in
            var reaction = Reaction(of: clinic.patient, reportedOn: "2026-11-20", description: "Tired")
            reaction.visitID = visit.id
            try writer.add(reaction)
        }
        let booked = try clinic.book(clinic.appointment(on: "2026-11-20"))
        expectVoid(text) { _ = try $0.keep(booked.id, with: visit.id) }
    }
}
