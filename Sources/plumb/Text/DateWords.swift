import ClinicModel

extension CalendarDay {
    /// The day as it is said: `14 March 2026`.
    var inWords: String { "\(day) \(PartialDate.months[month - 1]) \(year)" }
}

extension PartialDate {
    /// The date as it is said, as far as it is known: `14 March 1980`, `March 1980`, `1980`.
    var inWords: String {
        switch self {
        case .year(let year): String(year)
        case .month(let year, let month): "\(Self.months[month - 1]) \(year)"
        case .day(let day): day.inWords
        }
    }

    fileprivate static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
