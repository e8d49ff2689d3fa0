import Glibc
import Synchronization

/// The names of the IANA time zone database, as this machine has it.
public enum TimeZoneName {
    /// Whether `name` is one of them.
    public static func isKnown(_ name: String) -> Bool {
        // Abbreviations say nothing about daylight saving.
        name == "UTC"
            || (name.contains("/") && !name.hasPrefix("right/") && !name.hasPrefix("posix/") && rules(of: name) != nil)
    }

    /// The day and the time of day that a clock in the time zone shows at `instant`.
    public static func localTime(at instant: Instant, in name: String) -> (day: CalendarDay, time: TimeOfDay)? {
        guard let rules = rules(of: name) else { return nil }
        let (utc, _) = Int(instant.milliseconds).quotientAndRemainder(flooringBy: 1000)
        let seconds = utc + rules.offset(at: Int64(utc))
        let (dayNumber, rest) = seconds.quotientAndRemainder(flooringBy: 86_400)
        guard let day = CalendarDay(dayNumber: dayNumber),
            let time = TimeOfDay(hour: rest / 3600, minute: rest / 60 % 60)
        else { return nil }
        return (day, time)
    }

    /// The latest day that it is anywhere at `instant`; nil beyond the days that can be written.
    public static func latestDay(at instant: Instant) -> CalendarDay? {
        // The first place on Earth where a day begins is 14 hours ahead.
        localTime(at: Instant(milliseconds: instant.milliseconds + 14 * 3_600_000), in: "UTC")?.day
    }

    /// The instant at which a clock in the time zone shows a time; nil where the clocks go forward over it.
    ///
    /// A time that the clocks show twice is the first of the two.
    public static func instant(on day: CalendarDay, at time: TimeOfDay, in name: String) -> Instant? {
        guard let rules = rules(of: name) else { return nil }
        let wall = day.dayNumber * 86_400 + time.minutes * 60
        // No clock is further than a day from UTC: its offset is one of those around the time.
        let offsets = [-86_400, 86_400].map { rules.offset(at: Int64(wall + $0)) }
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

    /// The name of the time zone that this machine is set to; nil if that cannot be told, or is in another form.
    public static var ofMachine: String? {
        if let setting = getenv("TZ").map({ String(cString: $0) }), !setting.isEmpty {
            let name = setting.hasPrefix(":") ? String(setting.dropFirst()) : setting
            return [name, "Etc/" + name].first(where: isKnown)
        }
        guard access("/etc/localtime", F_OK) == 0 else { return "UTC" }
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let link = realpath("/etc/localtime", &path).map { String(cString: $0) } ?? ""
        return link.hasPrefix(folder) ? [String(link.dropFirst(folder.count))].first(where: isKnown) : nil
    }

    // MARK: The files of the database

    private static let folder = "/usr/share/zoneinfo/"

    /// The rules of each zone that was asked for; nil for a name that there is not.
    private static let known = Mutex<[String: ZoneRules?]>(["UTC": .utc])

    private static func rules(of name: String) -> ZoneRules? {
        known.withLock { known in
            if let rules = known[name] { return rules }
            let rules = bytes(of: name).flatMap { ZoneRules($0) }
            known[name] = .some(rules)
            return rules
        }
    }

    /// The bytes of the file of a zone; nil for what is no plain name below the folder.
    private static func bytes(of name: String) -> [UInt8]? {
        let isPlain = name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    switch byte {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
                        true
                    default: false
                    }
                }
        }
        let descriptor = isPlain ? open(folder + name, O_RDONLY | O_CLOEXEC) : -1
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &bytes, bytes.count)
        return count < 0 ? nil : Array(bytes[..<count])
    }
}
