/// A time of day to the minute, as the office's clock shows it: `09:30`.
public struct TimeOfDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Minutes since midnight, 0 to 1439.
    public let minutes: Int

    static let midnight = TimeOfDay(minutes: 0)

    private init(minutes: Int) { self.minutes = minutes }

    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    /// A time from its text, `09:30`, or `9:30` as people type it.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            let hour = Int(digits: parts[0], count: 2) ?? Int(digits: parts[0], count: 1),
            let minute = Int(digits: parts[1], count: 2)
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    public var description: String { "\((minutes / 60).padded(2)):\((minutes % 60).padded(2))" }

    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: FieldRepresentable {
    public static var fieldType: FieldType { .time }
    public var fieldValue: FieldValue { .text(description) }

    public static func decode(_ fieldValue: FieldValue) -> TimeOfDay? {
        guard case .text(let text) = fieldValue else { return nil }
        return TimeOfDay(text)
    }
}
