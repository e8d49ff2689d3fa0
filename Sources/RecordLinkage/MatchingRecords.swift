import ClinicModel

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

/// A patient as the matcher holds it: numbers of texts in a ``TextPool``, so that a million fit into memory.
struct MatchingRecord: Sendable {
    /// Of the patient's record.
    var number: Int64 = 0
    /// The names without spaces, and their first and last words where there are several.
    var family: TextPool.ID = 0
    var familyFirst: TextPool.ID = 0
    var familyLast: TextPool.ID = 0
    var given: TextPool.ID = 0
    var givenFirst: TextPool.ID = 0
    var knownAs: TextPool.ID = 0
    var birthDate = BirthDateCode.missing
    var street: TextPool.ID = 0
    /// The street without its numbers.
    var streetName: TextPool.ID = 0
    var secondLine: TextPool.ID = 0
    var city: TextPool.ID = 0
    var region: TextPool.ID = 0
    var postcode: TextPool.ID = 0
    var phone: TextPool.ID = 0
    var phoneOther: TextPool.ID = 0
    var email: TextPool.ID = 0
    /// 1 for female, 2 for male; 0 where it is neither, or not known.
    var sex: UInt8 = 0
    /// Of all words of the names, in any order; 0 where there is one word only.
    var allNames: UInt64 = 0
}

/// A text as it is compared: folded as for searching, as words and without the spaces between them.
struct FoldedText {
    /// All words as one.
    let squeezed: ContiguousArray<UInt16>
    let words: Int
    let first: ContiguousArray<UInt16>
    let last: ContiguousArray<UInt16>
    /// The same whatever the order of the words.
    let wordsHash: UInt64

    init(_ text: String?) {
        guard let text, !text.isEmpty else {
            (squeezed, first, last, words, wordsHash) = ([], [], [], 0, 0)
            return
        }
        var squeezed: ContiguousArray<UInt16> = []
        var firstEnd = 0
        var lastStart = 0
        var words = 1
        var wordsHash: UInt64 = 0
        for unit in SearchKey.fold(text).utf16 {
            if unit == 0x20 {
                wordsHash &+= Self.spread(squeezed[lastStart...])
                if words == 1 { firstEnd = squeezed.count }
                words += 1
                lastStart = squeezed.count
            } else {
                squeezed.append(unit)
            }
        }
        if squeezed.isEmpty { words = 0 } else { wordsHash &+= Self.spread(squeezed[lastStart...]) }
        self.squeezed = squeezed
        self.words = words
        self.wordsHash = wordsHash
        first = words > 1 ? ContiguousArray(squeezed[..<firstEnd]) : squeezed
        last = words > 1 ? ContiguousArray(squeezed[lastStart...]) : squeezed
    }

    private static func spread(_ word: ContiguousArray<UInt16>.SubSequence) -> UInt64 {
        let hash = TextPool.fnv1a(word)
        return (hash ^ (hash >> 29)) &* 0xbf58_476d_1ce4_e5b9
    }
}
