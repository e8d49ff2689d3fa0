import Glibc

/// How much speaks for two records being of one person, and for their being of two of one household, in bits.
///
/// Each is the logarithm to the base 2 of how much more often what is seen would be seen of one person (of two of one
/// household) than of two strangers, as I. P. Fellegi and A. B. Sunter have it, “A Theory for Record Linkage” (1969).
struct Evidence: Hashable, Sendable {
    var onePerson: Float
    var household: Float

    /// A field that is missing neither helps nor harms.
    static let none = Evidence(onePerson: 0, household: 0)

    init(onePerson: Float, household: Float) {
        self.onePerson = onePerson
        self.household = household
    }

    /// What an agreement says.
    ///
    /// - Parameters:
    ///   - onePerson: how often it is seen of two records of one person.
    ///   - strangers: how often of two strangers.
    ///   - shared: how often two of one household have this field in common as one person would.
    init(onePerson: Float, strangers: Float, shared: Float) {
        self.onePerson = log2(onePerson / strangers)
        household = log2((shared * onePerson + (1 - shared) * strangers) / strangers)
    }

    /// The same where one person shows this more often than was supposed, by as many bits.
    func adjusted(by bits: Float) -> Evidence { Evidence(onePerson: onePerson + bits, household: household) }

    static func + (left: Evidence, right: Evidence) -> Evidence {
        Evidence(onePerson: left.onePerson + right.onePerson, household: left.household + right.household)
    }
}

/// What the comparison of one field came to.
struct Agreement: Hashable, Sendable {
    var evidence: Evidence
    /// Nil where there was nothing to compare.
    var reason: MatchReason?

    static let none = Agreement(evidence: .none, reason: nil)

    init(evidence: Evidence, reason: MatchReason?) {
        self.evidence = evidence
        self.reason = reason
    }

    init(_ reason: MatchReason, onePerson: Float, strangers: Float, shared: Float) {
        self.init(evidence: Evidence(onePerson: onePerson, strangers: strangers, shared: shared), reason: reason)
    }
}

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

/// How often each value occurs among the patients.
struct Frequencies: Sendable {
    /// Of how many patients.
    private(set) var total = 0
    private var counts = ContiguousArray(
        repeating: ContiguousArray<UInt32>(), count: MatchField.allCases.count)
    private var birthDates: [BirthDateCode: UInt32] = [:]

    mutating func count(_ record: MatchingRecord) {
        total += 1
        add(record.given, to: .givenName)
        add(record.family, to: .familyName)
        add(record.street, to: .street)
        add(record.secondLine, to: .secondLine)
        add(record.city, to: .city)
        add(record.region, to: .region)
        add(record.postcode, to: .postcode)
        add(record.phone, to: .phone)
        if record.phoneOther != record.phone { add(record.phoneOther, to: .phone) }
        add(record.email, to: .email)
        if record.birthDate.isWhole { birthDates[record.birthDate, default: 0] += 1 }
    }

    private mutating func add(_ id: TextPool.ID, to field: MatchField) {
        guard id != 0 else { return }
        let place = Int(id)
        if counts[field.rawValue].count <= place {
            counts[field.rawValue].append(
                contentsOf: repeatElement(0, count: max(place + 1, place * 3 / 2) - counts[field.rawValue].count))
        }
        counts[field.rawValue][place] += 1
    }

    /// How many have this value.
    func count(of id: TextPool.ID, in field: MatchField) -> Int {
        let column = counts[field.rawValue]
        return Int(id) < column.count ? Int(column[Int(id)]) : 0
    }

    /// The chance that somebody else has this value, the two who are compared left out.
    func chance(of id: TextPool.ID, in field: MatchField) -> Float {
        let others = Float(max(0, count(of: id, in: field) - 2))
        return (others + field.doubt) / Float(max(0, total - 2) + 400)
    }

    /// The chance that somebody else was born on this day: one in 30,000 days of life, or as often as it is on record.
    func chance(of date: BirthDateCode) -> Float {
        let others = Float(max(0, Int(birthDates[date] ?? 0) - 2))
        return max(1 / 30_000, others / Float(max(1, total - 2)))
    }
}
