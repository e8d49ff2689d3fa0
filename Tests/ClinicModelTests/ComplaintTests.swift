import ClinicModel
import Testing

/// The rules between a complaint's fields. It was recorded on 21 November 2026.
struct ComplaintTests {
    private func check(_ fill: (inout Complaint) throws -> Void) throws {
        var complaint = try plainComplaint()
        try fill(&complaint)
        #expect(try complaint.checked(today: calendarDay("2026-12-31")) == complaint)
    }

    private func expect(_ error: ComplaintError, from fill: (inout Complaint) throws -> Void) throws {
        var complaint = try plainComplaint()
        try fill(&complaint)
        #expect(throws: error) { try complaint.checked(today: calendarDay("2026-12-31")) }
    }

    @Test(arguments: ["R51.9", "M54.31", "M79.606", "A00", "C4A", "C4A.0", "S13.4XXA", "U07.1", "Z3A.01"])
    func `an ICD-10-CM code is kept`(code: String) throws {
        try check { $0.code = code }
    }

    @Test(arguments: [
        "m54.31", "M5", "M54.", "M54.31234", "54.31", "MM4.31", "M54,31", "M54 31", "M5431", "leg pain",
        "M54.3é", "M٥٤",
    ])
    func `a text that is no ICD-10-CM code is refused`(code: String) throws {
        try expect(.malformedCode(code)) { $0.code = code }
    }

    @Test func `a version of a code needs the code`() throws {
        try check {
            $0.code = "M54.31"
            $0.codeVersion = "2026"
        }
        try expect(.versionWithoutCode) { $0.codeVersion = "2026" }
    }

    @Test(arguments: Complaint.Status.allCases)
    func `a complaint that is closed on a day is not open`(status: Complaint.Status) throws {
        let day = try calendarDay("2026-11-21")
        if status == .open {
            try expect(.openButClosed) { $0.closedOn = day }
        } else {
            try check {
                $0.status = status
                $0.closedOn = day
            }
            try check { $0.status = status }
        }
    }

    @Test func `a complaint is closed on the day it was recorded or later`() throws {
        let (before, after) = (try calendarDay("2026-11-20"), try calendarDay("2026-12-01"))
        try expect(.closedBeforeRecorded(calendarDay("2026-11-21"))) {
            $0.status = .closed
            $0.closedOn = before
        }
        try check {
            $0.status = .closed
            $0.closedOn = after
        }
    }

    @Test(arguments: ["2026", "2026-11", "2026-11-21", "2026-11-20", "2025-12", "1999"])
    func `an onset that may lie before the complaint was recorded is kept`(onset: String) throws {
        try check { $0.onset = try partialDate(onset) }
    }

    @Test(arguments: ["2026-12", "2026-11-22", "2026-12-01"])
    func `an onset after the complaint was recorded is refused`(onset: String) throws {
        try expect(.onsetAfterRecorded(calendarDay("2026-11-21"))) { $0.onset = try partialDate(onset) }
    }

    @Test func `each refusal is a sentence`() throws {
        let day = try calendarDay("2026-11-21")
        let texts: [(ComplaintError, String)] = [
            (.malformedCode("x"), "“x” is not an ICD-10-CM code; one is written like M54.31 or R51.9."),
            (.versionWithoutCode, "The version of a code is given without the code."),
            (
                .openButClosed,
                "The complaint is open and also closed on a day; give it another status, or clear the day."
            ),
            (
                .closedBeforeRecorded(day),
                "The complaint is closed before it was recorded, on 2026-11-21; the day of closing is that day or later."
            ),
            (
                .onsetAfterRecorded(day),
                "The onset is after the day on which the complaint was recorded, 2026-11-21; it is that day or before."
            ),
        ]
        for (error, text) in texts { #expect(error.description == text) }
    }
}
