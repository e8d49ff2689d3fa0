import ClinicModel
import Testing

struct TimeZoneNameTests {
    @Test(arguments: ["Europe/Paris", "America/New_York", "America/Argentina/Buenos_Aires", "Etc/UTC", "UTC"])
    func `a name of the IANA database is known`(name: String) {
        #expect(TimeZoneName.isKnown(name))
    }

    @Test(arguments: [
        "", "/", "Paris", "Europe/Atlantis", "Europe/", "EST", "CET", "GMT+2", "+02:00", "utc",
        "europe/paris", "Europe/Paris ", "America/New York", "../zoneinfo/Europe/Paris",
    ])
    func `another name is unknown`(name: String) {
        #expect(!TimeZoneName.isKnown(name))
    }

    /// From Python's zoneinfo: `datetime(…, tzinfo=UTC).astimezone(ZoneInfo(name))`.
    @Test(arguments: [
        ("2026-03-14T09:30:00.000Z", "UTC", "2026-03-14", "09:30"),
        ("2026-03-14T23:30:00.000Z", "Europe/Paris", "2026-03-15", "00:30"),
        ("2026-03-14T03:30:59.999Z", "America/New_York", "2026-03-13", "23:30"),
        // The clocks go forward in Paris on 29 March 2026 at 01:00 UTC, and back on 25 October.
        ("2026-03-29T00:59:00.000Z", "Europe/Paris", "2026-03-29", "01:59"),
        ("2026-03-29T01:00:00.000Z", "Europe/Paris", "2026-03-29", "03:00"),
        ("2026-10-25T01:00:00.000Z", "Europe/Paris", "2026-10-25", "02:00"),
        ("2026-12-31T18:30:00.000Z", "Asia/Kolkata", "2027-01-01", "00:00"),
        ("1969-12-31T23:00:00.000Z", "UTC", "1969-12-31", "23:00"),
        ("1969-07-20T20:17:40.000Z", "America/New_York", "1969-07-20", "16:17"),
    ])
    func `the local day and time are those of the zone's clocks`(
        at text: String, zone: String, day: String, time: String
    ) throws {
        let local = try #require(TimeZoneName.localTime(at: try instant(text), in: zone))
        #expect(local.day.description == day)
        #expect(local.time.description == time)
    }

    @Test func `an unknown zone has no local time`() {
        #expect(TimeZoneName.localTime(at: Instant(milliseconds: 0), in: "Europe/Atlantis") == nil)
    }
}
