import ClinicModel
import RecordLinkage

extension ClinicReader {
    /// Who is compared with whom: everybody on record but those who were merged into others.
    private static let isMatched = Selection<Patient>.notMerged

    /// Pairs of patients who are likely one person, best first.
    ///
    /// - Parameter least: the score that a pair needs.
    public func likelyDuplicates(atLeast least: Double = Linkage.leastScore) throws -> [LikelyPair] {
        var records = MatchingRecords()
        try forEachIdentity(Self.isMatched) { records.append($0) }
        return Linkage(records).pairs(atLeast: least)
    }

    /// Patients who may be the same person as `patient`, who is not on record, the likeliest first; for those who were
    /// merged, who stands for them.
    ///
    /// Those who are looked at are found by indexes, so that it takes milliseconds among a million: a birth date with at
    /// most one slip, the names, parts of them, a phone. How frequent a value is, is judged by a sample.
    public func likelyDuplicates(of patient: Patient) throws -> [LikelyDuplicate] {
        guard let last = try db.integer("SELECT max(id) FROM patients") else { return [] }
        let candidates = try candidates(for: patient)
        guard !candidates.isEmpty else { return [] }
        let pairs = try Registration(amongPatients: Int(last)).likely(
            PatientIdentity(patient), among: candidates, sample: sample(upTo: last))
        var likely: [LikelyDuplicate] = []
        for pair in pairs where likely.count < Self.mostShown {
            let patient = try survivor(of: record(RecordID<Patient>(pair.first)))
            if likely.contains(where: { $0.patient.id == patient.id }) { continue }
            // What is told of who stands is its own, where it is like the new patient by itself.
            let own = pairs.first { $0.first == patient.id.number } ?? pair
            likely.append(LikelyDuplicate(patient: patient, score: own.score, reasons: own.reasons))
        }
        return likely
    }

    /// Hands the likely duplicates to `body` of which at least one has an id above `last`: what an import brought.
    ///
    /// Patients of one birth date are compared, and those of one name, along the indexes of both; it takes no more
    /// memory for more patients. It finds less than ``likelyDuplicates(atLeast:)``, which looks at every field.
    public func forEachLikelyDuplicate(after last: RecordID<Patient>, _ body: (LikelyPair) throws -> Void) throws {
        guard let highest = try db.integer("SELECT max(id) FROM patients"), highest > last.number
        else { return }
        var batch = try BatchLinkage(sample: sample(upTo: highest), amongPatients: Int(highest))
        let orders: [(order: String, key: (PatientIdentity) -> [String?])] = [
            ("t.birth_date, t.search_key", { [$0.birthDate] }),
            ("t.search_key", { [$0.familyName?.lowercased(), $0.givenNames?.lowercased()] }),
        ]
        for (pass, (order, key)) in orders.enumerated() {
            var group: [PatientIdentity] = []
            var groupKey: [String?] = []
            func close(isLast: Bool = false) throws {
                if group.count > 1 { batch.append(group) }
                group = []
                if isLast || batch.isFull {
                    try batch.takePairs(after: last.number, isOtherBirthDate: pass > 0, body)
                }
            }
            try forEachIdentity(
                pass == 0 ? "\(Self.isMatched) AND t.birth_date IS NOT NULL" : Self.isMatched, order: order
            ) { identity in
                let itsKey = key(identity)
                if itsKey != groupKey || group.count >= Self.largestGroup { try close() }
                groupKey = itsKey
                group.append(identity)
            }
            try close(isLast: true)
        }
    }

    private static let largestGroup = 2_000

    /// Some of the patients, evenly drawn.
    private func sample(upTo last: Int64) throws -> [PatientIdentity] {
        let step = max(1, last / Self.sampleSize)
        let places = stride(from: 1, through: last, by: Int(step)).map(String.init).joined(separator: ", ")
        var sample: [PatientIdentity] = []
        try forEachIdentity("t.id IN (\(places))") { sample.append($0) }
        return sample
    }

    /// How many patients show how frequent a value is.
    private static let sampleSize: Int64 = 2_000
    /// How many are looked at that one look-up finds.
    private static let mostFound = 500
    /// More than these nobody reads at the desk.
    private static let mostShown = 5

