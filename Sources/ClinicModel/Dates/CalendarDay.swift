/// A day of the calendar, without a time and without a time zone: what a clinical date is.
///
/// Gregorian, from the year 1800 to 2999. Text is ISO 8601, `2026-03-14`, and sorts as the days do.
public struct CalendarDay: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    public static let years = 1800...2999

    /// Nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day from its ISO 8601 text, `2026-03-14`.
    public init?(_ text: String) {
        let utf8 = text.utf8
        guard utf8.count == 10, utf8.has("-", at: 4), utf8.has("-", at: 7),
            let year = utf8.number(at: 0..<4), let month = utf8.number(at: 5..<7), let day = utf8.number(at: 8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// How many days the month has, 28 to 31.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDay: CustomStringConvertible, Comparable {
    public var description: String {
        // Years have four digits: ten bytes, which is shorter than what needs memory of its own.
        String(unsafeUninitializedCapacity: 10) { bytes in
            bytes.write(year, at: 0..<4)
            bytes[4] = UInt8(ascii: "-")
            bytes.write(month, at: 5..<7)
            bytes[7] = UInt8(ascii: "-")
            bytes.write(day, at: 8..<10)
            return 10
        }
    }

    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDay {
    /// Days since 1 January 1970, which may be negative.
    ///
    /// Counted in years that begin in March, so that the leap day comes last
    /// (H. Hinnant, “chrono-Compatible Low-Level Date Algorithms”, `days_from_civil`).
    public var dayNumber: Int {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day with this number; the inverse of ``dayNumber``.
    public init?(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        guard shifted >= 0 else { return nil }
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day that many days later, or earlier where negative; nil outside the calendar's years.
    public func adding(days: Int) -> CalendarDay? { CalendarDay(dayNumber: dayNumber + days) }

    /// How many days from this day to `later`.
    public func days(until later: CalendarDay) -> Int { later.dayNumber - dayNumber }

    /// The same day that many months later, or the last of its month where that is shorter.
    public func adding(months: Int) -> CalendarDay? {
        let index = year * 12 + month - 1 + months
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        return CalendarDay(
            year: newYear, month: newMonth, day: min(day, Self.days(inMonth: newMonth, of: newYear)))
    }
}

extension CalendarDay: FieldRepresentable {
    public static var fieldType: FieldType { .day(.past) }
    public var fieldValue: FieldValue { .text(description) }

    public static func decode(_ fieldValue: FieldValue) -> CalendarDay? {
        guard case .text(let text) = fieldValue else { return nil }
        return CalendarDay(text)
    }
}

extension Int {
    /// A number of exactly `count` ASCII digits.
    init?(digits: some StringProtocol, count: Int) {
        guard digits.utf8.count == count, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(digits)
    }

    func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

extension CalendarDay {
    /// Stands in a blank record until its fields are filled.
    static let placeholder = CalendarDay(uncheckedYear: 1970, month: 1, day: 1)

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }
}

/// A time of day to the minute, as the office's clock shows it: `09:30`.
public struct TimeOfDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Minutes since midnight, 0 to 1439.
    public let minutes: Int

    static let midnight = TimeOfDay(minutes: 0)

    private init(minutes: Int) { self.minutes = minutes }

    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    /// A time from its text, `09:30`, or `9:30` as people type it.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            let hour = Int(digits: parts[0], count: 2) ?? Int(digits: parts[0], count: 1),
            let minute = Int(digits: parts[1], count: 2)
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    public var description: String { "\((minutes / 60).padded(2)):\((minutes % 60).padded(2))" }

    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: FieldRepresentable {
    public static var fieldType: FieldType { .time }
    public var fieldValue: FieldValue { .text(description) }

    public static func decode(_ fieldValue: FieldValue) -> TimeOfDay? {
        guard case .text(let text) = fieldValue else { return nil }
        return TimeOfDay(text)
    }
}

// Dates are read and written for every row of an import: digit by digit, without a text for each part.

extension String.UTF8View {
    /// The number whose ASCII digits stand at `offsets`; nil where others do, or the text is too short.
    func number(at offsets: Range<Int>) -> Int? {
        guard offsets.upperBound <= count else { return nil }
        var number = 0
        for byte in dropFirst(offsets.lowerBound).prefix(offsets.count) {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    func has(_ scalar: Unicode.Scalar, at offset: Int) -> Bool {
        offset < count && self[index(startIndex, offsetBy: offset)] == UInt8(ascii: scalar)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes the last digits of `number`, with zeros in front.
    func write(_ number: Int, at offsets: Range<Int>) {
        var rest = number
        for offset in offsets.reversed() {
            self[offset] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
    }

    /// Writes a mark and the digits after it.
    func write(_ mark: Unicode.Scalar, _ number: Int, at offsets: Range<Int>) {
        self[offsets.lowerBound] = UInt8(ascii: mark)
        write(number, at: offsets.dropFirst())
    }
}
