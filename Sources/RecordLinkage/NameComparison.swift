/// What the names of two records say.
struct NameComparison {
    let texts: TextPool
    let frequencies: Frequencies
    let sounds: SoundKeys
    let nicknames: NicknamePairs

    /// How often two of one household have the same family name, and the same given names (father and son).
    private static let (sharedFamily, sharedGiven): (Float, Float) = (0.7, 0.015)

    /// Family and given names as they stand, or the other way round where that says more.
    func compare(_ left: MatchingRecord, _ right: MatchingRecord) -> (family: Agreement, given: Agreement) {
        let family = families(left, right)
        let given = givens(left, right)
        if family.reason == .sameFamilyName, given.reason == .sameGivenNames { return (family, given) }
        let straight = family.evidence.onePerson + given.evidence.onePerson
        if let swapped = swapped(left, right), swapped.evidence.onePerson > straight { return (swapped, .none) }
        return (family, given)
    }

    private func families(_ left: MatchingRecord, _ right: MatchingRecord) -> Agreement {
        guard left.family != 0, right.family != 0 else { return .none }
        let shared = Self.sharedFamily
        switch texts.likeness(ofNames: left.family, right.family, sounds: sounds) {
        case .same:
            return Agreement(
                .sameFamilyName, onePerson: 0.84,
                strangers: frequencies.chance(of: left.family, in: .familyName), shared: shared)
        case .slips(let slips):
            return Agreement(
                .familyNameTypo, onePerson: slips == 1 ? 0.06 : 0.02,
                strangers: slipChance(left.family, right.family, slips, .familyName), shared: shared)
        case let likeness:
            if let part = familyPart(left, right) {
                return Agreement(
                    .familyNamePart, onePerson: 0.02,
                    strangers: max(0.002, frequencies.chance(of: part, in: .familyName)), shared: shared)
            }
            return likeness == .alike
                ? Agreement(.familyNameAlike, onePerson: 0.02, strangers: 0.006, shared: shared)
                : Agreement(.otherFamilyName, onePerson: 0.04, strangers: 0.98, shared: shared)
        }
    }

    private func givens(_ left: MatchingRecord, _ right: MatchingRecord) -> Agreement {
        guard left.given != 0, right.given != 0 else { return .none }
        let shared = Self.sharedGiven
        switch texts.likeness(ofNames: left.given, right.given, sounds: sounds) {
        case .same:
            return Agreement(
                .sameGivenNames, onePerson: 0.8,
                strangers: frequencies.chance(of: left.given, in: .givenName), shared: shared)
        case .slips(let slips):
            return Agreement(
                .givenNamesTypo, onePerson: slips == 1 ? 0.06 : 0.02,
                strangers: slipChance(left.given, right.given, slips, .givenName), shared: shared)
        case let likeness:
            if isNickname(left, right) {
                return Agreement(
                    .nickname, onePerson: 0.03,
                    strangers: max(0.003, rarer(left.given, right.given, .givenName)), shared: shared)
            }
            if isInitial(left, right) {
                return Agreement(.initial, onePerson: 0.9, strangers: 0.07, shared: shared)
            }
            if let part = givenPart(left, right) {
                return Agreement(
                    .givenNamesPart, onePerson: 0.04,
                    strangers: max(0.003, frequencies.chance(of: part, in: .givenName)), shared: shared)
            }
            return likeness == .alike
                ? Agreement(.givenNamesAlike, onePerson: 0.02, strangers: 0.01, shared: shared)
                : Agreement(.otherGivenNames, onePerson: 0.03, strangers: 0.97, shared: shared)
        }
    }

    /// Names that two strangers have by chance within a slip or two: short ones are more often near one another.
    private func slipChance(_ left: TextPool.ID, _ right: TextPool.ID, _ slips: Int, _ field: MatchField) -> Float {
        let chance: Float =
            switch (min(texts.length(of: left), texts.length(of: right)), slips) {
            case (...4, _): 0.01
            case (5, _): 0.004
            case (6, _): 0.002
            case (_, 1): 0.0006
            default: 0.002
            }
        // A name that is frequent by itself is hardly a slip.
        return max(chance, 2 * rarer(left, right, field))
    }

    private func rarer(_ left: TextPool.ID, _ right: TextPool.ID, _ field: MatchField) -> Float {
        min(frequencies.chance(of: left, in: field), frequencies.chance(of: right, in: field))
    }
}

extension NameComparison {
    /// Family name for given name and the reverse, or all in one field, or in another order.
    fileprivate func swapped(_ left: MatchingRecord, _ right: MatchingRecord) -> Agreement? {
        if left.allNames != 0, left.allNames == right.allNames {
            let chance = onRecord([left.family, left.given, right.family, right.given])
            let isSwap = left.family == right.given && left.given == right.family
            return Agreement(
                isSwap ? .namesSwapped : .namesInOtherOrder, onePerson: 0.02, strangers: chance, shared: 0.02)
        }
        guard left.family != 0, right.family != 0, left.given != 0, right.given != 0,
            let first = cross(left.family, right.given), let second = cross(right.family, left.given)
        else { return nil }
        return Agreement(
            .namesSwapped, onePerson: 0.02 * first.same * second.same,
            strangers: first.strangers * second.strangers, shared: 0.02)
    }

    private func cross(_ family: TextPool.ID, _ given: TextPool.ID) -> (same: Float, strangers: Float)? {
        switch texts.likeness(ofNames: family, given, sounds: sounds) {
        case .same: (0.85, onRecord([family]))
        case .slips: (0.1, 0.002)
        case .alike, .different: nil
        }
    }

    /// The chance of the rarest two of some names, wherever they stand.
    private func onRecord(_ names: [TextPool.ID]) -> Float {
        let chances = names.filter { $0 != 0 }.map { name in
            max(frequencies.chance(of: name, in: .familyName), frequencies.chance(of: name, in: .givenName))
        }
        return names.count == 1 ? chances[0] : chances.sorted().prefix(2).reduce(1, *)
    }

    fileprivate func familyPart(_ left: MatchingRecord, _ right: MatchingRecord) -> TextPool.ID? {
        // Hardly any name has parts, and this is asked of any two.
        guard left.familyFirst | right.familyFirst != 0 else { return nil }
        let parts = [right.family, right.familyFirst, right.familyLast]
        return [left.family, left.familyFirst, left.familyLast].first { part in
            part != 0 && texts.length(of: part) > 2 && parts.contains(part)
        }
    }

    fileprivate func givenPart(_ left: MatchingRecord, _ right: MatchingRecord) -> TextPool.ID? {
        let (a, b) = (
            left.givenFirst != 0 ? left.givenFirst : left.given, right.givenFirst != 0 ? right.givenFirst : right.given
        )
        return a == b && texts.length(of: a) > 1 ? a : nil
    }

    fileprivate func isInitial(_ left: MatchingRecord, _ right: MatchingRecord) -> Bool {
        texts.withUnits(left.given, right.given) { left, right in
            min(left.count, right.count) == 1 && left.first == right.first
        }
    }

    fileprivate func isNickname(_ left: MatchingRecord, _ right: MatchingRecord) -> Bool {
        if left.knownAs != 0, left.knownAs == right.given || left.knownAs == right.givenFirst { return true }
        if right.knownAs != 0, right.knownAs == left.given || right.knownAs == left.givenFirst { return true }
        return nicknames.contains(
            left.givenFirst != 0 ? left.givenFirst : left.given, right.givenFirst != 0 ? right.givenFirst : right.given)
    }
}
