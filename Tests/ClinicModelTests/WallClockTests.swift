import ClinicModel
import Testing

/// The instant at which the clocks of a time zone show a time.
struct WallClockTests {
    /// From the offsets of the zones: New York is 5 hours behind UTC, 4 from 8 March 2026, 02:00, until 1 November, 02:00;
    /// London is with UTC, an hour ahead from 29 March 2026, 01:00 UTC, until 25 October, 01:00 UTC; Kolkata is 5½
    /// hours ahead; Lord Howe Island is 10½ hours ahead, 11 from 4 October 2026, 02:00.
    @Test(arguments: [
        ("America/New_York", "2026-01-15", "09:30", "2026-01-15T14:30:00.000Z"),
        ("America/New_York", "2026-07-15", "09:30", "2026-07-15T13:30:00.000Z"),
        ("America/New_York", "2026-07-15", "23:30", "2026-07-16T03:30:00.000Z"),
        ("America/New_York", "2026-03-08", "01:59", "2026-03-08T06:59:00.000Z"),
        ("America/New_York", "2026-03-08", "03:00", "2026-03-08T07:00:00.000Z"),
        ("America/New_York", "2026-11-01", "00:59", "2026-11-01T04:59:00.000Z"),
        ("America/New_York", "2026-11-01", "02:00", "2026-11-01T07:00:00.000Z"),
        ("Europe/London", "2026-01-15", "09:30", "2026-01-15T09:30:00.000Z"),
        ("Europe/London", "2026-07-15", "00:30", "2026-07-14T23:30:00.000Z"),
        ("Europe/London", "2026-03-29", "00:59", "2026-03-29T00:59:00.000Z"),
        ("Europe/London", "2026-03-29", "02:00", "2026-03-29T01:00:00.000Z"),
        ("Europe/London", "2026-10-25", "00:59", "2026-10-24T23:59:00.000Z"),
        ("Europe/London", "2026-10-25", "02:00", "2026-10-25T02:00:00.000Z"),
        ("Asia/Kolkata", "2026-07-15", "09:30", "2026-07-15T04:00:00.000Z"),
        ("Asia/Kolkata", "2027-01-01", "00:00", "2026-12-31T18:30:00.000Z"),
        ("Australia/Lord_Howe", "2026-10-04", "01:59", "2026-10-03T15:29:00.000Z"),
        ("Australia/Lord_Howe", "2026-10-04", "02:30", "2026-10-03T15:30:00.000Z"),
        ("UTC", "1969-12-31", "23:59", "1969-12-31T23:59:00.000Z"),
    ])
    func `a time is the instant at which the clocks show it`(
        zone: String, day: String, time: String, text: String
    ) throws {
        let (day, time) = (try calendarDay(day), try timeOfDay(time))
        let found = try #require(TimeZoneName.instant(on: day, at: time, in: zone))
        #expect(found == (try instant(text)))
        let local = try #require(TimeZoneName.localTime(at: found, in: zone))
        #expect(local == (day, time))
    }

    @Test(arguments: [
        ("America/New_York", "2026-03-08", ["02:00", "02:30", "02:59"]),
        ("Europe/London", "2026-03-29", ["01:00", "01:30", "01:59"]),
        ("Australia/Lord_Howe", "2026-10-04", ["02:00", "02:15", "02:29"]),
        // Samoa went over the date line, and had no such day.
        ("Pacific/Apia", "2011-12-30", ["00:00", "12:00", "23:59"]),
    ])
    func `a time over which the clocks go forward is no instant`(zone: String, day: String, times: [String]) throws {
        for time in times {
            #expect(try TimeZoneName.instant(on: calendarDay(day), at: timeOfDay(time), in: zone) == nil, "\(time)")
        }
    }

    @Test(arguments: [
        ("America/New_York", "2026-11-01", "01:00", "2026-11-01T05:00:00.000Z"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00.000Z"),
        ("America/New_York", "2026-11-01", "01:59", "2026-11-01T05:59:00.000Z"),
        ("Europe/London", "2026-10-25", "01:00", "2026-10-25T00:00:00.000Z"),
        ("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00.000Z"),
        ("Europe/London", "2026-10-25", "01:59", "2026-10-25T00:59:00.000Z"),
    ])
    func `a time that the clocks show twice is the first of the two`(
        zone: String, day: String, time: String, text: String
    ) throws {
        let found = try TimeZoneName.instant(on: calendarDay(day), at: timeOfDay(time), in: zone)
        #expect(found == (try instant(text)))
    }

    @Test func `an unknown zone has no clocks`() throws {
        #expect(
            try TimeZoneName.instant(on: calendarDay("2026-03-14"), at: timeOfDay("09:30"), in: "Europe/Atlantis")
                == nil)
    }
}
