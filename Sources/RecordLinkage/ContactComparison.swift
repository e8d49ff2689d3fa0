/// What the phones and e-mail addresses of two records say.
struct ContactComparison {
    let texts: TextPool
    let frequencies: Frequencies

    /// How often two of one household have one phone, and one e-mail address.
    private static let (sharedPhone, sharedEmail): (Float, Float) = (0.6, 0.25)

    /// Any phone of the one with any of the other.
    func phones(_ left: MatchingRecord, _ right: MatchingRecord) -> Agreement {
        guard left.phone | left.phoneOther != 0, right.phone | right.phoneOther != 0 else { return .none }
        // Of two numbers that are the same, written differently, the rarer one may be rare for that.
        let chance = max(chance(left.phone, right), chance(left.phoneOther, right))
        if chance > 0 { return Agreement(.samePhone, onePerson: 0.7, strangers: chance, shared: Self.sharedPhone) }
        return isNear(left.phone, right) || isNear(left.phoneOther, right)
            ? Agreement(.phoneTypo, onePerson: 0.05, strangers: 0.0003, shared: Self.sharedPhone)
            : Agreement(.otherPhone, onePerson: 0.25, strangers: 1, shared: Self.sharedPhone)
    }

    private func isNear(_ phone: TextPool.ID, _ other: MatchingRecord) -> Bool {
        guard phone != 0 else { return false }
        return texts.likeness(ofDigits: phone, other.phone) == .slips(1)
            || texts.likeness(ofDigits: phone, other.phoneOther) == .slips(1)
    }

    /// The chance of a number that the other record has too; 0 where it has not.
    private func chance(_ phone: TextPool.ID, _ other: MatchingRecord) -> Float {
        guard phone != 0 else { return 0 }
        var chance: Float = 0
        if areEqual(phone, other.phone) {
            chance = max(frequencies.chance(of: phone, in: .phone), frequencies.chance(of: other.phone, in: .phone))
        }
        if areEqual(phone, other.phoneOther) {
            chance = max(chance, frequencies.chance(of: phone, in: .phone))
            chance = max(chance, frequencies.chance(of: other.phoneOther, in: .phone))
        }
        return chance
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
