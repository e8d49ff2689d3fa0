/// The keys by which records are brought together to be compared.
///
/// Each key is of two fields or of one that says much, and every field is missing from several: no wrong field, and
/// mostly no two, keep a pair from being compared.
struct BlockingKeys: Sendable {
    /// One column of keys for each pass; 0 where a record has none.
    private(set) var columns: [ContiguousArray<UInt32>]

    static let passes: [@Sendable (Parts) -> UInt32] = [
        { $0.date },
        { key($0.phone) },
        { key($0.phoneOther) },
        { key($0.email) },
        { $0.allNames },
        { key(min($0.family, $0.given), max($0.family, $0.given)) },
        { key($0.family, $0.postcode) },
        { key($0.given, $0.postcode) },
        { key($0.family, $0.streetName) },
        { key($0.given, $0.streetName) },
        { key($0.street, $0.postcode) },
        { key($0.street, $0.city) },
        { key($0.streetName, $0.secondLine) },
        { key($0.secondLine, $0.postcode) },
        { key($0.family, $0.year) },
        { key($0.family, $0.dayOfYear) },
        { key($0.given, $0.year) },
        { key($0.given, $0.dayOfYear) },
        { key($0.family, $0.city) },
        { key($0.given, $0.city) },
        { key($0.postcode, $0.year) },
        { key($0.postcode, $0.dayOfYear) },
        { key($0.streetName, $0.year) },
        { key($0.streetName, $0.dayOfYear) },
    ]

    init(of patients: MatchingRecords, sounds: SoundKeys) {
        let parts = patients.records.map { Parts($0, sounds: sounds, texts: patients.texts) }
        columns = Self.passes.map { pass in ContiguousArray(parts.map(pass)) }
    }

    /// The first pass that brings two records together, or nil where none does.
    func firstPass(of left: Int, _ right: Int, before end: Int) -> Int? {
        for pass in 0..<end {
            let key = columns[pass][left]
            if key != 0, key == columns[pass][right] { return pass }
        }
        return nil
    }

    /// Takes the key of a pass away from a record.
    mutating func clear(_ pass: Int, of record: Int) { columns[pass][record] = 0 }

    /// One key of one part; 0 where the part is missing.
    static func key(_ part: UInt32) -> UInt32 { part }

    /// One key of two parts; 0 where one of them is missing.
    static func key(_ first: UInt32, _ second: UInt32) -> UInt32 {
        guard first != 0, second != 0 else { return 0 }
        var mixed = (UInt64(first) << 32 | UInt64(second)) &* 0x9e37_79b9_7f4a_7c15
        mixed ^= mixed >> 29
        mixed = mixed &* 0xbf58_476d_1ce4_e5b9
        return max(1, UInt32(truncatingIfNeeded: mixed >> 32))
    }

    /// What the keys are made of, each as a hash; 0 where it is missing.
    struct Parts: Sendable {
        /// How the family name sounds, and the first of the given names.
        let family, given: UInt32
        let allNames: UInt32
        let date, year, dayOfYear: UInt32
        let street, streetName, secondLine, city, postcode, phone, phoneOther, email: UInt32

        init(_ record: MatchingRecord, sounds: SoundKeys, texts: TextPool) {
            func hash(_ id: TextPool.ID) -> UInt32 { id == 0 ? 0 : max(1, texts.hash(of: id)) }
            family = sounds[record.family]
            given = sounds[record.givenFirst != 0 ? record.givenFirst : record.given]
            allNames = UInt32(truncatingIfNeeded: record.allNames ^ record.allNames >> 32)
            let birth = record.birthDate
            date = birth.isWhole ? birth.code : 0
            year = UInt32(birth.year)
            dayOfYear = birth.isWhole ? 10_000 + UInt32(birth.month * 32 + birth.day) : 0
            street = hash(record.street)
            streetName = hash(record.streetName)
            secondLine = hash(record.secondLine)
            city = hash(record.city)
            postcode = hash(record.postcode)
            phone = hash(record.phone)
            phoneOther = record.phoneOther == record.phone ? 0 : hash(record.phoneOther)
            email = hash(record.email)
        }

        /// What a block that is too large is parted by, one after the other.
        var refinements: [UInt32] { [date, postcode, year, dayOfYear, streetName, given, family, city] }
    }
}
