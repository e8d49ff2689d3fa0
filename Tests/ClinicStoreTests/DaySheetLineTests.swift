import ClinicModel
import ClinicStore
import Testing

@Suite struct DaySheetLineTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    /// `09:30 kept 1 V-1`: the time, the status, the appointment and the visit of each line.
    private func lines(_ days: OfficeDays? = nil) throws -> [String] {
        let days = try days ?? clinic.days("2026-11-20")
        return try clinic.read { try $0.daySheet(of: days) }.map { line in
            [
                line.startsAt?.description ?? "-", line.status.rawValue, line.appointmentID?.description ?? "-",
                line.visitID?.description ?? "-",
            ].joined(separator: " ")
        }
    }

    @Test func `appointments and visits without one are as the day goes`() throws {
        try clinic.booked(at: "14:00")
        try clinic.booked(at: "09:30") { $0.status = .cancelled }
        try clinic.booked(at: "10:15") { $0.status = .arrived }
        try clinic.booked(at: "08:00") { $0.status = .noShow }
        try clinic.came(at: "10:00")
        try clinic.came()
        #expect(
            try lines() == [
                "- walk-in - V-2", "08:00 no-show 4 -", "09:30 cancelled 2 -", "10:00 walk-in - V-1",
                "10:15 arrived 3 -", "14:00 booked 1 -",
            ])
    }

    @Test func `an appointment that was kept is one line with its visit`() throws {
        let visit = try clinic.signed(clinic.adjusted())
        try clinic.booked { appointment in
            (appointment.kind, appointment.status, appointment.visitID) = (.consultation, .kept, visit.id)
            appointment.clinicianID = clinic.colleague
        }
        let days = try clinic.days("2026-11-20")
        let lines = try clinic.read { try $0.daySheet(of: days) }
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        #expect((line.appointmentID, line.visitID, line.status) == (1, 1, .kept))
        #expect((line.outcome, line.visitState) == (.adjusted, .signed))
        // What was is told rather than what was planned.
        #expect((line.kind, line.clinician) == (.followUp, "Cleo Clarke"))
        #expect((line.patientID, line.patientName, line.office) == (1, "Okafor, Ada", "Main"))
        #expect(line.day == "2026-11-20")
    }

    @Test func `what is void is not there, nor what is of another day`() throws {
        try clinic.booked { $0.voidReason = "entered twice" }
        try clinic.booked(on: "2026-11-21")
        try clinic.void(try clinic.came().id)
        try clinic.came(on: "2026-11-19")
        #expect(try lines() == [])
    }

    @Test func `an appointment whose visit is void shows none`() throws {
        let visit = try clinic.signed()
        try clinic.booked { ($0.status, $0.visitID) = (.kept, visit.id) }
        try clinic.void(visit.id)
        #expect(try lines() == ["09:30 arrived 1 -"])
    }

    @Test func `a visit whose only appointment is void came of none`() throws {
        let visit = try clinic.came(at: "09:40")
        try clinic.booked { ($0.status, $0.visitID, $0.voidReason) = (.kept, visit.id, "entered twice") }
        #expect(try lines() == ["09:40 walk-in - V-1"])
    }

    @Test func `a visit of an appointment of another day is on the sheet of its own day too`() throws {
        let visit = try clinic.came(at: "09:40")
        try clinic.booked(on: "2026-11-19") { ($0.status, $0.visitID) = (.kept, visit.id) }
        #expect(try lines() == ["09:40 kept 1 V-1"])
        #expect(try lines(clinic.days("2026-11-19")) == ["09:30 kept 1 V-1"])
    }

    @Test func `a visit at another office than its appointment is one line of the day`() throws {
        let far = try clinic.addFarOffice()
        let visit = try clinic.came(at: "09:40") { $0.officeID = far }
        try clinic.booked { ($0.status, $0.visitID) = (.kept, visit.id) }
        #expect(try lines() == ["09:30 kept 1 V-1"])
        let farAlone = try clinic.read { OfficeDays("2026-11-20", at: [try $0.record(far)]) }
        #expect(try lines(farAlone) == ["09:40 kept 1 V-1"])
    }

    @Test func `each office has the sheet of its own day`() throws {
        let far = try clinic.addFarOffice()
        for day: CalendarDay in ["2026-11-19", "2026-11-20"] {
            try clinic.booked(on: day, at: "09:00")
            try clinic.booked(on: day, at: "08:00") { $0.officeID = far }
        }
        // 10:00 in London is 23:00 of the day before in Samoa.
        let offices = try clinic.read { try $0.records(Office.self) }
        let today = OfficeDays(at: "2026-11-20T10:00:00.000Z", of: offices, elsewhere: "2026-11-20")
        #expect(try lines(today) == ["08:00 booked 2 -", "09:00 booked 3 -"])
        #expect(try lines() == ["08:00 booked 4 -", "09:00 booked 3 -"])
    }

    @Test func `a practice without an office has an empty sheet`() throws {
        let store = try ClinicStore()
        let days = OfficeDays("2026-11-20", at: [])
        #expect(try store.read { try $0.daySheet(of: days) } == [])
    }

    @Test func `what another program spoiled is told as an error`() throws {
        let folder = try TemporaryFolder()
        let full = try FullClinic(at: folder.path("plumb.sqlite"))
        try full.rawly("UPDATE appointments SET starts_at = 'soon'")
        let days = try full.clinic.days("2026-11-20")
        let error = #expect(throws: FieldError.self) { try full.clinic.read { try $0.daySheet(of: days) } }
        #expect(error?.description == "Starts at is \u{201C}soon\u{201D}; a time of day such as 09:30 is expected.")
    }
}
