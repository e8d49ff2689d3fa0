import ClinicModel

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
