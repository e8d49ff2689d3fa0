/// A person in the records.
public struct Patient: ClinicRecord {
    public var familyName: String?
    public var givenNames: String?
    public var knownAs: String?
    public var birthDate: PartialDate?
    public var birthDateUnknown: String?
    public var sex: Sex?
    public var genderIdentity: String?
    public var pronouns: String?
    public var phone: String?
    public var phoneOther: String?
    public var email: String?
    public var addressLine1: String?
    public var addressLine2: String?
    public var city: String?
    public var region: String?
    public var postcode: String?
    public var country: String?
    public var preferredContact: PreferredContact?
    public var guardian: String?
    public var emergencyContact: String?
    public var emergencyPhone: String?
    public var occupation: String?
    public var officeID: RecordID<Office>?
    public var primaryClinicianID: RecordID<StaffMember>?
    public var referredBy: String?
    public var status: Status
    public var legacyNumber: String?
    public var alert: String?
    /// The patient whom the chart belongs to since the two were merged; nil for a patient who stands.
    public var mergedInto: RecordID<Patient>?
    public var mergedAt: Instant?
    public var mergedBy: RecordID<StaffMember>?
    public var mergeReason: String?
    /// The records that moved then, as ``RecordReference/list(_:)`` writes them.
    public var mergedRecords: String?

    public init(familyName: String? = nil, givenNames: String? = nil, status: Status = .active) {
        self.familyName = familyName
        self.givenNames = givenNames
        self.status = status
    }

    public enum Sex: String, ValueSet {
        case female, male, other, unknown
    }

    public enum PreferredContact: String, ValueSet {
        case phone, text, email, post, none
    }

    public enum Status: String, ValueSet {
        case prospect, active, inactive, deceased
    }

    /// Family name, then given names, as lists show a patient: `Okafor, Ada`; one of them where that is all.
    public var name: String { [familyName, givenNames].compactMap(\.self).joined(separator: ", ") }
}

extension Patient {
    public static let name = "patient"
    public static let table = "patients"
    public static let letter: String? = "P"
    public static let blank = Patient()

    public static let fields: [Field<Patient>] = [
        Field("family_name", \.familyName, "Family name", "The family name, as typed; one of the names is enough."),
        Field("given_names", \.givenNames, "Given names", "The given names, as typed; one of the names is enough."),
        Field("known_as", \.knownAs, "Known as", "What the patient likes to be called."),
        Field("birth_date", \.birthDate, "Birth date", "The birth date, which may be only a year or a month."),
        Field("birth_date_unknown", \.birthDateUnknown, "Birth date unknown", "Why there is no birth date."),
        Field("sex", \.sex, "Sex", "The sex on record."),
        Field("gender_identity", \.genderIdentity, "Gender identity", "The gender identity, in the patient's words."),
        Field("pronouns", \.pronouns, "Pronouns", "The pronouns that the patient uses."),
        Field("phone", \.phone, "Phone", "The telephone number to call first."),
        Field("phone_other", \.phoneOther, "Other phone", "Another telephone number."),
        Field("email", \.email, "E-mail", "The e-mail address."),
        Field("address_line1", \.addressLine1, "Address line 1", "The first line of the postal address."),
        Field("address_line2", \.addressLine2, "Address line 2", "The second line of the postal address."),
        Field("city", \.city, "City", "The town or city."),
        Field("region", \.region, "Region", "The state, province or county."),
        Field("postcode", \.postcode, "Postcode", "The postal code, a text: leading zeros count."),
        Field("country", \.country, "Country", "The country."),
        Field(
            "preferred_contact", \.preferredContact, "Preferred contact",
            "How the patient wishes to be reached, or that the patient does not."),
        Field("guardian", \.guardian, "Guardian", "Who answers for a patient who is a minor or needs it."),
        Field("emergency_contact", \.emergencyContact, "Emergency contact", "Whom to call in an emergency."),
        Field("emergency_phone", \.emergencyPhone, "Emergency phone", "The telephone number of that person."),
        Field("occupation", \.occupation, "Occupation", "What the patient does for a living."),
        Field("office_id", \.officeID, "Office ID", "The office that the patient usually comes to."),
        Field(
            "primary_clinician_id", \.primaryClinicianID, "Primary clinician ID",
            "The clinician whom the patient usually sees."),
        Field("referred_by", \.referredBy, "Referred by", "Who sent the patient."),
        Field(
            "status", \.status, "Status", "Whether the patient has only enquired, comes, no longer comes, or has died."),
        Field(
            "legacy_number", \.legacyNumber, "Legacy number",
            "The patient's number in an older system; no two patients share one."),
        Field("alert", \.alert, type: .prose, "Alert", "What anyone who opens the chart must see first."),
        Field(
            "merged_into", \.mergedInto, "Merged into",
            "The patient who has the chart since the two were found to be one person; empty for one who stands."),
        Field("merged_at", \.mergedAt, "Merged at", "When they were merged."),
        Field("merged_by", \.mergedBy, "Merged by", "Who merged them."),
        Field("merge_reason", \.mergeReason, "Merge reason", "Why they were merged."),
        Field(
            "merged_records", \.mergedRecords, type: .prose, "Merged records",
            "The records that moved to the other chart then, joined by ;, such as C-5;V-12;consent-3."),
    ]

