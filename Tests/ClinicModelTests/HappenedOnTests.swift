import ClinicModel
import Testing

/// When a record of a chart happened, as far as is known.
struct HappenedOnTests {
    private let patient = RecordID<Patient>(7)
    private let member = RecordID<StaffMember>(3)

    /// As ``ChartRecord`` has it: a history item has a property of the same name.
    private func day<Value: ChartRecord>(_ record: Value) -> String? { record.happenedOn }

    @Test func `a record that has one day happened on it`() throws {
        let on = try calendarDay("2026-03-14")
        let records: [any ChartRecord] = [
            Complaint(of: patient, recordedOn: on, words: "x", region: .neck),
            Consent(of: patient, to: .care, givenOn: on, signer: "x"),
            SafetyAnswer(of: patient, item: "nausea", answer: .no, askedBy: member, on: on),
            Assessment(of: patient, term: "x", state: .working, by: member, on: on),
            ImagingStudy(of: patient, .ct, indicated: .no, because: "x", decidedBy: member, on: on),
            Reaction(of: patient, reportedOn: on, description: "x"),
            OutcomeScore(of: patient, measure: "ndi", score: 4, scoredOn: on),
            CarePlan(of: patient, startsOn: on, by: member),
            Appointment(of: patient, at: RecordID(1), on: on, at: try timeOfDay("09:30"), minutes: 30),
            RecallContact(of: patient, on: on, by: member, result: .reached),
            Disclosure(of: patient, on: on, to: "x", what: "x", purpose: "x", by: member),
        ]
        for record in records { #expect(day(record) == "2026-03-14", "\(type(of: record).name)") }
    }

    @Test func `an imaging study happened when it was taken, or decided upon`() throws {
        var study = ImagingStudy(
            of: patient, .ct, indicated: .yes, because: "x", decidedBy: member, on: try calendarDay("2026-03-14"))
        #expect(day(study) == "2026-03-14")
        study.takenOn = try calendarDay("2026-03-20")
        #expect(day(study) == "2026-03-20")
    }

    @Test func `a test happened when its result came, or it was ordered`() throws {
        var test = ExternalTest(of: patient, kind: .blood)
        #expect(day(test) == nil)
        test.orderedOn = try calendarDay("2026-03-14")
        #expect(day(test) == "2026-03-14")
        test.receivedOn = try calendarDay("2026-03-20")
        #expect(day(test) == "2026-03-20")
    }

    @Test func `prior care happened when it began, or ended, as far as is known`() throws {
        var care = PriorCare(of: patient, kind: .rest)
        #expect(day(care) == nil)
        care.endsOn = try partialDate("2024-05")
        #expect(day(care) == "2024-05")
        care.startsOn = try partialDate("2023")
        #expect(day(care) == "2023")
    }

    @Test func `a history item happened as far as is known`() throws {
        var item = HistoryItem(of: patient, kind: .injury, description: "x")
        #expect(day(item) == nil)
        item.happenedOn = try partialDate("1998-07")
        #expect(day(item) == "1998-07")
    }
}
