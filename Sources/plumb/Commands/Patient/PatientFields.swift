import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// The flags of a patient's fields, for adding and for editing.
struct PatientFields: RecordFlags {
    typealias Value = Patient

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

    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("family_name", flag: "family") { $0.family },
            FieldFlag("given_names", flag: "given") { $0.given },
            FieldFlag("known_as") { $0.knownAs },
            FieldFlag("birth_date", flag: "born") { $0.born },
            FieldFlag("birth_date_unknown", flag: "born-unknown") { $0.bornUnknown },
            FieldFlag("sex") { $0.sex },
            FieldFlag("gender_identity") { $0.genderIdentity },
            FieldFlag("pronouns") { $0.pronouns },
            FieldFlag("phone") { $0.phone },
            FieldFlag("phone_other") { $0.phoneOther },
            FieldFlag("email") { $0.email },
            FieldFlag("address_line1") { $0.addressLine1 },
            FieldFlag("address_line2") { $0.addressLine2 },
            FieldFlag("city") { $0.city },
            FieldFlag("region") { $0.region },
            FieldFlag("postcode") { $0.postcode },
            FieldFlag("country") { $0.country },
            FieldFlag("preferred_contact") { $0.preferredContact },
            FieldFlag("guardian") { $0.guardian },
            FieldFlag("emergency_contact") { $0.emergencyContact },
            FieldFlag("emergency_phone") { $0.emergencyPhone },
            FieldFlag("occupation") { $0.occupation },
            FieldFlag("office_id", flag: "office") { $0.office },
            FieldFlag("primary_clinician_id", flag: "clinician") { $0.clinician },
            FieldFlag("referred_by") { $0.referredBy },
            FieldFlag("status") { $0.status },
            FieldFlag("legacy_number") { $0.legacyNumber },
            FieldFlag("alert") { try $0.alert.text },
        ]
    }
}
