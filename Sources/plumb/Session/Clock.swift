import ClinicModel
import Foundation

/// The clock on the wall, read nowhere else.
enum Clock {
    static var now: Instant {
        #if DEBUG
            // Pins the moment for the transcripts of the tests; a release build has no such door.
            if let pinned = ProcessInfo.processInfo.environment["PLUMB_NOW"].flatMap(Instant.init) { return pinned }
        #endif
        return Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// The latest day that it is anywhere.
    static func latestDay(at now: Instant) throws -> CalendarDay {
        guard let day = TimeZoneName.latestDay(at: now) else {
            throw UsageError("The clock of this machine is not set.")
        }
        return day
    }
}
