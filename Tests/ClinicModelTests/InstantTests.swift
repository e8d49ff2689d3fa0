import ClinicModel
import Testing

struct InstantTests {
    /// From Python: `(datetime.fromisoformat(text) - datetime(1970, 1, 1)) // timedelta(milliseconds=1)`.
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", 0), ("1969-12-31T23:59:59.999Z", -1),
        ("2001-09-09T01:46:40.000Z", 1_000_000_000_000),
        ("2024-02-29T12:34:56.789Z", 1_709_210_096_789), ("2026-03-14T09:30:00.000Z", 1_773_480_600_000),
        ("2038-01-19T03:14:08.000Z", 2_147_483_648_000), ("1900-02-28T23:59:59.001Z", -2_203_891_200_999),
        ("1800-01-01T00:00:00.000Z", -5_364_662_400_000), ("2999-12-31T23:59:59.999Z", 32_503_679_999_999),
    ])
    func `an instant is read and written as UTC to the millisecond`(text: String, milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
        #expect(Instant(milliseconds: milliseconds).description == text)
    }

    @Test(arguments: [
        "", "2026-03-14", "2026-03-14T09:30:00Z", "2026-03-14T09:30:00.0Z", "2026-03-14T09:30:00.0000Z",
        "2026-03-14T09:30:00.000", "2026-03-14T09:30:00.000z", "2026-03-14t09:30:00.000Z",
        "2026-03-14 09:30:00.000Z",
        "2026-03-14T09:30:00,000Z", "2026-03-14T09.30.00.000Z", "2026-03-14T09:30:00.000+00:00",
        "2026-03-14T24:00:00.000Z", "2026-03-14T09:60:00.000Z", "2026-03-14T09:30:60.000Z",
        "2026-02-29T09:30:00.000Z",
        "2026-03-14T+9:30:00.000Z", "2026-03-14T09:-3:00.000Z", "2026-03-14T09:30: 0.000Z",
        "2026-03-14T09:30:00. 00Z",
        "2026-03-14T09:30:00.000Z ", " 2026-03-14T09:30:00.00Z", "1799-12-31T00:00:00.000Z",
        // As many bytes as an instant has.
        "2026-03-14T٠:30:00.000Z",
    ])
    func `text that is no such instant is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `instants sort by time`() throws {
        let (first, second) = (Instant(milliseconds: -1), Instant(milliseconds: 0))
        #expect(first < second)
        #expect(!(second < first))
        #expect(!(first < first))
    }

    @Test func `an instant is kept as its text`() {
        #expect(Instant(milliseconds: 0).fieldValue == .text("1970-01-01T00:00:00.000Z"))
        #expect(Instant.decode(.text("1970-01-01T00:00:00.000Z")) == Instant(milliseconds: 0))
        #expect(Instant.decode(.text("1970-01-01")) == nil)
        #expect(Instant.decode(.integer(0)) == nil)
        #expect(Instant.decode(.null) == nil)
    }
}
