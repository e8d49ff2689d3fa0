import ClinicModel
import ClinicStore
import Testing

/// A record names only records that are there; where it does not, the field is told.
@Suite struct ReferenceTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func fieldRefused<Value: StoredRecord>(
        _ record: Value, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String? {
        let error = #expect(throws: FieldError.self, sourceLocation: sourceLocation) {
            try clinic.write { try $0.add(record) }
        }
        guard case .noSuchRecord = error?.problem else { return nil }
        return error?.field
    }

    @Test func `a visit names a patient, an office and staff that are there`() throws {
        for field in ["patient_id", "office_id", "clinician_id", "entered_by"] {
            var visit = clinic.visit()
            try #require(Visit.field(field)).set(.integer(99), in: &visit)
            #expect(try fieldRefused(visit) == field)
        }
    }

    @Test func `a patient names an office and a clinician that are there`() throws {
        for field in ["office_id", "primary_clinician_id"] {
            var patient = Patient(familyName: "X")
            try #require(Patient.field(field)).set(.integer(99), in: &patient)
            #expect(try fieldRefused(patient) == field)
        }
    }

    @Test func `what belongs to a record names one that is there`() throws {
        let visit = try clinic.signed()
        #expect(try fieldRefused(Qualification(of: 99, title: "x")) == "staff_member_id")
        #expect(
            try fieldRefused(Complaint(of: 99, recordedOn: "2026-11-20", words: "x", region: .neck)) == "patient_id")
        #expect(try fieldRefused(SeverityRating(of: 99, ratedOn: "2026-11-20", score: 3)) == "complaint_id")
        #expect(try fieldRefused(Finding.result("gait", .normal)) == "visit_id")
        #expect(try fieldRefused(Adjustment(of: 99, vertebra: .atlas)) == "visit_id")
        #expect(try fieldRefused(Addendum(to: 99, text: "x", author: 1, at: "2026-11-20T10:00:00.000Z")) == "visit_id")
        #expect(
            try fieldRefused(Addendum(to: visit.id, text: "x", author: 99, at: "2026-11-20T10:00:00.000Z")) == "author")
    }

    @Test func `a rating is of a visit that is there, and of the complaint's patient`() throws {
        let other = try clinic.addPatient("Adler")
        let visit = try clinic.draft()
        let complaint = try clinic.write { writer in
            try writer.add(Complaint(of: other.id, recordedOn: "2026-11-01", words: "x", region: .neck))
        }
        var rating = SeverityRating(of: complaint.id, ratedOn: "2026-11-20", score: 3)
        rating.visitID = 99
        #expect(try fieldRefused(rating) == "visit_id")
        rating.visitID = visit.id
        #expect(throws: SeverityRatingError.anotherPatientsVisit(visit.id)) {
            try clinic.write { try $0.add(rating) }
        }
    }

    @Test func `a reference is told as people write it`() {
        var patient = Patient(familyName: "X")
        patient.officeID = 7
        let error = #expect(throws: FieldError.self) { try clinic.write { [patient] in try $0.add(patient) } }
        #expect(error?.description == "Office ID is O-7, and there is none.")
        #expect(error?.kind == .rule)
    }

    @Test func `a primary clinician treats patients`() {
        var patient = Patient(familyName: "X")
        patient.primaryClinicianID = clinic.frontDesk
        #expect(throws: StaffError.doesNotTreat("Fred Dexter", clinic.frontDesk)) {
            try clinic.write { [patient] in try $0.add(patient) }
        }
    }

    @Test func `a rating is of the day of the complaint or later`() throws {
        let complaint = try clinic.write { writer in
            try writer.add(Complaint(of: 1, recordedOn: "2026-11-10", words: "x", region: .neck))
        }
        #expect(throws: SeverityRatingError.beforeComplaint("2026-11-10")) {
            try clinic.write { try $0.add(SeverityRating(of: complaint.id, ratedOn: "2026-11-09", score: 3)) }
        }
    }

    @Test func `a complaint is recorded on the day of its first rating or before`() throws {
        let complaint = try clinic.write { writer in
            let complaint = try writer.add(
                Complaint(of: 1, recordedOn: "2026-11-01", words: "x", region: .neck))
            for day: CalendarDay in ["2026-11-12", "2026-11-10"] {
                try writer.add(SeverityRating(of: complaint.id, ratedOn: day, score: 3))
            }
            return complaint
        }
        var new = complaint.record
        new.recordedOn = "2026-11-11"
        let error = #expect(throws: ComplaintDayError.self) {
            try clinic.write { [new] in try $0.edit(complaint, to: new) }
        }
        #expect(error?.firstRatedOn == "2026-11-10")
        new.recordedOn = "2026-11-10"
        #expect(try clinic.write { try $0.edit(complaint, to: new) }.recordedOn == "2026-11-10")
    }

    @Test func `a record that is not there is told as people write it`() {
        #expect(throws: NotFoundError(RecordID<Patient>(12))) { try clinic.store.read { try $0.chart(of: 12) } }
        #expect(NotFoundError(RecordID<Patient>(12)).description == "There is no patient P-12.")
        #expect(NotFoundError(RecordID<StaffMember>(3)).description == "There is no staff member S-3.")
        #expect(NotFoundError(RecordID<Patient>(12)).kind == .notFound)
    }
}
