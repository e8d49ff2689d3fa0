import ClinicModel
import ClinicStore
import Testing

/// A record of each kind that a patient's chart has, with an edit of it: of the test clinic's patient, on 10 November
/// 2026.
struct ChartExample: Sendable, CustomTestStringConvertible {
    let record: any StoredRecord & ChartRecord
    /// What people call the first of its kind, at the beginning of a sentence.
    let called: String
    /// The field that the edit changes.
    let field: String
    let value: FieldValue

    var testDescription: String { type(of: record).table }

    private init(_ record: any StoredRecord & ChartRecord, called: String, _ field: String, _ value: FieldValue) {
        self.record = record
        self.called = called
        self.field = field
        self.value = value
    }

    /// The example of the records of a table.
    static func of(_ table: String) throws -> ChartExample {
        try #require(all.first { $0.testDescription == table })
    }

    private static let patient: RecordID<Patient> = 1
    private static let office: RecordID<Office> = 1
    private static let clinician: RecordID<StaffMember> = 2
    private static let day: CalendarDay = "2026-11-10"

    static let all = [
        ChartExample(
            Complaint(of: patient, recordedOn: day, words: "My neck", region: .neck), called: "C-1", "side",
            .text("left")),
        ChartExample(
            Consent(of: patient, to: .care, givenOn: day, signer: "Ada Okafor"), called: "Consent 1", "withdrawn_on",
            .text("2026-11-20")),
        ChartExample(
            HistoryItem(of: patient, kind: .injury, description: "Fell"), called: "History item 1", "code",
            .text("W01")),
        ChartExample(PriorCare(of: patient, kind: .rest), called: "Prior care 1", "ongoing", .integer(1)),
        ChartExample(
            SafetyAnswer(of: patient, item: "nausea", answer: .no, askedBy: clinician, on: day),
            called: "Safety answer 1", "answer", .text("yes")),
        ChartExample(
            Assessment(of: patient, term: "Neck strain", state: .considered, by: clinician, on: day),
            called: "Assessment 1", "state", .text("ruled-out")),
        ChartExample(
            ExternalTest(of: patient, kind: .mri), called: "External test 1", "ordered_by", .text("Dr. Byrne")),
        ChartExample(
            ImagingStudy(of: patient, .xRay, indicated: .yes, because: "To find it", decidedBy: clinician, on: day),
            called: "X-1", "views", .text("nasium")),
        ChartExample(
            Reaction(of: patient, reportedOn: day, description: "Tired"), called: "Reaction 1", "severity", .integer(3)),
        ChartExample(
            OutcomeScore(of: patient, measure: "ndi", score: 42, scoredOn: day), called: "Outcome score 1", "score",
            .number(40)),
        ChartExample(
            CarePlan(of: patient, startsOn: day, by: clinician), called: "Care plan 1", "planned_visits", .integer(6)),
        ChartExample(keptAppointment, called: "Appointment 1", "fee", .text("free")),
        ChartExample(
            RecallContact(of: patient, on: day, by: clinician, result: .noAnswer), called: "Recall contact 1",
            "channel",
            .text("phone")),
        ChartExample(
            Disclosure(of: patient, on: day, to: "Dr. Byrne", what: "The films", purpose: "Opinion", by: clinician),
            called: "Disclosure 1", "address", .text("2 Hill Road")),
    ]

    private static var keptAppointment: Appointment {
        var appointment = Appointment(of: patient, at: office, on: day, at: "09:30", minutes: 30)
        appointment.clinicianID = clinician
        appointment.status = .kept
        return appointment
    }
}

extension ClinicRecord {
    /// The same with another value in one of its fields.
    func with(_ field: String, _ value: FieldValue) throws -> Self {
        var record = self
        try #require(Self.field(field)).set(value, in: &record)
        return record
    }
}
