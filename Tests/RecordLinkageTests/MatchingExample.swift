import RecordLinkage

/// Patients to compare, in one line each.
enum MatchingExample {
    /// A patient of this number; the other fields by name.
    static func identity(
        _ number: Int64, _ family: String?, _ given: String?, born: String? = nil, street: String? = nil,
        city: String? = nil, postcode: String? = nil, phone: String? = nil, email: String? = nil, sex: String? = nil,
        knownAs: String? = nil
    ) -> PatientIdentity {
        var identity = PatientIdentity(number: number)
        (identity.familyName, identity.givenNames, identity.knownAs) = (family, given, knownAs)
        (identity.birthDate, identity.sex) = (born, sex)
        (identity.addressLine1, identity.city, identity.postcode) = (street, city, postcode)
        (identity.phone, identity.email) = (phone, email)
        return identity
    }

    /// The pairs among some patients, whatever they score.
    static func pairs(_ identities: [PatientIdentity], atLeast least: Double = -100) -> [LikelyPair] {
        var records = MatchingRecords()
        for identity in identities { records.append(identity) }
        return Linkage(records).pairs(atLeast: least)
    }
}