    private func candidates(for patient: Patient) throws -> [PatientIdentity] {
        try settleSearchIndex()
        var found: [Int64: PatientIdentity] = [:]
        func look(_ condition: String, _ arguments: [String]) throws {
            try forEachIdentity(
                "t.id IN (SELECT t.id FROM patients t WHERE \(condition) LIMIT \(Self.mostFound))",
                arguments.map(FieldValue.text)
            ) { found[$0.number] = $0 }
        }
        if let dates = patient.birthDate?.nearDates.map(\.description) {
            try forEachIdentity(
                "t.birth_date IN (\(dates.map { _ in "?" }.joined(separator: ", ")))", dates.map(FieldValue.text)
            ) { found[$0.number] = $0 }
        }
        for names in patient.namesToLookUp {
            try look("t.search_key >= ? AND t.search_key < ?", [names, names + "\u{10FFFF}"])
        }
        for words in patient.wordsToLookUp {
            let (condition, arguments) = Connection.search(words)
            try look(condition, arguments)
        }
        return found.values.sorted { $0.number < $1.number }
    }

    /// Hands each patient of whom `condition` is true to `body`, as the matcher looks at it.
    private func forEachIdentity(
        _ condition: String, _ arguments: [FieldValue] = [], order: String = "t.id",
        _ body: (PatientIdentity) throws -> Void
    ) throws {
        let statement = try db.statement(
            """
            SELECT t.id, t.family_name, t.given_names, t.known_as, t.birth_date, t.sex, t.phone, t.phone_other, t.email,
                t.address_line1, t.address_line2, t.city, t.region, t.postcode
            FROM patients t WHERE \(condition) ORDER BY \(order)
            """)
        try statement.forEachRow(arguments) { try body(PatientIdentity(ResultRow($0))) }
    }
}

/// Somebody on record who may be the patient that is being registered.
public struct LikelyDuplicate: Hashable, Sendable {
    public let patient: Stored<Patient>
    public let score: Double
    public let reasons: [MatchReason]
}

extension Patient {
    /// How the search keys of patients of the same names begin, family name first or last.
    fileprivate var namesToLookUp: [String] {
        let names = [familyName, givenNames].compactMap { $0.map(SearchKey.fold) }.filter { !$0.isEmpty }
        return [names, names.reversed()].map { " " + $0.joined(separator: " ") }.filter { $0 != " " }
    }

    /// The folded words by which a patient like this one is looked up, one list for each look-up.
    ///
    /// Each list has a word that is long enough for the index.
    fileprivate var wordsToLookUp: [[String]] {
        let family = PatientQuery.words(familyName ?? "")
        let given = PatientQuery.words(givenNames ?? "")
        var lists = [family + given]
        if let family = family.first, let given = given.first {
            lists += [[family, String(given.prefix(3))], [String(family.prefix(3)), given]]
        }
        for phone in [phone, phoneOther] {
            let digits = SearchKey.digits(phone ?? "")
            if digits.count >= 5 { lists.append([String(digits.suffix(7))]) }
        }
        return lists.filter { $0.contains { word in word.unicodeScalars.count >= 3 } }
    }
}

extension PatientIdentity {
    /// The columns as ``ClinicReader`` selects them.
    fileprivate init(_ row: ResultRow) {
        self.init(number: row.integer(0) ?? 0)
        familyName = row.text(1)
        givenNames = row.text(2)
        knownAs = row.text(3)
        birthDate = row.text(4)
        sex = row.text(5)
        phone = row.text(6)
        phoneOther = row.text(7)
        email = row.text(8)
        addressLine1 = row.text(9)
        addressLine2 = row.text(10)
        city = row.text(11)
        region = row.text(12)
        postcode = row.text(13)
    }
}

/// Two patients who are likely one person.
public struct DuplicateLine: Sendable {
    public let first: Stored<Patient>
    public let second: Stored<Patient>
    /// How much more speaks for one person than for two, in bits.
    public let score: Double
    public let reasons: [MatchReason]
}

extension ClinicReader {
    /// Hands each pair of patients who are likely one person to `body`, best first.
    public func forEachDuplicate(atLeast least: Double, _ body: (DuplicateLine) throws -> Void) throws {
        let pairs = try likelyDuplicates(atLeast: least)
        // A few at a time, since there may be many.
        for start in stride(from: 0, to: pairs.count, by: 200) {
            let some = pairs[start..<min(pairs.count, start + 200)]
            let ids = Set(some.flatMap { [RecordID<Patient>($0.first), RecordID($0.second)] })
            let patients = try Dictionary(
                uniqueKeysWithValues: records(Patient.self, .ids(Array(ids))).map { ($0.id, $0) })
            for pair in some {
                guard let first = patients[RecordID(pair.first)], let second = patients[RecordID(pair.second)]
                else { continue }
                try body(DuplicateLine(first: first, second: second, score: pair.score, reasons: pair.reasons))
            }
        }
    }
}
