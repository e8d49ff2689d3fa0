/// The offsets from UTC of one time zone, from a file of the IANA time zone database (RFC 9636, version 2 and later).
struct ZoneRules {
    /// The seconds since 1970 from which each offset holds, in order.
    private var transitions: [(from: Int64, offset: Int)] = []
    /// The offset before the first transition.
    private var first = 0
    /// The rule for what comes after the last transition.
    private var last: YearlyRule?

    /// Universal time, which is everywhere the same.
    static let utc = ZoneRules()

    private init() {}

    /// - Parameter bytes: the file.
    /// - Returns: nil if it is no such file.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 44, bytes.starts(with: "TZif".utf8), bytes[4] >= UInt8(ascii: "2") else { return nil }
        // The first block has times of 32 bits, and the second the same of 64.
        let short = Counts(bytes, at: 0)
        let start = 44 + short.size(ofTime: 4)
        guard bytes.count >= start + 44 else { return nil }
        let counts = Counts(bytes, at: start)
        var place = start + 44
        let footer = place + counts.size(ofTime: 8)
        guard bytes.count >= footer, counts.types > 0 else { return nil }
        let times = (0..<counts.times).map { bytes.bigEndian(at: place + 8 * $0, count: 8) }
        place += 8 * counts.times
        let types = bytes[place..<place + counts.times].map(Int.init)
        place += counts.times
        let offsets = (0..<counts.types).map {
            Int(Int32(truncatingIfNeeded: bytes.bigEndian(at: place + 6 * $0, count: 4)))
        }
        guard types.allSatisfy({ $0 < offsets.count }) else { return nil }
        transitions = zip(times, types).map { ($0, offsets[$1]) }
        first = offsets[0]
        let text = bytes[footer...].drop { $0 == 0x0A }.prefix { $0 != 0x0A }
        last = YearlyRule(String(decoding: text, as: UTF8.self))
    }

    /// Seconds to add to UTC at a moment, in seconds since 1970.
    func offset(at seconds: Int64) -> Int {
        if let last, seconds >= transitions.last?.from ?? .min { return last.offset(at: seconds) }
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].from <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : transitions[low - 1].offset
    }

    /// The counts in the header of a block.
    private struct Counts {
        let leaps, times, types, letters, standards, universals: Int

        init(_ bytes: [UInt8], at place: Int) {
            func count(_ index: Int) -> Int { Int(bytes.bigEndian(at: place + 20 + 4 * index, count: 4)) }
            (universals, standards, leaps) = (count(0), count(1), count(2))
            (times, types, letters) = (count(3), count(4), count(5))
        }

        func size(ofTime size: Int) -> Int {
            times * (size + 1) + types * 6 + letters + leaps * (size + 4) + standards + universals
        }
    }
}

extension [UInt8] {
    fileprivate func bigEndian(at place: Int, count: Int) -> Int64 {
        self[place..<place + count].reduce(0) { $0 << 8 | Int64($1) }
    }
}

/// The offsets of a time zone in every year from now on, as POSIX writes them: `EST5EDT,M3.2.0,M11.1.0`.
private struct YearlyRule {
    private var standard = 0
    private var summer: (offset: Int, from: Change, until: Change)?

    /// The day and the time of a change, by the clock before it: a weekday of a week of a month, or a day of the year.
    private struct Change {
        enum Day {
            case weekday(month: Int, week: Int, weekday: Int)
            /// From 0, with 29 February counted.
            case day(Int)
            /// From 1, without 29 February.
            case dayWithoutLeap(Int)
        }
        var day: Day
        var seconds = 7200
    }

    init?(_ text: String) {
        var text = text[...]
        guard Self.takeName(&text), let standard = Self.takeTime(&text) else { return nil }
        self.standard = -standard
        if text.isEmpty { return }
        guard Self.takeName(&text) else { return nil }
        var offset = -standard + 3600
        if text.first != ",", let west = Self.takeTime(&text) { offset = -west }
        guard let from = Self.takeChange(&text), let until = Self.takeChange(&text), text.isEmpty else { return nil }
        summer = (offset, from, until)
    }

