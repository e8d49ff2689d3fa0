/// Compares two records, field by field.
struct PairScorer {
    private let names: NameComparison
    private let birthDates: BirthDateComparison
    private let addresses: AddressComparison
    private let contacts: ContactComparison

    init(_ patients: MatchingRecords) {
        let (texts, frequencies) = (patients.texts, patients.frequencies)
        names = NameComparison(
            texts: texts, frequencies: frequencies, sounds: patients.sounds, nicknames: NicknamePairs(among: texts))
        birthDates = BirthDateComparison(frequencies: frequencies)
        addresses = AddressComparison(texts: texts, frequencies: frequencies)
        contacts = ContactComparison(texts: texts, frequencies: frequencies)
    }

    /// What all fields say together, and what names and birth dates came to.
    func compare(_ left: MatchingRecord, _ right: MatchingRecord) -> SeenPair {
        let (family, given) = names.compare(left, right)
        let birthDate = birthDates.compare(left.birthDate, right.birthDate)
        let address = addresses.compare(left, right)
        return SeenPair(
            evidence: family.evidence + given.evidence + birthDate.evidence + sexes(left, right).evidence
                + address.evidence + contacts.phones(left, right).evidence
                + contacts.emails(left, right).evidence,
            family: family.reason, given: given.reason, birthDate: birthDate.reason,
            address: address.reason)
    }

    /// What each field says, names first; those without anything to compare are left out.
    func agreements(_ left: MatchingRecord, _ right: MatchingRecord) -> [Agreement] {
        let (family, given) = names.compare(left, right)
        return [
            family, given, birthDates.compare(left.birthDate, right.birthDate), sexes(left, right),
            addresses.compare(left, right), contacts.phones(left, right), contacts.emails(left, right),
        ].filter { $0.reason != nil }
    }

    /// Half of all strangers agree, so that the same sex says little and no reason is given for it.
    private func sexes(_ left: MatchingRecord, _ right: MatchingRecord) -> Agreement {
        guard left.sex != 0, right.sex != 0 else { return .none }
        if left.sex != right.sex { return Agreement(.otherSex, onePerson: 0.01, strangers: 0.5, shared: 0) }
        return Agreement(evidence: Evidence(onePerson: 0.99, strangers: 0.5, shared: 0), reason: nil)
    }

    /// The reasons, in order.
    func reasons(_ left: MatchingRecord, _ right: MatchingRecord) -> [MatchReason] {
        let reasons = agreements(left, right).compactMap(\.reason)
        guard reasons.starts(with: [.sameFamilyName, .sameGivenNames]) else { return reasons }
        return [.sameNames] + reasons.dropFirst(2)
    }
}

/// Two records that were compared.
struct SeenPair: Hashable, Sendable {
    let evidence: Evidence
    let family: MatchReason?
    let given: MatchReason?
    let birthDate: MatchReason?
    let address: MatchReason?
}
