import ClinicModel
@_exported import TestSupport
import Testing

func calendarDay(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

func partialDate(_ text: String) throws -> PartialDate { try #require(PartialDate(text)) }

func timeOfDay(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text)) }

func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

/// A draft of today's visit, with nothing in it yet.
func draftVisit() throws -> Visit {
    Visit(of: RecordID(7), at: RecordID(1), on: try calendarDay("2026-11-21"), enteredBy: RecordID(2))
}

/// A patient with a name and nothing else.
func namedPatient() -> Patient { Patient(familyName: "Okafor", givenNames: "Ada") }

/// A complaint recorded today, with only what it cannot be without.
func plainComplaint() throws -> Complaint {
    Complaint(
        of: RecordID(7), recordedOn: try calendarDay("2026-11-21"), words: "My leg hurts", region: .thigh)
}

/// What is wrong with a field of `record`, as the person who entered it reads it.
func fieldError<Value: ClinicRecord>(
    in record: Value, sourceLocation: SourceLocation = #_sourceLocation
) throws -> String? {
    let today = try calendarDay("2026-11-21")
    return #expect(throws: FieldError.self, sourceLocation: sourceLocation) {
        try record.checked(today: today)
    }?
    .description
}
