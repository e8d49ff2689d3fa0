import ClinicModel

/// What the dates of a whole column say about the order in which it has day and month.
struct SourceDateSurvey: Sendable {
    /// A date of the column that decides, by its line.
    struct Example: Hashable, Sendable {
        let line: Int
        let text: String
    }

    private var dayFirst: Example?
    private var monthFirst: Example?
    /// One that may be read in both orders, and means another day in each.
    private var either: Example?
    /// One whose time is of a time zone, and one with a time of day.
    private(set) var zoned: Example?
    private(set) var timed: Example?

    mutating func note(_ text: String, line: Int) {
        let moment = SourceMoment(text)
        let example = { Example(line: line, text: text.trimmed) }
        if moment.hasZone { zoned = zoned ?? example() }
        if moment.time != nil { timed = timed ?? example() }
        guard case .ordered(let first, let second, let year) = moment.date, first != second else { return }
        // A day that is in no calendar decides nothing.
        switch (
            CalendarDay(year: year, month: second, day: first) != nil,
            CalendarDay(year: year, month: first, day: second) != nil
        ) {
        case (true, true): either = either ?? example()
        case (true, false): dayFirst = dayFirst ?? example()
        case (false, true): monthFirst = monthFirst ?? example()
        case (false, false): break
        }
    }

    /// The order of the column.
    ///
    /// - Parameter said: the order, where somebody said which.
    /// - Throws: ``SourceDateError`` where the column has both, or either would do.
    func order(said: DateOrder?) throws(SourceDateError) -> SourceDateOrder {
        if let said { return SourceDateOrder(order: said, reason: .said) }
        switch (dayFirst, monthFirst, either) {
        case (let dayFirst?, let monthFirst?, _): throw .mixed(dayFirst, monthFirst)
        case (let example?, nil, _): return SourceDateOrder(order: .dmy, reason: .example(example))
        case (nil, let example?, _): return SourceDateOrder(order: .mdy, reason: .example(example))
        case (nil, nil, let example?): throw .ambiguous(example)
        case (nil, nil, nil): return SourceDateOrder(order: nil, reason: .plain)
        }
    }
}

/// The order of a column's dates, and why.
public struct SourceDateOrder: Hashable, Sendable {
    let order: DateOrder?
    let reason: Reason

    enum Reason: Hashable, Sendable {
        /// No date of the column needs one.
        case plain
        case said
        case example(SourceDateSurvey.Example)
    }

    /// The day that a text is, or only its month or year.
    func date(_ text: String) throws(SourceValueError) -> PartialDate {
        switch SourceMoment(text).date {
        case .plain(let date): return date
        case .ordered(let first, let second, let year):
            guard first == second || order == .dmy || order == .mdy else { throw .noDate(text.trimmed) }
            let (day, month) = order == .mdy ? (second, first) : (first, second)
            guard let found = CalendarDay(year: year, month: month, day: day) else { throw .noSuchDay(text.trimmed) }
            return .day(found)
        case .noSuchDay: throw .noSuchDay(text.trimmed)
        case .twoDigitYear: throw .twoDigitYear(text.trimmed)
        case .unreadable: throw .noDate(text.trimmed)
        }
    }
}

extension SourceDateOrder: CustomStringConvertible {
    /// Why it is so: `day first, as 31.12.1980 in line 4 shows`.
    public var description: String {
        let words =
            switch order {
            case .dmy: "day first"
            case .mdy: "month first"
            case .ymd, nil: "year first"
            }
        switch reason {
        case .plain: return "read in one way only"
        case .said: return "\(words), as was said"
        case .example(let example): return "\(words), as \(example.text.shortened) in line \(example.line) shows"
        }
    }
}

/// A column of dates that may be read in two orders.
enum SourceDateError: Error, Hashable {
    case mixed(SourceDateSurvey.Example, SourceDateSurvey.Example)
    case ambiguous(SourceDateSurvey.Example)

    func description(column: String) -> String {
        let column = "the column \(column.shortened)"
        switch self {
        case .mixed(let dayFirst, let monthFirst):
            return "\(column) has days first (\(dayFirst.text.shortened) in line \(dayFirst.line)) and months first "
                + "(\(monthFirst.text.shortened) in line \(monthFirst.line)); say which it is with --date-order dmy or mdy, "
                + "and the others are refused by themselves."
        case .ambiguous(let example):
            return
                "\(column) may have day or month first: \(example.text.shortened) in line \(example.line) is read in "
                + "both ways, and no date of the column decides; say which with --date-order dmy or mdy."
        }
    }
}

/// A value that cannot be read.
public enum SourceValueError: ClinicError, Hashable {
    case noDate(String)
    case noSuchDay(String)
    case twoDigitYear(String)
    case notAWholeDay(String)
    case noTime(String)

    public var description: String {
        switch self {
        case .noDate(let text): "\u{201C}\(text.shortened)\u{201D} is not a date that can be read."
        case .noSuchDay(let text): "\u{201C}\(text.shortened)\u{201D} is not in the calendar."
        case .twoDigitYear(let text):
            "\u{201C}\(text.shortened)\u{201D} has a year of two digits; a date has all four."
        case .notAWholeDay(let text): "\u{201C}\(text.shortened)\u{201D} is not a whole day."
        case .noTime(let text): "\u{201C}\(text.shortened)\u{201D} is not a time of day, such as 09:30 or 9:30 AM."
        }
    }
}
