/// A date known to the year, to the month or to the day: `1980`, `1980-03`, `1980-03-14`.
public enum PartialDate: Hashable, Sendable, CustomStringConvertible {
    case year(Int)
    case month(year: Int, month: Int)
    case day(CalendarDay)

    /// A date from its ISO 8601 text.
    public init?(_ text: String) {
        let utf8 = text.utf8
        guard let year = utf8.number(at: 0..<4), CalendarDay.years.contains(year) else { return nil }
        switch utf8.count {
        case 4:
            self = .year(year)
        case 7:
            guard utf8.has("-", at: 4), let month = utf8.number(at: 5..<7), (1...12).contains(month) else { return nil }
            self = .month(year: year, month: month)
        default:
            guard let day = CalendarDay(text) else { return nil }
            self = .day(day)
        }
    }

    public var description: String {
        switch self {
        case .year(let year): year.padded(4)
        case .month(let year, let month): "\(year.padded(4))-\(month.padded(2))"
        case .day(let day): day.description
        }
    }

    /// Whether it surely lies before `other`: where one is known less well, it may be the same.
    public func isBefore(_ other: PartialDate) -> Bool {
        let (text, otherText) = (description, other.description)
        let length = min(text.count, otherText.count)
        return text.prefix(length) < otherText.prefix(length)
    }

    /// The age in whole years on `today`; two numbers where the date leaves both possible.
    public func age(on today: CalendarDay) -> ClosedRange<Int> {
        let (first, last) = bounds
        return PartialDate.years(from: last, to: today)...PartialDate.years(from: first, to: today)
    }

    /// Month and day of the earliest and the latest day that the date may be.
    private var bounds: (first: (Int, Int, Int), last: (Int, Int, Int)) {
        switch self {
        case .year(let year): ((year, 1, 1), (year, 12, 31))
        case .month(let year, let month):
            ((year, month, 1), (year, month, CalendarDay.days(inMonth: month, of: year)))
        case .day(let day): ((day.year, day.month, day.day), (day.year, day.month, day.day))
        }
    }

    private static func years(from birth: (Int, Int, Int), to today: CalendarDay) -> Int {
        max(0, today.year - birth.0 - ((today.month, today.day) < (birth.1, birth.2) ? 1 : 0))
    }
}

extension PartialDate: FieldRepresentable {
    public static var fieldType: FieldType { .partialDate }
    public var fieldValue: FieldValue { .text(description) }

    public static func decode(_ fieldValue: FieldValue) -> PartialDate? {
        guard case .text(let text) = fieldValue else { return nil }
        return PartialDate(text)
    }
}
