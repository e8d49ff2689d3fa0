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
