/// The patients among whom duplicates are looked for, and how often each value occurs among them.
public struct MatchingRecords: Sendable {
    var texts = TextPool()
    private(set) var records: ContiguousArray<MatchingRecord> = []
    private(set) var frequencies = Frequencies()
    private(set) var sounds = SoundKeys()

    public init() {}

    public var count: Int { records.count }

    /// Takes a patient in.
    ///
    /// - Parameter isCounted: whether the values count for how frequent they are: not where only those are taken in who
    ///   are like one another.
    public mutating func append(_ identity: PatientIdentity, isCounted: Bool = true) {
        let record = record(of: identity)
        records.append(record)
        if isCounted { frequencies.count(record) }
        for name in [record.family, record.given, record.givenFirst] { sounds.add(name, of: texts) }
    }

    private mutating func record(of identity: PatientIdentity) -> MatchingRecord {
        var record = MatchingRecord(number: identity.number)
        let family = FoldedText(identity.familyName)
        let given = FoldedText(identity.givenNames)
        record.family = texts.id(of: family.squeezed)
        record.given = texts.id(of: given.squeezed)
        if family.words > 1 {
            record.familyFirst = texts.id(of: family.first)
            record.familyLast = texts.id(of: family.last)
        }
        if given.words > 1 { record.givenFirst = texts.id(of: given.first) }
        if family.words + given.words > 1 { record.allNames = family.wordsHash &+ given.wordsHash }
        record.knownAs = id(identity.knownAs)
        record.birthDate = BirthDateCode(identity.birthDate)
        record.sex = identity.sex == "female" ? 1 : identity.sex == "male" ? 2 : 0
        record.street = id(identity.addressLine1)
        if record.street != 0 { record.streetName = texts.id(of: withoutDigits(record.street)) }
        record.secondLine = id(identity.addressLine2)
        record.city = id(identity.city)
        record.region = id(identity.region)
        record.postcode = id(identity.postcode)
        record.phone = phone(identity.phone)
        record.phoneOther = phone(identity.phoneOther)
        if let email = identity.email, email.utf8.contains(0x40) {
            record.email = texts.id(of: ContiguousArray(email.lowercased().utf16.filter { $0 != 0x20 }))
        }
        return record
    }

    private mutating func id(_ text: String?) -> TextPool.ID {
        guard let text, !text.isEmpty else { return 0 }
        return texts.id(of: FoldedText(text).squeezed)
    }

    private func withoutDigits(_ id: TextPool.ID) -> ContiguousArray<UInt16> {
        ContiguousArray(texts.text(of: id).lazy.filter { !(0x30...0x39).contains($0) })
    }

    /// The last nine digits, which leave out the code of a country; nothing where there are fewer than five.
    private mutating func phone(_ text: String?) -> TextPool.ID {
        guard let text else { return 0 }
        let digits = ContiguousArray(text.utf16.lazy.filter { (0x30...0x39).contains($0) })
        return digits.count < 5 ? 0 : texts.id(of: ContiguousArray(digits.suffix(9)))
    }
}