    func offset(at seconds: Int64) -> Int {
        guard let summer else { return standard }
        let days = Int(seconds + Int64(standard)).quotientAndRemainder(flooringBy: 86_400).0
        guard let year = CalendarDay(dayNumber: days)?.year,
            let from = Self.seconds(of: summer.from, in: year), let until = Self.seconds(of: summer.until, in: year)
        else { return standard }
        let (begins, ends) = (from - Int64(standard), until - Int64(summer.offset))
        let isSummer = begins < ends ? seconds >= begins && seconds < ends : seconds >= begins || seconds < ends
        return isSummer ? summer.offset : standard
    }

    /// The seconds from 1970 to a change by the clock before it.
    private static func seconds(of change: Change, in year: Int) -> Int64? {
        guard let newYear = CalendarDay(year: year, month: 1, day: 1)?.dayNumber else { return nil }
        let leapDay = CalendarDay(year: year, month: 2, day: 29) == nil ? 0 : 1
        let day: Int
        switch change.day {
        case .day(let number): day = newYear + number
        case .dayWithoutLeap(let number): day = newYear + number - 1 + (number > 59 ? leapDay : 0)
        case .weekday(let month, let week, let weekday):
            guard let first = CalendarDay(year: year, month: month, day: 1)?.dayNumber else { return nil }
            // 1 January 1970 was a Thursday.
            let offset = ((weekday - (first + 4)) % 7 + 7) % 7
            var place = first + offset + 7 * (week - 1)
            while CalendarDay(dayNumber: place)?.month != month, place > first { place -= 7 }
            day = place
        }
        return Int64(day) * 86_400 + Int64(change.seconds)
    }

    /// `EST`, or `<+03>`.
    private static func takeName(_ text: inout Substring) -> Bool {
        let count = text.count
        if text.first == "<" {
            text = text.drop { $0 != ">" }.dropFirst()
        } else {
            text = text.drop { $0.isLetter }
        }
        return text.count < count
    }

    /// `5`, `-3`, `+01:30:00`: seconds.
    private static func takeTime(_ text: inout Substring) -> Int? {
        let isNegative = text.first == "-"
        if isNegative || text.first == "+" { text = text.dropFirst() }
        var parts: [Int] = []
        while parts.count < 3, let part = takeNumber(&text) {
            parts.append(part)
            guard text.first == ":" else { break }
            text = text.dropFirst()
        }
        guard !parts.isEmpty else { return nil }
        let seconds = zip(parts, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
        return isNegative ? -seconds : seconds
    }

    private static func takeNumber(_ text: inout Substring) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        text = text.dropFirst(digits.count)
        return Int(digits)
    }

    /// `,M3.2.0/2`, `,J60` or `,59`.
    private static func takeChange(_ text: inout Substring) -> Change? {
        guard text.first == "," else { return nil }
        text = text.dropFirst()
        var change: Change
        switch text.first {
        case "M":
            text = text.dropFirst()
            guard let month = takeNumber(&text), text.first == "." else { return nil }
            text = text.dropFirst()
            guard let week = takeNumber(&text), text.first == "." else { return nil }
            text = text.dropFirst()
            guard let weekday = takeNumber(&text) else { return nil }
            change = Change(day: .weekday(month: month, week: week, weekday: weekday))
        case "J":
            text = text.dropFirst()
            guard let number = takeNumber(&text) else { return nil }
            change = Change(day: .dayWithoutLeap(number))
        default:
            guard let number = takeNumber(&text) else { return nil }
            change = Change(day: .day(number))
        }
        if text.first == "/" {
            text = text.dropFirst()
            guard let seconds = takeTime(&text) else { return nil }
            change.seconds = seconds
        }
        return change
    }
}
