import ClinicModel
import ClinicStore
import Testing

/// When a care plan is overdue. The plans are looked at on Friday, 20 November 2026, where no other day is said.
@Suite struct PlanProgressTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func overdue(
        _ day: CalendarDay = "2026-11-20", of office: RecordID<Office>? = nil
    ) throws -> [PlanProgress] {
        let days = try clinic.days(day)
        return try clinic.read { try $0.overduePlans(of: office, on: days) }
    }

    @Test(
        arguments: [
            (21, 1), (7, 1), (5, 2), (3, 3), (2, 4), (1.75, 4), (1, 7), (0.7, 10), (0.5, 14), (0.3333, 22), (0.25, 28),
            (0.01, 700),
        ] as [(Double, Int)])
    func `the interval is 7 days over the visits per week, rounded up`(perWeek: Double, interval: Int) throws {
        let first: CalendarDay = "2024-01-01"
        try clinic.plan(from: first, perWeek: perWeek)
        let due = try #require(first.adding(days: interval))
        #expect(try overdue(due).isEmpty)
        let dayAfter = try #require(due.adding(days: 1))
        let plan = try #require(overdue(dayAfter).first)
        #expect((plan.intervalDays, plan.visitDueOn) == (interval, due))
        #expect((plan.reasons, plan.daysOverdue) == ([.noVisit], 1))
    }

    @Test func `the interval is counted from the last visit, or from the first day where that is later`() throws {
        try clinic.plan(from: "2026-11-01", perWeek: 1)
        try clinic.came(on: "2026-10-30")
        #expect(try overdue("2026-11-08").isEmpty)
        #expect(try overdue("2026-11-09").map(\.lastVisitOn) == ["2026-10-30"])
        try clinic.came(on: "2026-11-12")
        // Until the visit, the plan was overdue; what came later does not change that.
        #expect(try overdue("2026-11-11").map(\.visitDueOn) == ["2026-11-08"])
        #expect(try overdue("2026-11-12").isEmpty)
        #expect(try overdue("2026-11-19").isEmpty)
        #expect(try overdue("2026-11-20").map(\.visitDueOn) == ["2026-11-19"])
    }

    @Test func `a void visit is none`() throws {
        try clinic.plan(from: "2026-11-01", perWeek: 1)
        try clinic.void(try clinic.came(on: "2026-11-18").id)
        #expect(try overdue().map(\.lastVisitOn) == [nil])
    }

    @Test func `a plan without a frequency, that has ended or that begins later has no interval`() throws {
        try clinic.plan(from: "2026-09-01")
        try clinic.plan(from: "2026-09-01", perWeek: 1) { $0.endsOn = "2026-11-19" }
        try clinic.plan(from: "2026-11-21", perWeek: 21)
        #expect(try overdue().isEmpty)
        let lastDay = try clinic.plan(from: "2026-09-01", perWeek: 1) { $0.endsOn = "2026-11-20" }
        #expect(try overdue().map(\.carePlanID) == [lastDay.id])
    }

    @Test func `a re-examination is overdue from the day after it was due`() throws {
        try clinic.plan(from: "2026-09-01") { $0.reExaminationDue = "2026-11-20" }
        #expect(try overdue().isEmpty)
        let plan = try #require(overdue("2026-11-21").first)
        #expect((plan.reasons, plan.daysOverdue) == ([.reExamination], 1))
        #expect((plan.intervalDays, plan.visitDueOn, plan.reExaminationDue) == (nil, nil, "2026-11-20"))
    }

    @Test func `a re-examination stays overdue after the plan has ended`() throws {
        try clinic.plan(from: "2026-09-01", perWeek: 1) { plan in
            (plan.endsOn, plan.reExaminationDue) = ("2026-10-31", "2026-10-15")
        }
        let plan = try #require(overdue().first)
        #expect((plan.reasons, plan.intervalDays) == ([.reExamination], nil))
    }

    @Test(
        arguments: [
            (.reExamination, "2026-09-02", true), (.examination, "2026-11-20", true), (.followUp, "2026-11-01", false),
            (.consultation, "2026-11-01", false),
            // The plan was made from that of its first day; one that is still to come has not come.
            (.examination, "2026-09-01", false), (.reExamination, "2026-09-01", false),
            (.reExamination, "2026-08-31", false),
        ] as [(Visit.Kind, CalendarDay, Bool)])
    func `an examination after the plan's first day settles the re-examination`(
        kind: Visit.Kind, day: CalendarDay, settles: Bool
    ) throws {
        try clinic.plan(from: "2026-09-01") { $0.reExaminationDue = "2026-10-15" }
        let visit = try clinic.came(on: day) { $0.kind = kind }
        #expect(try overdue().isEmpty == settles)
        try clinic.void(visit.id)
        #expect(try overdue().count == 1)
    }

    @Test func `an examination after the day that is looked at has not come yet`() throws {
        try clinic.plan(from: "2026-09-01") { $0.reExaminationDue = "2026-10-15" }
        try clinic.came(on: "2026-11-20") { $0.kind = .reExamination }
        #expect(try overdue("2026-11-19").count == 1)
        #expect(try overdue("2026-11-20").isEmpty)
    }

    @Test func `both reasons are told, and the longer one counts`() throws {
        try clinic.plan(from: "2026-10-01", perWeek: 1) { $0.reExaminationDue = "2026-11-01" }
        let plan = try #require(overdue().first)
        // The visit was due on 8 October, 43 days before; the re-examination 19 days before.
        #expect((plan.reasons, plan.daysOverdue) == ([.noVisit, .reExamination], 43))
    }

    @Test func `a plan that another supersedes is not current, unless that one is void`() throws {
        let first = try clinic.plan(from: "2026-09-01", perWeek: 1)
        let second = try clinic.plan(from: "2026-11-18", perWeek: 1) { $0.supersedes = first.id }
        #expect(try overdue().isEmpty)
        _ = try clinic.write { try $0.void(second.id, reason: "typed twice") }
        #expect(try overdue().map(\.carePlanID) == [first.id])
        _ = try clinic.write { try $0.void(first.id, reason: "of another patient") }
        #expect(try overdue().isEmpty)
    }

    @Test func `a plan stands until the day on which the one that supersedes it begins`() throws {
        let first = try clinic.plan(from: "2026-09-01", perWeek: 1)
        try clinic.plan(from: "2026-11-20", perWeek: 1) { $0.supersedes = first.id }
        #expect(try overdue("2026-11-19").map(\.carePlanID) == [first.id])
        #expect(try overdue("2026-11-20").isEmpty)
        #expect(try overdue("2026-11-28").map(\.carePlanID) != [first.id])
    }

    @Test func `only active patients are due`() throws {
        for status in Patient.Status.allCases {
            let patient = try clinic.write { try $0.add(Patient(familyName: status.rawValue, status: status)) }
            try clinic.plan(of: patient.id, from: "2026-09-01", perWeek: 1)
        }
        #expect(try overdue().map(\.patientName) == ["active"])
    }

    @Test func `patients are due by their own office, and by the day there`() throws {
        let far = try clinic.addFarOffice()
        for (name, office) in [("Main", clinic.office), ("Far", far), ("None", nil)] {
            var patient = Patient(familyName: name)
            patient.officeID = office
            let stored = try clinic.write { try $0.add(patient) }
            try clinic.plan(of: stored.id, from: "2026-11-12", perWeek: 1)
        }
        #expect(try overdue("2026-11-20").map(\.patientName) == ["Main", "Far", "None"])
        #expect(try overdue("2026-11-20", of: far).map(\.patientName) == ["Far"])
        // What was due on the 19th is overdue in London, where it is the 20th, and not yet where it is the 19th.
        let offices = try clinic.read { try $0.records(Office.self) }
        let days = OfficeDays(at: "2026-11-20T10:00:00.000Z", of: offices, elsewhere: "2026-11-20")
        #expect(try clinic.read { try $0.overduePlans(on: days) }.map(\.patientName) == ["Main", "None"])
    }

    @Test func `the longest overdue comes first, and of two the patient with the lower number`() throws {
        let (second, third) = (try clinic.addPatient("Second").id, try clinic.addPatient("Third").id)
        try clinic.plan(of: third, from: "2026-10-01", perWeek: 1)
        try clinic.plan(of: second, from: "2026-10-01", perWeek: 1)
        try clinic.plan(from: "2026-10-02", perWeek: 1)
        #expect(try overdue().map(\.patientID) == [second, third, clinic.patient])
    }

    @Test func `the next appointment is the first that is open, from the day on`() throws {
        try clinic.plan(from: "2026-10-01", perWeek: 1)
        try clinic.booked(on: "2026-11-19")
        #expect(try overdue().map(\.nextAppointmentOn) == [nil])
        try clinic.booked(on: "2026-11-23")
        try clinic.booked(on: "2026-11-21") { $0.status = .cancelled }
        try clinic.booked(on: "2026-11-21") { $0.voidReason = "entered twice" }
        #expect(try overdue().map(\.nextAppointmentOn) == ["2026-11-23"])
        try clinic.booked(on: "2026-11-20") { $0.status = .arrived }
        #expect(try overdue().map(\.nextAppointmentOn) == ["2026-11-20"])
    }

    @Test func `contacts count from the plan's first day to the day that is looked at`() throws {
        try clinic.plan(from: "2026-10-01", perWeek: 1)
        let contacts: [(CalendarDay, RecordID<StaffMember>, RecallContact.Result)] = [
            ("2026-09-30", clinic.owner, .declined), ("2026-11-02", clinic.frontDesk, .noAnswer),
            ("2026-11-02", clinic.owner, .leftMessage), ("2026-10-01", clinic.frontDesk, .reached),
            ("2026-11-20", clinic.frontDesk, .booked),
        ]
        for (day, member, result) in contacts {
            try clinic.write { writer in
                _ = try writer.add(RecallContact(of: clinic.patient, on: day, by: member, result: result))
            }
        }
        let before = try #require(overdue("2026-11-19").first)
        #expect((before.contacts, before.lastContactOn) == (3, "2026-11-02"))
        // Of two on a day, the one that was recorded later.
        #expect((before.lastContactResult, before.lastContactBy) == (.leftMessage, "Olive Owens"))
        let last = try #require(overdue().first)
        #expect((last.contacts, last.lastContactResult, last.lastContactBy) == (4, .booked, "Fred Dexter"))
        _ = try clinic.write { try $0.void(5 as RecordID<RecallContact>, reason: "of another patient") }
        #expect(try overdue().map(\.contacts) == [3])
    }

    @Test func `nobody was reached where nobody tried`() throws {
        try clinic.plan(from: "2026-10-01", perWeek: 1)
        let plan = try #require(overdue().first)
        #expect((plan.contacts, plan.lastContactOn, plan.lastContactBy) == (0, nil, nil))
        #expect(plan.lastContactResult == nil)
    }
}
