import ClinicModel

/// A date as another system writes it, before it is known in which order the column has day and month.
enum SourceDate: Hashable {
    /// It can be read in one way only.
    case plain(PartialDate)
    /// Two numbers up to 31 and a year: which is the day, the column must say.
    case ordered(Int, Int, year: Int)
    case noSuchDay
    case twoDigitYear
    case unreadable
}

/// A date, with the time of day that may stand beside it.
struct SourceMoment {
    let date: SourceDate
    /// The time on the clock; nil where there is none, or it is midnight's zeros.
    let time: TimeOfDay?
    /// Whether the time is said to be one of a time zone.
    let hasZone: Bool

    init(_ text: String) {
        // Most columns hold ISO dates: nothing else is tried on them.
        if text.utf8.count <= 10, let date = PartialDate(text) {
            (self.date, time, hasZone) = (.plain(date), nil, false)
            return
        }
        let (day, clock) = Self.parts(of: text.tidied)
        date = SourceDate(day)
        let reading = clock.flatMap(SourceTime.init)
        time = reading?.time == TimeOfDay(hour: 0, minute: 0) ? nil : reading?.time
        hasZone = reading?.hasZone ?? false
    }

    /// The text before the time, and the time: `2023-01-27T16:17:47Z`, `27/01/2023 4:17 PM`.
    private static func parts(of text: String) -> (day: Substring, clock: Substring?) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            let gap = text[..<colon].lastIndex(where: { $0 == " " || $0 == "T" || $0 == "t" })
        else { return (text[...], nil) }
        return (text[..<gap], text[text.index(after: gap)...])
    }
}

/// A time of day as another system writes it: `16:17`, `16:17:47.5Z`, `4:17 PM`, `16:17+02:00`.
struct SourceTime {
    let time: TimeOfDay
    let hasZone: Bool

    // Made once, since each row has a time; a literal holds nothing that two threads could change.
    nonisolated(unsafe) private static let pattern =
        /([0-9]{1,2})[:.h]([0-9]{2})(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?\ ?([AaPp])?\.?(?:[Mm]\.?)?\ ?([Zz]|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?/

    init?(_ text: some StringProtocol) {
        guard let match = String(text).trimmed.wholeMatch(of: Self.pattern), var hour = Int(match.1),
            let minute = Int(match.2)
        else { return nil }
        if let half = match.3?.lowercased() {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "p" ? 12 : 0)
        }
        guard let time = TimeOfDay(hour: hour, minute: minute) else { return nil }
        self.time = time
        hasZone = match.4 != nil
    }
}

extension SourceDate {
    /// Reads a date without a time.
    init(_ text: some StringProtocol) {
        guard let parts = NumberedParts(text) else {
            self = Self.named(String(text))
            return
        }
        let (numbers, lengths) = (parts.numbers, parts.lengths)
        switch (lengths.count, parts.areEvenlySeparated) {
        case (1, _) where lengths[0] == 8:
            self = .day(numbers[0] % 100, numbers[0] / 100 % 100, numbers[0] / 10_000)
        case (1, _) where lengths[0] == 4: self = .whole(year: numbers[0], month: nil)
        case (2, _) where lengths[0] == 4 && lengths[1] <= 2: self = .whole(year: numbers[0], month: numbers[1])
        case (2, _) where lengths[1] == 4 && lengths[0] <= 2: self = .whole(year: numbers[1], month: numbers[0])
        case (3, true) where lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2:
            self = .day(numbers[2], numbers[1], numbers[0])
        case (3, true) where lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4:
            self = .numbers(numbers[0], numbers[1], year: numbers[2])
        case (3, true) where lengths.allSatisfy({ $0 <= 2 }): self = .twoDigitYear
        default: self = .unreadable
        }
    }

    private static func whole(year: Int, month: Int?) -> SourceDate {
        let text = String(year) + (month.map { ($0 < 10 ? "-0" : "-") + String($0) } ?? "")
        return PartialDate(text).map(Self.plain) ?? .noSuchDay
    }

    /// A date with the name of its month: `14 Mar 1980`, `14-Mar-1980`, `March 14, 1980`, `14. März 1980`, `Mar 1980`.
    private static func named(_ text: String) -> SourceDate {
        let words = SearchKey.fold(text).split(separator: " ").map(String.init)
        guard (2...3).contains(words.count), let place = words.firstIndex(where: { month(named: $0) != nil }),
            let month = month(named: words[place])
        else { return .unreadable }
        let numbers = words.enumerated().filter { $0.offset != place }.map(\.element)
        guard numbers.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), let last = numbers.last else {
            return .unreadable
        }
        guard last.count == 4 else { return last.count == 2 ? .twoDigitYear : .unreadable }
        if numbers.count == 2 { return .day(Int(numbers[0]), month, Int(last)) }
        return Int(last).map { .whole(year: $0, month: month) } ?? .noSuchDay
    }

    private static func day(_ day: Int?, _ month: Int?, _ year: Int?) -> SourceDate {
        guard let day, let month, let year, let found = CalendarDay(year: year, month: month, day: day) else {
            return .noSuchDay
        }
        return .plain(.day(found))
    }

    private static func numbers(_ first: Int, _ second: Int, year: Int) -> SourceDate {
        (1...31).contains(first) && (1...31).contains(second) && (first <= 12 || second <= 12)
            ? .ordered(first, second, year: year) : .noSuchDay
    }

    /// The number of a month by its name or its beginning, in English, French or German, folded.
    private static func month(named word: String) -> Int? {
        guard word.count >= 3, word.first?.isLetter == true else { return nil }
        return months.firstIndex { names in names.contains { $0 == word || ($0.hasPrefix(word) && word.count >= 3) } }
            .map { $0 + 1 }
    }

    private static let months = [
        ["january", "janvier", "januar", "janner"], ["february", "fevrier", "februar"],
        ["march", "mars", "marz", "maerz", "mrz"],
        ["april", "avril"], ["may", "mai"], ["june", "juin", "juni"], ["july", "juillet", "juli"],
        ["august", "aout"], ["september", "septembre", "sept"], ["october", "octobre", "oktober"],
        ["november", "novembre"], ["december", "decembre", "dezember"],
    ]
}

/// Up to three numbers with `-`, `/` or `.` between them.
///
/// A column may hold a million of them, so they are looked through byte by byte.
private struct NumberedParts {
    private(set) var numbers: [Int] = []
    /// How many digits each has.
    private(set) var lengths: [Int] = []
    private(set) var areEvenlySeparated = true

    init?(_ text: some StringProtocol) {
        var separator: UInt8?
        var (number, length) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                (number, length) = (number * 10 + Int(byte - UInt8(ascii: "0")), length + 1)
                guard length <= 8 else { return nil }
            case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
                guard length > 0, lengths.count < 2 else { return nil }
                if let separator, separator != byte { areEvenlySeparated = false }
                separator = byte
                end(&number, &length)
            // A space may follow a dot: 1. 2. 1980.
            case UInt8(ascii: " ") where length == 0 && separator != nil: continue
            default: return nil
            }
        }
        guard length > 0 else { return nil }
        end(&number, &length)
    }

    private mutating func end(_ number: inout Int, _ length: inout Int) {
        numbers.append(number)
        lengths.append(length)
        (number, length) = (0, 0)
    }
}

extension String {
    /// Without white space at either end, looked for only where there may be some.
    var tidied: String {
        guard let first = utf8.first, let last = utf8.last else { return self }
        let mayBeSpace = { (byte: UInt8) in byte <= 0x20 || byte >= 0x7F }
        return mayBeSpace(first) || mayBeSpace(last) ? trimmed : self
    }
}
