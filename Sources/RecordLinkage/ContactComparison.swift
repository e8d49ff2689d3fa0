import Glibc

/// What the addresses of two records say, all parts together.
struct AddressComparison {
    let texts: TextPool
    let frequencies: Frequencies

    /// How often the later record of one person has another address: people move.
    private static let moved: Float = 0.15
    /// How often two of one household have one address on record.
    private static let shared: Float = 0.9

    func compare(_ left: MatchingRecord, _ right: MatchingRecord) -> Agreement {
        let street = street(left, right)
        let second = secondLine(left, right)
        let (place, placeReason) = place(left, right)
        guard street.reason != nil || second != nil || placeReason != nil else { return .none }
        let together = street.bits + (second ?? 0) + place
        // Somebody who moved has all of it changed at once, as if it were a stranger's.
        let likelihood = exp2(min(together, 60))
        let onePerson = log2((1 - Self.moved) * likelihood + Self.moved)
        let household = log2(Self.shared * likelihood + (1 - Self.shared))
        let reason: MatchReason =
            switch (street.reason, placeReason) {
            case (.otherAddress, .otherAddress), (.otherAddress, nil), (nil, .otherAddress): .otherAddress
            case (nil, nil): together > 0 ? .addressAlike : .otherAddress
            case (.otherAddress, let reason?), (nil, let reason?): reason
            case (let reason?, _): reason
            }
        return Agreement(evidence: Evidence(onePerson: onePerson, household: household), reason: reason)
    }

    /// The first line: street and number.
    private func street(_ left: MatchingRecord, _ right: MatchingRecord) -> (bits: Float, reason: MatchReason?) {
        guard left.street != 0, right.street != 0 else { return (0, nil) }
        switch texts.likeness(ofLines: left.street, right.street) {
        case .same: return (log2(0.72 / frequencies.chance(of: left.street, in: .street)), .sameAddress)
        case .slips: return (log2(0.18 / 0.0008), .addressAlike)
        case .alike, .different: break
        }
        if left.streetName != 0, right.streetName != 0 {
            let name = texts.likeness(ofLines: left.streetName, right.streetName)
            if name != .different { return (log2(0.05 / 0.002), .addressAlike) }
        }
        if areSwapped(left, right) { return (log2(0.02 / 0.0002), .addressAlike) }
        return (log2(0.05 / 0.995), .otherAddress)
    }

    /// Whether one's first line is the other's second.
    private func areSwapped(_ left: MatchingRecord, _ right: MatchingRecord) -> Bool {
        isFirstLine(of: left, secondLineOf: right) || isFirstLine(of: right, secondLineOf: left)
    }

    private func isFirstLine(of one: MatchingRecord, secondLineOf other: MatchingRecord) -> Bool {
        guard other.secondLine != 0 else { return false }
        return one.street == other.secondLine || one.streetName == other.secondLine
    }

    private func secondLine(_ left: MatchingRecord, _ right: MatchingRecord) -> Float? {
        guard left.secondLine != 0, right.secondLine != 0 else { return nil }
        return switch texts.likeness(ofLines: left.secondLine, right.secondLine) {
        case .same: log2(0.75 / frequencies.chance(of: left.secondLine, in: .secondLine))
        case .slips: log2(0.12 / 0.002)
        case .alike, .different: log2(0.12 / 0.995)
        }
    }
}

extension AddressComparison {
    /// Postcode, city and region, of which one mostly follows from another.
    private func place(_ left: MatchingRecord, _ right: MatchingRecord) -> (bits: Float, reason: MatchReason?) {
        let (postcode, postcodeReason) = postcode(left, right)
        let (city, cityReason) = city(left, right)
        let (more, less) = (max(postcode, city), min(postcode, city))
        // Where one agrees, the other adds little.
        var bits = more > 0 && less > 0 ? more + min(less, 2) : more + less
        if left.region != 0, right.region != 0 {
            let same = left.region == right.region
            let chance = frequencies.chance(of: left.region, in: .region)
            bits += same ? (more > 0 ? 0.2 : log2(0.95 / max(chance, 0.05))) : log2(0.06 / (1 - min(chance, 0.9)))
        }
        return (bits, postcodeReason == .samePostcode ? postcodeReason : cityReason ?? postcodeReason)
    }

    private func postcode(_ left: MatchingRecord, _ right: MatchingRecord) -> (bits: Float, reason: MatchReason?) {
        guard left.postcode != 0, right.postcode != 0 else { return (0, nil) }
        return switch texts.likeness(ofDigits: left.postcode, right.postcode) {
        case .same: (log2(0.85 / frequencies.chance(of: left.postcode, in: .postcode)), .samePostcode)
        case .slips: (log2(0.08 / 0.015), .otherAddress)
        case .alike, .different: (log2(0.07 / 0.97), .otherAddress)
        }
    }

    private func city(_ left: MatchingRecord, _ right: MatchingRecord) -> (bits: Float, reason: MatchReason?) {
        guard left.city != 0, right.city != 0 else { return (0, nil) }
        switch texts.likeness(ofLines: left.city, right.city) {
        case .same: return (log2(0.82 / frequencies.chance(of: left.city, in: .city)), .sameCity)
        case .slips: return (log2(0.1 / 0.003), .sameCity)
        case .alike, .different: break
        }
        // A suburb on the second line is the city of others.
        if left.city == right.secondLine || right.city == left.secondLine { return (log2(0.03 / 0.002), .sameCity) }
        return (log2(0.06 / 0.97), .otherAddress)
    }
}

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
