import ClinicModel

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

/// A birth date in four bytes: year, month and day, each 0 where it is not known.
struct BirthDateCode: Hashable, Sendable {
    let code: UInt32

    static let missing = BirthDateCode(year: 0, month: 0, day: 0)

    init(year: Int, month: Int, day: Int) { code = UInt32(year) << 9 | UInt32(month) << 5 | UInt32(day) }

    /// A date from its ISO 8601 text; missing where there is none, or the text is no date.
    init(_ text: String?) {
        var numbers = [0, 0, 0]
        var place = 0
        for byte in (text ?? "").utf8 {
            switch byte {
            case 0x2D where place < 2: place += 1
            case 0x30...0x39: numbers[place] = min(numbers[place] * 10 + Int(byte) - 0x30, 9999)
            default: numbers = [0, 0, 0]
            }
        }
        guard numbers[0] > 0, numbers[1] <= 12, numbers[2] <= 31 else {
            self = .missing
            return
        }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    var year: Int { Int(code >> 9) }
    var month: Int { Int(code >> 5 & 15) }
    var day: Int { Int(code & 31) }
    var isMissing: Bool { code == 0 }
    /// Known to the day.
    var isWhole: Bool { day > 0 && month > 0 }
}

extension PartialDate {
    /// The date and those that a slip makes of it: another digit, two neighbours swapped, day and month swapped, or only
    /// its year or month known.
    ///
    /// To look up who is on record with one of them; of a year or a month alone, only that itself.
    public var nearDates: [PartialDate] {
        guard case .day(let day) = self else { return [self] }
        let digits = Array(day.description.utf8.filter { $0 != 0x2D })
        var texts: Set<[UInt8]> = []
        for place in digits.indices {
            for digit in UInt8(0x30)...0x39 {
                var slip = digits
                slip[place] = digit
                texts.insert(slip)
            }
            guard place > 0 else { continue }
            var swap = digits
            swap.swapAt(place - 1, place)
            texts.insert(swap)
        }
        var reversed = digits
        reversed.replaceSubrange(4..., with: [digits[6], digits[7], digits[4], digits[5]])
        texts.insert(reversed)
        let days = texts.compactMap { text -> PartialDate? in
            let text = String(decoding: text, as: UTF8.self)
            return PartialDate("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
        }
        return days + [.month(year: day.year, month: day.month), .year(day.year)]
    }
}
