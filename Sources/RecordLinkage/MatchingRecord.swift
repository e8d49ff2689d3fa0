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
