/// What the birth dates of two records say.
struct BirthDateComparison {
    let frequencies: Frequencies

    /// How often two of one household were born on one day, beyond chance: twins.
    private static let shared: Float = 0.015

    func compare(_ left: BirthDateCode, _ right: BirthDateCode) -> Agreement {
        guard !left.isMissing, !right.isMissing else { return .none }
        guard left.isWhole, right.isWhole else { return comparePartial(left, right) }
        if left == right {
            return Agreement(
                .sameBirthDate, onePerson: 0.88, strangers: frequencies.chance(of: left), shared: Self.shared)
        }
        if left.year == right.year, left.month == right.day, left.day == right.month {
            return Agreement(.dayAndMonthSwapped, onePerson: 0.02, strangers: 0.00004, shared: Self.shared)
        }
        if differByOneSlip(left, right) {
            return Agreement(.birthDateTypo, onePerson: 0.05, strangers: 0.0015, shared: Self.shared)
        }
        switch partsInCommon(left, right) {
        case 2: return Agreement(.birthDatePart, onePerson: 0.02, strangers: 0.004, shared: Self.shared)
        default: return Agreement(.otherBirthDate, onePerson: 0.03, strangers: 0.99, shared: Self.shared)
        }
    }

    /// A date known less far agrees with one known further that begins the same.
    private func comparePartial(_ left: BirthDateCode, _ right: BirthDateCode) -> Agreement {
        let sameMonth = left.month == right.month || left.month == 0 || right.month == 0
        guard left.year == right.year, sameMonth else {
            return Agreement(.otherBirthDate, onePerson: 0.06, strangers: 0.98, shared: Self.shared)
        }
        let knowMonths = left.month != 0 && right.month != 0
        return Agreement(
            .sameBirthDateAsFarAsKnown, onePerson: 0.94, strangers: knowMonths ? 0.0015 : 0.015, shared: Self.shared)
    }

    private func partsInCommon(_ left: BirthDateCode, _ right: BirthDateCode) -> Int {
        (left.year == right.year ? 1 : 0) + (left.month == right.month ? 1 : 0) + (left.day == right.day ? 1 : 0)
    }

    /// Whether one digit differs, or two neighbours are swapped.
    private func differByOneSlip(_ left: BirthDateCode, _ right: BirthDateCode) -> Bool {
        var (a, b) = (digits(left), digits(right))
        while a % 10 == b % 10 { (a, b) = (a / 10, b / 10) }
        if a / 10 == b / 10 { return true }
        let isSwap = a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10
        return isSwap && a / 100 == b / 100
    }

    private func digits(_ date: BirthDateCode) -> Int { date.year * 10_000 + date.month * 100 + date.day }
}
