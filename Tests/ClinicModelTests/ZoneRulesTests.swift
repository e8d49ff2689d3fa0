import Foundation
import Testing

@testable import ClinicModel

/// Local time by the files of the time zone database, held against Foundation, which has its own reader of it.
@Suite struct ZoneRulesTests {
    /// Both hemispheres, offsets of half and quarter hours, none in summer, and a change of half an hour.
    private static let zones = [
        "America/New_York", "America/St_Johns", "America/Sao_Paulo", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tokyo",
        "Australia/Lord_Howe", "Australia/Sydney", "Europe/Dublin", "Europe/London", "Pacific/Auckland",
        "Pacific/Chatham", "Pacific/Kiritimati",
    ]

    @Test(arguments: zones) func `a zone has the offset that Foundation has, from 1950 to 2100`(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        // Each hour of the days on which clocks change somewhere would take too long; 5 hours and 17 minutes hit all.
        for seconds in stride(from: Int64(-631_152_000), to: 4_102_444_800, by: 19_020 * 7) {
            let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            let local = TimeZoneName.localTime(at: Instant(milliseconds: seconds * 1000), in: name)
            let (days, rest) = Int(seconds + Int64(expected)).quotientAndRemainder(flooringBy: 86_400)
            try #require(local?.day == CalendarDay(dayNumber: days), "\(name) \(seconds)")
            try #require(local?.time == TimeOfDay(hour: rest / 3600, minute: rest / 60 % 60), "\(name) \(seconds)")
        }
    }

    @Test(arguments: [
        // The hour at which clocks changed in 2026 and, by the rule behind the last transition, in 2050.
        ("Europe/London", "2026-03-29T00:59:59.000Z", "00:59"), ("Europe/London", "2026-03-29T01:00:00.000Z", "02:00"),
        ("Europe/London", "2026-10-25T00:59:59.000Z", "01:59"), ("Europe/London", "2026-10-25T01:00:00.000Z", "01:00"),
        ("America/New_York", "2050-03-13T06:59:59.000Z", "01:59"),
        ("America/New_York", "2050-03-13T07:00:00.000Z", "03:00"),
        ("Australia/Lord_Howe", "2050-04-02T14:59:59.000Z", "01:59"),
        ("Australia/Lord_Howe", "2050-04-02T15:00:00.000Z", "01:30"), ("UTC", "2026-07-01T12:00:00.000Z", "12:00"),
    ])
    func `a change is at its second`(name: String, at: String, time: String) throws {
        let instant = try #require(Instant(at))
        #expect(TimeZoneName.localTime(at: instant, in: name)?.time.description == time)
    }

    @Test(arguments: [
        "", "/", "Europe", "Europe/", "Europe/Atlantis", "../zoneinfo/Europe/London", "/etc/passwd", "Europe/London\0",
        "tzdata.zi", "GMT+1", "right/Europe/London", "posix/Europe/London", "EST", "Etc/../Europe/London",
    ])
    func `what is no name of a zone is none`(name: String) {
        #expect(!TimeZoneName.isKnown(name))
    }

    @Test func `a file that is none, or is cut short, is refused and never read beyond its end`() throws {
        let whole = try [UInt8](Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/London")))
        #expect(ZoneRules(whole) != nil)
        #expect(ZoneRules([]) == nil)
        #expect(ZoneRules(Array("TZif".utf8)) == nil)
        for count in stride(from: 0, to: whole.count, by: 7) { _ = ZoneRules(Array(whole[..<count])) }
        var huge = whole
        huge.replaceSubrange(32..<36, with: [0x7F, 0xFF, 0xFF, 0xFF])
        #expect(ZoneRules(huge) == nil)
    }
}
