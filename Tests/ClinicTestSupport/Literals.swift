import ClinicModel
@_exported import TestSupport

// Days, times, instants and ids as they are written.

extension CalendarDay: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let day = CalendarDay(text) else { preconditionFailure("\(text) is no day") }
        self = day
    }
}

extension TimeOfDay: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let time = TimeOfDay(text) else { preconditionFailure("\(text) is no time of day") }
        self = time
    }
}

extension Instant: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let instant = Instant(text) else { preconditionFailure("\(text) is no instant") }
        self = instant
    }
}

extension RecordID: ExpressibleByIntegerLiteral {
    public init(integerLiteral number: Int64) { self.init(number) }
}
