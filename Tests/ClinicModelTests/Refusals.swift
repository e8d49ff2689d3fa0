import ClinicModel
import Testing

/// What a record's fields and rules say against it, as the person who entered it reads it; nil where it is kept as it
/// is. Today is 31 December 2026.
func refusal<Value: ClinicRecord>(
    of record: Value, sourceLocation: SourceLocation = #_sourceLocation
) throws -> String? {
    let today = try calendarDay("2026-12-31")
    do {
        let kept = try record.checked(today: today)
        #expect(kept == record, sourceLocation: sourceLocation)
        return nil
    } catch let error as any ClinicError {
        #expect(error.kind == .rule, sourceLocation: sourceLocation)
        return error.description
    }
}
