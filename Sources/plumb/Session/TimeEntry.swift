import ClinicModel

extension TimeOfDay {
    /// The time of day as it is typed: `09:30`, `9.30`, `930`, `9`, `2pm` and `2:15 pm`.
    ///
    /// - Throws: ``FieldError`` for the field that it was typed for.
    init(entered text: String, field: String, title: String) throws {
        guard let time = Self.read(text.lowercased()) else {
            throw FieldError(field: field, title: title, problem: .notOfType(text, .time))
        }
        self = time
    }

    private static func read(_ text: String) -> TimeOfDay? {
        let pattern = /([0-9]{1,2})(?:[:.h]?([0-9]{2}))? ?(am|pm)?/
        guard let match = text.wholeMatch(of: pattern), let hour = Int(match.1) else { return nil }
        let minute = match.2.flatMap { Int($0) } ?? 0
        guard let half = match.3 else { return TimeOfDay(hour: hour, minute: minute) }
        guard (1...12).contains(hour) else { return nil }
        return TimeOfDay(hour: hour % 12 + (half == "pm" ? 12 : 0), minute: minute)
    }
}
