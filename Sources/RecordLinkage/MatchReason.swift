import ClinicModel

/// Why two records may be of one patient, or what speaks against it: the words of the column `reasons`.
public enum MatchReason: String, ValueSet, CaseIterable {
    case sameNames = "same names"
    case namesInOtherOrder = "same names in another order"
    case namesSwapped = "family and given names swapped"
    case sameFamilyName = "same family name"
    case familyNameTypo = "family names differ by a letter or two"
    case familyNameAlike = "family names sound or look alike"
    case familyNamePart = "family names share a part"
    case otherFamilyName = "family names differ"
    case sameGivenNames = "same given names"
    case givenNamesTypo = "given names differ by a letter or two"
    case nickname = "one given name is short for the other"
    case givenNamesAlike = "given names sound or look alike"
    case givenNamesPart = "given names share a part"
    case initial = "given name and initial agree"
    case otherGivenNames = "given names differ"
    case sameBirthDate = "same birth date"
    case sameBirthDateAsFarAsKnown = "same birth date as far as known"
    case dayAndMonthSwapped = "day and month of birth swapped"
    case birthDateTypo = "birth dates differ by a digit"
    case birthDatePart = "birth dates differ in one part"
    case otherBirthDate = "birth dates differ"
    case otherSex = "sexes differ"
    case samePhone = "same phone"
    case phoneTypo = "phones differ by a digit"
    case otherPhone = "phones differ"
    case sameEmail = "same e-mail"
    case emailTypo = "e-mails differ by a letter or two"
    case otherEmail = "e-mails differ"
    case sameAddress = "same address"
    case addressAlike = "addresses are alike"
    case samePostcode = "same postcode"
    case sameCity = "same city"
    case otherAddress = "addresses differ"
    case byThirdRecord = "both like a third record"
}

extension MatchReason {
    /// Where it stands among the reasons.
    var place: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))

    /// The field whose comparison comes to this, where how often it does is learned from the practice's own records.
    var learned: LearnedField? {
        switch self {
        case .sameFamilyName, .familyNameTypo, .familyNameAlike, .familyNamePart, .otherFamilyName: .familyName
        case .sameGivenNames, .givenNamesTypo, .nickname, .givenNamesAlike, .givenNamesPart, .otherGivenNames:
            .givenNames
        case .sameBirthDate, .dayAndMonthSwapped, .birthDateTypo, .birthDatePart, .otherBirthDate: .birthDate
        case .sameAddress, .addressAlike, .samePostcode, .sameCity, .otherAddress: .address
        default: nil
        }
    }

    /// How often it is seen of two records of one person, as supposed of a practice of which nothing is known.
    var supposed: Float {
        switch self {
        case .sameFamilyName: 0.84
        case .familyNameTypo: 0.08
        case .familyNameAlike, .familyNamePart: 0.02
        case .otherFamilyName: 0.04
        case .sameGivenNames: 0.8
        case .givenNamesTypo: 0.08
        case .givenNamesPart: 0.04
        case .nickname: 0.03
        case .givenNamesAlike: 0.02
        case .otherGivenNames: 0.03
        case .sameBirthDate: 0.88
        case .birthDateTypo: 0.05
        case .dayAndMonthSwapped, .birthDatePart: 0.02
        case .otherBirthDate: 0.03
        case .sameAddress: 0.6
        case .addressAlike: 0.2
        case .samePostcode, .sameCity: 0.03
        case .otherAddress: 0.14
        default: 0
        }
    }
}

/// A field of which is learned how often each comparison of it is seen of one person.
enum LearnedField: Int, CaseIterable, Sendable {
    case familyName, givenNames, birthDate, address

    /// What its comparison may come to.
    var reasons: [MatchReason] { MatchReason.allCases.filter { $0.learned == self } }
}
