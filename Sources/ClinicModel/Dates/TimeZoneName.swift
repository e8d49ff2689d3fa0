import Foundation

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
