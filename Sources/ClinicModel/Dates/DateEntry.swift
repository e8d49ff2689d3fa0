/// Reads days and dates as people type them.
///
/// ISO 8601 always works, and so do `today`, `yesterday`, `tomorrow` and `-3d`, `+2w`, `-6m`, `-1y`. `3/14/1980`
/// and `14.3.1980` work only where the practice has said in which order it writes dates.
public struct DateEntry: Sendable {
    public let today: CalendarDay
    public let order: DateOrder?

    public init(today: CalendarDay, order: DateOrder?) {
        self.today = today
        self.order = order
    }

    /// A whole day.
    public func day(_ text: String) throws(DateEntryError) -> CalendarDay {
        switch try partialDate(text) {
        case .day(let day): return day
        case .month, .year: throw .notAWholeDay(text)
        }
    }

    /// A day, or only a month or a year.
    public func partialDate(_ text: String) throws(DateEntryError) -> PartialDate {
        let entered = text.trimmed.lowercased()
        if let date = PartialDate(entered) { return date }
        if let day = try relative(entered, as: text) { return .day(day) }
        if entered.wholeMatch(of: /[0-9]{4}-[0-9]{2}(-[0-9]{2})?/) != nil { throw .noSuchDay(text) }
        if let day = try ordered(entered, as: text) { return .day(day) }
        throw .unreadable(text, order)
    }

    private func relative(_ entered: String, as text: String) throws(DateEntryError) -> CalendarDay? {
        switch entered {
        case "today": return today
        case "yesterday": return today.adding(days: -1)
        case "tomorrow": return today.adding(days: 1)
        default: break
        }
        guard let match = entered.wholeMatch(of: /([+-][0-9]{1,5})([dwmy])/), let count = Int(match.1) else {
            return nil
        }
        let day =
            switch match.2 {
            case "d": today.adding(days: count)
            case "w": today.adding(days: 7 * count)
            case "m": today.adding(months: count)
            default: today.adding(months: 12 * count)
            }
        guard let day else { throw .noSuchDay(text) }
        return day
    }

    /// Three numbers in the practice's order, with `/`, `.` or `-` between them.
    private func ordered(_ entered: String, as text: String) throws(DateEntryError) -> CalendarDay? {
        guard let match = entered.wholeMatch(of: /([0-9]{1,4})([\/.\-])([0-9]{1,2})\2([0-9]{1,4})/) else { return nil }
        let parts = [match.1, match.3, match.4]
        guard let order else {
            throw parts.allSatisfy { $0.count < 3 } ? .twoDigitYear(text) : .noOrder(text)
        }
        let (year, month, day) =
            switch order {
            case .ymd: (parts[0], parts[1], parts[2])
            case .mdy: (parts[2], parts[0], parts[1])
            case .dmy: (parts[2], parts[1], parts[0])
            }
        if parts.allSatisfy({ $0.count < 3 }) { throw .twoDigitYear(text) }
        guard year.count == 4, month.count <= 2, day.count <= 2 else { throw .unreadable(text, order) }
        guard let year = Int(year), let month = Int(month), let day = Int(day),
            let found = CalendarDay(year: year, month: month, day: day)
        else { throw .noSuchDay(text) }
        return found
    }
}

/// A date that could not be read as one.
public enum DateEntryError: ClinicError, Hashable {
    case unreadable(String, DateOrder?)
    case noOrder(String)
    case noSuchDay(String)
    case twoDigitYear(String)
    case notAWholeDay(String)

    public var description: String {
        switch self {
        case .unreadable(let text, let order):
            "\u{201C}\(text.shortened)\u{201D} is not a date that can be read here; accepted are \(Self.accepted)"
                + (order.map { ", and \($0.example)" } ?? "") + "."
        case .noOrder(let text):
            "\u{201C}\(text.shortened)\u{201D} cannot be read, since the practice has not said in which order it writes "
                + "dates (plumb practice edit --date-order); accepted are \(Self.accepted)."
        case .noSuchDay(let text):
            "\u{201C}\(text.shortened)\u{201D} is not in the calendar; a date is written like 1980-03-14."
        case .twoDigitYear(let text):
            "\u{201C}\(text.shortened)\u{201D} has a year of two digits; write all four, like 1980-03-14."
        case .notAWholeDay(let text):
            "\u{201C}\(text.shortened)\u{201D} is not a whole day; a day is written like 1980-03-14."
        }
    }

    private static let accepted =
        "1980-03-14, 1980-03, 1980, today, yesterday, tomorrow and -3d or +3d (days from today; w, m and y too)"
}

/// The order in which a practice writes the parts of a date.
public enum DateOrder: String, ValueSet {
    case ymd, dmy, mdy

    var example: String {
        switch self {
        case .ymd: "1980/3/14"
        case .dmy: "14/3/1980"
        case .mdy: "3/14/1980"
        }
    }
}
