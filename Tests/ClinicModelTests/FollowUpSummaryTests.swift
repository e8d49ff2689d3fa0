import ClinicModel
import Testing

/// What follows care, in a line each without the day.
struct FollowUpSummaryTests {
    private let patient = RecordID<Patient>(7)
    private let member = RecordID<StaffMember>(3)

    private func line<Value: ChartRecord>(_ record: Value, _ fill: (inout Value) -> Void = { _ in }) -> String {
        var record = record
        fill(&record)
        return record.summary
    }

    @Test func `a reaction says what was felt, after what, and how bad it was`() throws {
        let reaction = Reaction(of: patient, reportedOn: try calendarDay("2026-01-08"), description: "Tired")
        #expect(line(reaction) == "Tired")
        #expect(line(reaction) { $0.hoursAfter = 1 } == "Tired, 1 hour after a visit")
        let resolvedOn = try calendarDay("2026-01-09")
        let full = line(reaction) {
            ($0.visitID, $0.hoursAfter, $0.severity) = (RecordID(31), 1.5, 0)
            $0.resolvedOn = resolvedOn
        }
        #expect(full == "Tired, 1.5 hours after V-31, severity 0, resolved 2026-01-09")
    }

    @Test func `a score says on what, for what, and whose it is where it is not the patient's`() throws {
        let score = OutcomeScore(of: patient, measure: "psfs", score: 4.5, scoredOn: try calendarDay("2026-01-08"))
        #expect(line(score) == "psfs 4.5")
        #expect(line(score) { $0.score = 10 } == "psfs 10")
        #expect(
            line(score) { ($0.complaintID, $0.reporter) = (RecordID(5), .clinician) }
                == "psfs 4.5, for C-5, by the clinician")
    }

    @Test func `a care plan says what for, how often, and until when`() throws {
        let plan = CarePlan(of: patient, startsOn: try calendarDay("2026-01-08"), by: member)
        #expect(
            line(plan) { ($0.visitsPerWeek, $0.plannedVisits) = (1, 1) } == "1 visit a week, 1 visit planned")
        let (end, due) = (try calendarDay("2026-04-08"), try calendarDay("2026-03-08"))
        let full = line(plan) {
            ($0.goals, $0.complaints) = ("Walk to work", RecordIDs([RecordID(7), RecordID(5)]))
            ($0.visitsPerWeek, $0.plannedVisits) = (0.5, 12)
            ($0.endsOn, $0.reExaminationDue) = (end, due)
        }
        #expect(
            full
                == "Walk to work, for C-5, C-7, 0.5 visits a week, 12 visits planned, until 2026-04-08, re-examination "
                + "due 2026-03-08")
    }

    @Test func `an appointment says when, what became of it, and how it was booked`() throws {
        let appointment = Appointment(
            of: patient, at: RecordID(1), on: try calendarDay("2026-01-08"), at: try timeOfDay("09:30"), minutes: 30)
        #expect(line(appointment) == "09:30, booked")
        #expect(line(appointment) { $0.channel = .phone } == "09:30, booked, by phone")
        #expect(line(appointment) { $0.channel = .online } == "09:30, booked, online")
        let full = line(appointment) {
            ($0.status, $0.visitID, $0.kind) = (.kept, RecordID(31), .consultation)
            ($0.channel, $0.fee, $0.note) = (.walkIn, .free, "Uses a wheelchair")
        }
        #expect(full == "09:30, kept, consultation, visit V-31, walk-in, free, Uses a wheelchair")
    }

    @Test func `a recall contact says what came of it, and how`() throws {
        let contact = RecallContact(
            of: patient, on: try calendarDay("2026-01-08"), by: member, result: .leftMessage)
        #expect(line(contact) == "left-message")
        #expect(
            line(contact) { ($0.channel, $0.note) = (.phone, "With her mother") }
                == "left-message, by phone, With her mother")
    }

    @Test func `a disclosure says to whom, how, what and what for`() throws {
        let disclosure = Disclosure(
            of: patient, on: try calendarDay("2026-01-08"), to: "Dr. Byrne", what: "The last two visits.",
            purpose: "A second opinion", by: member)
        #expect(line(disclosure) == "to Dr. Byrne, The last two visits. A second opinion")
        #expect(
            line(disclosure) { ($0.channel, $0.what) = (.inPerson, "The films") }
                == "to Dr. Byrne, in person, The films, A second opinion")
        #expect(
            line(disclosure) { ($0.channel, $0.purpose) = (.fax, "Asked") }
                == "to Dr. Byrne, by fax, The last two visits. Asked")
        #expect(line(disclosure) { $0.channel = .other } == "to Dr. Byrne, The last two visits. A second opinion")
    }
}
