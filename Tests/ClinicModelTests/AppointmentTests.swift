import ClinicModel
import Testing

/// An appointment of 1 December 2027 at 09:30, which lies ahead.
struct AppointmentTests {
    private func appointment(_ fill: (inout Appointment) -> Void = { _ in }) throws -> Appointment {
        var appointment = Appointment(
            of: RecordID(7), at: RecordID(1), on: try calendarDay("2027-12-01"), at: try timeOfDay("09:30"),
            minutes: 30)
        fill(&appointment)
        return appointment
    }

    @Test func `an appointment is booked, and may lie ahead`() throws {
        #expect(try appointment().status == .booked)
        #expect(try refusal(of: appointment()) == nil)
    }

    @Test(arguments: Appointment.Status.allCases)
    func `an appointment of which a visit came was kept`(status: Appointment.Status) throws {
        #expect(try refusal(of: appointment { $0.status = status }) == nil)
        let visited = try appointment { ($0.status, $0.visitID) = (status, RecordID(31)) }
        let text =
            "A visit came of an appointment that is \(status.rawValue); one with a visit was kept."
        #expect(try refusal(of: visited) == (status == .kept ? nil : text))
    }

    @Test(arguments: [
        (Appointment.Status.booked, true), (.arrived, true), (.kept, false), (.cancelled, false), (.noShow, false),
    ])
    func `an appointment is open until it has come to something`(status: Appointment.Status, isOpen: Bool) throws {
        #expect(try appointment { $0.status = status }.isOpen == isOpen)
        #expect(try !appointment { ($0.status, $0.voidReason) = (status, "Entered twice") }.isOpen)
    }

    @Test func `an appointment takes from 1 minute to 8 hours`() throws {
        for minutes in [1, 480] { #expect(try refusal(of: appointment { $0.minutes = minutes }) == nil) }
        for minutes in [0, 481] {
            #expect(
                try refusal(of: appointment { $0.minutes = minutes })
                    == "Minutes is \(minutes); it runs from 1 to 480.")
        }
    }

    @Test func `what an appointment cannot be among others is a sentence`() throws {
        let (day, time) = (try calendarDay("2026-03-08"), try timeOfDay("02:30"))
        let texts: [(AppointmentError, String)] = [
            (
                .noSuchTime(day, time, zone: "America/New_York"),
                "There is no 02:30 on 2026-03-08 in America/New_York: the clocks go forward over it; book a time before "
                    + "or after."
            ),
            (
                .overlaps(
                    [RecordID(4), RecordID(9)], clinician: "Cleo Clarke",
                    times: ["2026-12-01 09:30 (30 minutes)", "2026-12-01 09:45 (15 minutes)"]),
                "Cleo Clarke has appointment 4 at 2026-12-01 09:30 (30 minutes) and appointment 9 at 2026-12-01 09:45 "
                    + "(15 minutes), which overlaps; to book both, say --anyway."
            ),
            (.notOpen(RecordID(4), .noShow), "Appointment 4 is no-show already."),
            (.isVoid(RecordID(4)), "Appointment 4 is void and stays as it is."),
        ]
        for (error, text) in texts {
            #expect(error.description == text)
            #expect(error.kind == .rule)
        }
    }
}
