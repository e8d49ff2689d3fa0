/// What the phones and e-mail addresses of two records say.
struct ContactComparison {
    let texts: TextPool
    let frequencies: Frequencies

    /// How often two of one household have one phone, and one e-mail address.
    private static let (sharedPhone, sharedEmail): (Float, Float) = (0.6, 0.25)

    /// Any phone of the one with any of the other.
    func phones(_ left: MatchingRecord, _ right: MatchingRecord) -> Agreement {
        var isNear = false
        var anyPair = false
        for one in [left.phone, left.phoneOther] where one != 0 {
            for other in [right.phone, right.phoneOther] where other != 0 {
                anyPair = true
                if areEqual(one, other) {
                    let chance = max(
                        frequencies.chance(of: one, in: .phone), frequencies.chance(of: other, in: .phone))
                    return Agreement(.samePhone, onePerson: 0.7, strangers: chance, shared: Self.sharedPhone)
                }
                if case .slips = texts.likeness(ofDigits: one, other) { isNear = true }
            }
        }
        if !anyPair { return .none }
        return isNear
            ? Agreement(.phoneTypo, onePerson: 0.05, strangers: 0.0003, shared: Self.sharedPhone)
            : Agreement(.otherPhone, onePerson: 0.25, strangers: 1, shared: Self.sharedPhone)
    }

    /// A number without the code of its area is the same as one with it.
    private func areEqual(_ one: TextPool.ID, _ other: TextPool.ID) -> Bool {
        if one == other { return true }
        return texts.withUnits(one, other) { one, other in
            let shorter = min(one.count, other.count)
            return one.count != other.count && shorter >= 7 && one.suffix(shorter).elementsEqual(other.suffix(shorter))
        }
    }

    func emails(_ left: MatchingRecord, _ right: MatchingRecord) -> Agreement {
        guard left.email != 0, right.email != 0 else { return .none }
        return switch texts.likeness(ofLines: left.email, right.email) {
        case .same:
            Agreement(
                .sameEmail, onePerson: 0.6, strangers: frequencies.chance(of: left.email, in: .email),
                shared: Self.sharedEmail)
        // Addresses are made of names: those of namesakes differ in a number.
        case .slips where digits(left.email) == digits(right.email):
            Agreement(.emailTypo, onePerson: 0.08, strangers: 0.002, shared: Self.sharedEmail)
        case .slips, .alike, .different:
            Agreement(.otherEmail, onePerson: 0.32, strangers: 1, shared: Self.sharedEmail)
        }
    }

    private func digits(_ id: TextPool.ID) -> [UInt16] {
        texts.text(of: id).filter { (0x30...0x39).contains($0) }
    }
}