    public func checkRules() throws {
        if familyName == nil && givenNames == nil { throw PatientError.nameless }
        if birthDate != nil && birthDateUnknown != nil { throw PatientError.birthDateKnownAndUnknown }
        try checkMerge()
    }

    /// What `find` looks through: the folded names, legacy number and birth date, and the phones' digits.
    public var searchKey: String {
        var words = [familyName, givenNames, knownAs, legacyNumber].compactMap { $0.map(SearchKey.fold) }
        // A number like 2004-07 is looked for as the date that it could be.
        if let legacyNumber, PartialDate(legacyNumber) != nil { words.append(legacyNumber) }
        if let birthDate { words.append(birthDate.description) }
        words += [phone, phoneOther].compactMap { $0.map(SearchKey.digits) }
        return " " + words.filter { !$0.isEmpty }.joined(separator: " ") + " "
    }
}

/// What a patient's record cannot be.
public enum PatientError: ClinicError, Hashable {
    case nameless
    case birthDateKnownAndUnknown
    case mergeIncomplete
    case unknownReference(String)

    public var description: String {
        switch self {
        case .nameless: "The patient has no name; a family name or a given name is needed."
        case .birthDateKnownAndUnknown: "The birth date is given and also said to be unknown; only one can be."
        case .mergeIncomplete:
            "A merge says into whom, when, by whom and why; merged_into, merged_at, merged_by and merge_reason stand "
                + "together."
        case .unknownReference(let word):
            "Merged records has \u{201C}\(word.shortened)\u{201D}; records such as C-5 or consent-3 are expected, joined by ;."
        }
    }
}

extension Patient {
    /// The fields that say what became of the chart, and nothing of the person.
    public static let mergeFields: Set<String> = [
        "merged_into", "merged_at", "merged_by", "merge_reason", "merged_records",
    ]

    /// The patient as it was before it was merged.
    public var unmerged: Patient {
        var patient = self
        (patient.mergedInto, patient.mergedAt, patient.mergedBy) = (nil, nil, nil)
        (patient.mergeReason, patient.mergedRecords) = (nil, nil)
        return patient
    }

    /// What is known of the person and differs between the two, in the order of the fields.
    public func differences(from other: Patient) -> [Field<Patient>] {
        Self.fields.filter { field in
            !Self.mergeFields.contains(field.name) && field.value(in: self) != field.value(in: other)
        }
    }

    /// In which ways the two cannot be one person, or one of them would be another than thought, in sentences.
    public func contradictions(to other: Patient) -> [String] {
        var contradictions: [String] = []
        if let left = birthDate?.description, let right = other.birthDate?.description,
            !left.hasPrefix(right), !right.hasPrefix(left)
        {
            contradictions.append("The birth dates differ: \(left) and \(right).")
        }
        if let sex, let otherSex = other.sex, sex != otherSex, sex != .unknown, otherSex != .unknown {
            contradictions.append("The sexes differ: \(sex.rawValue) and \(otherSex.rawValue).")
        }
        if (status == .deceased) != (other.status == .deceased) {
            contradictions.append("Only one of them is deceased.")
        }
        return contradictions
    }

    func checkMerge() throws {
        let isMerged = mergedInto != nil
        guard (mergedAt != nil) == isMerged, (mergedBy != nil) == isMerged, (mergeReason != nil) == isMerged,
            isMerged || mergedRecords == nil
        else { throw PatientError.mergeIncomplete }
        if let mergedRecords { _ = try RecordReference.list(mergedRecords) }
    }
}

/// A patient who was merged into another, with everything as it was.
public struct MergedPatient: Hashable, Sendable {
    public let patient: Stored<Patient>
    /// The day at the practice.
    public let mergedOn: CalendarDay

    public init(_ patient: Stored<Patient>, on day: CalendarDay) {
        self.patient = patient
        mergedOn = day
    }
}
