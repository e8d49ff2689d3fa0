import ArgumentParser
import ClinicModel
import ClinicStore

/// The flags of a patient's fields, for adding and for editing.
struct PatientFields: ParsableArguments {
    enum Alert: TextFlag {
        static let name = "alert"
        static let help = "What anyone who opens the chart must see first."
    }

    @Option(help: "The family name; one of family and given names is enough.")
    var family: String?
    @Option(help: "The given names.")
    var given: String?
    @Option(help: "What the patient likes to be called.")
    var knownAs: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The birth date, or its year or month.", valueName: "date"))
    var born: String?
    @Option(help: ArgumentHelp("Why there is no birth date.", valueName: "reason"))
    var bornUnknown: String?
    @Option(help: "The sex on record.")
    var sex: Patient.Sex?
    @Option(help: "The gender identity, in the patient's words.")
    var genderIdentity: String?
    @Option(help: "The pronouns that the patient uses.")
    var pronouns: String?
    @Option(parsing: .unconditional, help: "The telephone number to call first.")
    var phone: String?
    @Option(parsing: .unconditional, help: "Another telephone number.")
    var phoneOther: String?
    @Option(help: "The e-mail address.")
    var email: String?
    @Option(name: .customLong("address-line1"), help: "The first line of the postal address.")
    var addressLine1: String?
    @Option(name: .customLong("address-line2"), help: "The second line of the postal address.")
    var addressLine2: String?
    @Option(help: "The town or city.")
    var city: String?
    @Option(help: "The state, province or county.")
    var region: String?
    @Option(help: "The postal code.")
    var postcode: String?
    @Option(help: "The country.")
    var country: String?
    @Option(help: "How the patient wishes to be reached.")
    var preferredContact: Patient.PreferredContact?
    @Option(help: "Who answers for a minor.")
    var guardian: String?
    @Option(help: "Whom to call in an emergency.")
    var emergencyContact: String?
    @Option(parsing: .unconditional, help: "That person's telephone number.")
    var emergencyPhone: String?
    @Option(help: "What the patient does for a living.")
    var occupation: String?
    @Option(help: ArgumentHelp("The office that the patient usually comes to.", valueName: "ref"))
    var office: String?
    @Option(help: ArgumentHelp("The clinician whom the patient usually sees.", valueName: "ref"))
    var clinician: String?
    @Option(help: "Who sent the patient.")
    var referredBy: String?
    @Option(help: "Whether the patient has only enquired, comes, no longer comes, or has died.")
    var status: Patient.Status?
    @Option(help: "The patient's number in an older system.")
    var legacyNumber: String?
    @OptionGroup var alert: TextOption<Alert>

    /// The fields whose flags are called otherwise.
    static let columns = [
        "family": "family_name", "given": "given_names", "born": "birth_date", "born_unknown": "birth_date_unknown",
        "office": "office_id", "clinician": "primary_clinician_id",
    ]

    /// Puts what was given into `patient`; what was not stays.
    func apply(to patient: inout Patient, in clinic: ClinicReader, dates: DateEntry) throws {
        patient.familyName = family ?? patient.familyName
        patient.givenNames = given ?? patient.givenNames
        patient.knownAs = knownAs ?? patient.knownAs
        patient.birthDate = try born.map(dates.partialDate) ?? patient.birthDate
        patient.birthDateUnknown = bornUnknown ?? patient.birthDateUnknown
        patient.sex = sex ?? patient.sex
        patient.genderIdentity = genderIdentity ?? patient.genderIdentity
        patient.pronouns = pronouns ?? patient.pronouns
        patient.phone = phone ?? patient.phone
        patient.phoneOther = phoneOther ?? patient.phoneOther
        patient.email = email ?? patient.email
        patient.addressLine1 = addressLine1 ?? patient.addressLine1
        patient.addressLine2 = addressLine2 ?? patient.addressLine2
        patient.city = city ?? patient.city
        patient.region = region ?? patient.region
        patient.postcode = postcode ?? patient.postcode
        patient.country = country ?? patient.country
        patient.preferredContact = preferredContact ?? patient.preferredContact
        patient.guardian = guardian ?? patient.guardian
        patient.emergencyContact = emergencyContact ?? patient.emergencyContact
        patient.emergencyPhone = emergencyPhone ?? patient.emergencyPhone
        patient.occupation = occupation ?? patient.occupation
        patient.officeID = try office.map { try clinic.office($0).id } ?? patient.officeID
        patient.primaryClinicianID = try clinician.map { try clinic.staffMember($0).id } ?? patient.primaryClinicianID
        patient.referredBy = referredBy ?? patient.referredBy
        patient.status = status ?? patient.status
        patient.legacyNumber = legacyNumber ?? patient.legacyNumber
        patient.alert = try alert.text ?? patient.alert
    }
}
