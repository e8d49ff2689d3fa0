/// What the birth dates of two records say.
struct BirthDateComparison {
    let frequencies: Frequencies

    /// How often two of one household were born on one day, beyond chance: twins.
    private static let shared: Float = 0.01

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
        let (a, b) = (digits(left), digits(right))
        var places: [Int] = []
        var rest = (a, b)
        for place in 0..<8 {
            if rest.0 % 10 != rest.1 % 10 {
                if places.count == 2 { return false }
                places.append(place)
            }
            rest = (rest.0 / 10, rest.1 / 10)
        }
        guard places.count == 2 else { return places.count == 1 }
        func digit(_ number: Int, _ place: Int) -> Int { number / Self.powers[place] % 10 }
        return places[1] == places[0] + 1 && digit(a, places[0]) == digit(b, places[1])
            && digit(a, places[1]) == digit(b, places[0])
    }

    private static let powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]

    private func digits(_ date: BirthDateCode) -> Int { date.year * 10_000 + date.month * 100 + date.day }
}
