/// The fields whose values are counted, since a rare value in common says more than a frequent one.
enum MatchField: Int, CaseIterable, Sendable {
    case givenName, familyName, street, secondLine, city, region, postcode, phone, email

    /// How many records' worth of doubt there is about a value that nobody else has.
    ///
    /// The frequency of a value is (others with it + doubt) / (others + 400): in a small practice a name is not taken
    /// for frequent because of the two who are compared, and in a large one the records speak for themselves.
    var doubt: Float {
        switch self {
        case .givenName: 1.6
        case .familyName: 0.4
        case .street, .secondLine: 0.4
        case .city: 8
        case .region: 40
        case .postcode: 2
        case .phone, .email: 0.02
        }
    }
}
