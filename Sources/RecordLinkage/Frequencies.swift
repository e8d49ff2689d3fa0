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
