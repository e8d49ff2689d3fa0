import Foundation

/// A moment in time: when a visit was signed, when an entry of the audit log was made.
///
/// Text is UTC, ISO 8601, to the millisecond: `2026-03-14T09:30:00.000Z`.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Milliseconds since 1 January 1970, 00:00 UTC.
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z")
        else { return nil }
        func part(_ range: Range<Int>) -> Int? {
            Int(digits: String(decoding: bytes[range], as: UTF8.self), count: range.count)
        }
        guard let day = CalendarDay(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = part(11..<13), hour < 24, let minute = part(14..<16), minute < 60,
            let second = part(17..<19), second < 60, let milli = part(20..<23)
        else { return nil }
        let seconds = ((day.dayNumber * 24 + hour) * 60 + minute) * 60 + second
        milliseconds = Int64(seconds * 1000 + milli)
    }

    public var description: String {
        let (days, rest) = Int(milliseconds).quotientAndRemainder(flooringBy: 86_400_000)
        let day = CalendarDay(dayNumber: days)?.description ?? "day \(days)"
        let time = String(unsafeUninitializedCapacity: 14) { bytes in
            bytes.write("T", rest / 3_600_000, at: 0..<3)
            bytes.write(":", rest / 60_000 % 60, at: 3..<6)
            bytes.write(":", rest / 1000 % 60, at: 6..<9)
            bytes.write(".", rest % 1000, at: 9..<13)
            bytes[13] = UInt8(ascii: "Z")
            return 14
        }
        return day + time
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

extension Instant: FieldRepresentable {
    public static var fieldType: FieldType { .instant }
    public var fieldValue: FieldValue { .text(description) }

    public static func decode(_ fieldValue: FieldValue) -> Instant? {
        guard case .text(let text) = fieldValue else { return nil }
        return Instant(text)
    }
}

extension Int {
    /// The quotient rounded down, and the remainder that is never negative.
    func quotientAndRemainder(flooringBy divisor: Int) -> (Int, Int) {
        let remainder = ((self % divisor) + divisor) % divisor
        return ((self - remainder) / divisor, remainder)
    }
}

/// The names of the IANA time zone database, as this machine has it.
public enum TimeZoneName {
    /// Whether `name` is one of them.
    public static func isKnown(_ name: String) -> Bool {
        // Foundation also takes abbreviations and offsets, which say nothing about daylight saving.
        name == "UTC" || (name.contains("/") && TimeZone(identifier: name) != nil)
    }

    /// The day and the time of day that a clock in the time zone shows at `instant`.
    public static func localTime(at instant: Instant, in name: String) -> (day: CalendarDay, time: TimeOfDay)? {
        guard let zone = TimeZone(identifier: name) else { return nil }
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: date)
        let (dayNumber, rest) = seconds.quotientAndRemainder(flooringBy: 86_400)
        guard let day = CalendarDay(dayNumber: dayNumber),
            let time = TimeOfDay(hour: rest / 3600, minute: rest / 60 % 60)
        else { return nil }
        return (day, time)
    }

    /// The latest day that it is anywhere at `instant`; nil beyond the days that can be written.
    public static func latestDay(at instant: Instant) -> CalendarDay? {
        // The first place on Earth where a day begins.
        localTime(at: instant, in: "Pacific/Kiritimati")?.day
    }

    /// The instant at which a clock in the time zone shows a time; nil where the clocks go forward over it.
    ///
    /// A time that the clocks show twice is the first of the two.
    public static func instant(on day: CalendarDay, at time: TimeOfDay, in name: String) -> Instant? {
        guard let zone = TimeZone(identifier: name) else { return nil }
        let wall = day.dayNumber * 86_400 + time.minutes * 60
        // No clock is further than a day from UTC: its offset is one of those around the time.
        let offsets = [-86_400, 86_400].map { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall + $0))) }
        return offsets.map { Instant(milliseconds: Int64(wall - $0) * 1000) }.sorted {
            $0.milliseconds < $1.milliseconds
        }
        .first { localTime(at: $0, in: name).map { $0 == (day, time) } ?? false }
    }

    /// When a day begins in UTC.
    public static func start(of day: CalendarDay) -> Instant {
        Instant(milliseconds: Int64(day.dayNumber) * 86_400_000)
    }

    /// The first instant of a day in the time zone, which is not midnight where the clocks go forward over it.
    public static func start(of day: CalendarDay, in name: String) -> Instant? {
        stride(from: 0, to: 24 * 60, by: 30).lazy.compactMap { minutes in
            TimeOfDay(hour: minutes / 60, minute: minutes % 60).flatMap { instant(on: day, at: $0, in: name) }
        }.first
    }
}
