import ClinicModel
import GRDB

extension ClinicReader {
    /// The latest moment among the last entries of the audit log, where it is more than a day after `now`.
    ///
    /// One of the two is wrong then: the clock as it is, or as it was. It is looked for among so many entries, so that a
    /// clock that was ahead once, and was put right, is over with the work of a day.
    public func entryAhead(of now: Instant) throws -> Instant? {
        let sql = "SELECT max(at) FROM (SELECT at FROM audit_entries ORDER BY id DESC LIMIT 200) AS latest"
        guard let latest = try String.fetchOne(db, sql: sql).flatMap(Instant.init),
            latest.milliseconds > now.milliseconds + 86_400_000
        else { return nil }
        return latest
    }

    /// Whether the clock is where the audit log left off, or after it.
    public func checkClock(now: Instant) throws -> Check {
        guard let latest = try entryAhead(of: now) else { return Check(.clock, .ok, "not behind the audit log") }
        return Check(
            .clock, .failed,
            "this machine's says \(now.minuteText), and the audit log has entries of \(latest.minuteText)",
            advice: "see to this machine's clock; if it is right, it was ahead when those were written")
    }
}

extension Instant {
    /// To the minute, in UTC: `2026-11-21 10:00 UTC`.
    public var minuteText: String { "\(description.prefix(10)) \(description.dropFirst(11).prefix(5)) UTC" }
}
