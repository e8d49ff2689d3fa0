import ClinicModel

/// What the matcher looks at of one patient: who it is, as typed.
///
/// The national number and the number of an older system are not looked at.
public struct PatientIdentity: Hashable, Sendable {
    public var number: Int64
    public var familyName: String?
    public var givenNames: String?
    public var knownAs: String?
    /// ISO 8601, to the day, the month or the year.
    public var birthDate: String?
    public var sex: String?
    public var phone: String?
    public var phoneOther: String?
    public var email: String?
    public var addressLine1: String?
    public var addressLine2: String?
    public var city: String?
    public var region: String?
    public var postcode: String?

    public init(number: Int64 = 0) { self.number = number }

    /// - Parameter number: of the record; 0 for a patient who is not on record yet.
    public init(_ patient: Patient, number: Int64 = 0) {
        self.number = number
        familyName = patient.familyName
        givenNames = patient.givenNames
        knownAs = patient.knownAs
        birthDate = patient.birthDate?.description
        sex = patient.sex?.rawValue
        phone = patient.phone
        phoneOther = patient.phoneOther
        email = patient.email
        addressLine1 = patient.addressLine1
        addressLine2 = patient.addressLine2
        city = patient.city
        region = patient.region
        postcode = patient.postcode
    }
}
