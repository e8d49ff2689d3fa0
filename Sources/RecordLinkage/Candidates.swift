import Dispatch

/// The pairs of records worth a closer look: those that a key brings together, and that are not plainly two persons.
struct Candidates {
    struct Candidate: Sendable {
        let left: Int32
        let right: Int32
        let seen: SeenPair

        var key: UInt64 { UInt64(UInt32(left)) << 32 | UInt64(UInt32(right)) }
    }

    /// Each pair once.
    private(set) var found: [Candidate] = []

    /// A block of more records than this is split by a further field.
    private static let largest = 100

    init(of patients: MatchingRecords, scorer: PairScorer, prior: MatchPrior) {
        var keys = BlockingKeys(of: patients)
        for pass in BlockingKeys.passes.indices {
            let blocks = Blocks(keys.columns[pass], largest: Self.largest) { record in
                BlockingKeys.Values(patients.records[record], of: patients).refinements
            }
            // Those of a block that was split may not have met.
            for record in blocks.splitRecords { keys.clear(pass, of: record) }
            found += Self.compare(blocks, keys: keys, pass: pass, patients: patients, scorer: scorer, prior: prior)
        }
        found.sort { $0.key < $1.key }
        var last: UInt64 = .max
        found.removeAll { candidate in
            defer { last = candidate.key }
            return candidate.key == last
        }
    }

    /// Compares the pairs of each block, on all processors.
    private static func compare(
        _ blocks: Blocks, keys: BlockingKeys, pass: Int, patients: MatchingRecords, scorer: PairScorer,
        prior: MatchPrior
    ) -> [Candidate] {
        let count = min(64, max(1, blocks.ranges.count / 64))
        var slices = [[Candidate]](repeating: [], count: count)
        slices.withUnsafeMutableBufferPointer { slices in
            nonisolated(unsafe) let slices = slices
            DispatchQueue.concurrentPerform(iterations: count) { slice in
                var found: [Candidate] = []
                let from = blocks.ranges.count * slice / count
                let until = blocks.ranges.count * (slice + 1) / count
                for range in blocks.ranges[from..<until] {
                    for i in range {
                        let one = Int(blocks.members[i])
                        for j in range.dropFirst(i - range.lowerBound + 1) {
                            let other = Int(blocks.members[j])
                            guard keys.firstPass(of: one, other, before: pass) == nil else { continue }
                            let seen = scorer.compare(patients.records[one], patients.records[other])
                            guard prior.isTelling(seen.evidence) else { continue }
                            found.append(
                                Candidate(left: Int32(min(one, other)), right: Int32(max(one, other)), seen: seen))
                        }
                    }
                }
                slices[slice] = found
            }
        }
        return Array(slices.joined())
    }
}

/// The keys by which records are brought together to be compared.
///
/// Each key is of two fields or of one that says much, and every field is missing from several: no wrong field, and
/// mostly no two, keep a pair from being compared.
struct BlockingKeys: Sendable {
    /// One column of keys for each pass; 0 where a record has none.
    private(set) var columns: [ContiguousArray<UInt32>]

    static let passes: [@Sendable (Values) -> UInt32] = [
        { $0.date },
        { key($0.phone) },
        { key($0.phoneOther) },
        { key($0.email) },
        { $0.allNames },
        { key(min($0.family, $0.given), max($0.family, $0.given)) },
        { key($0.family, $0.postcode) },
        { key($0.given, $0.postcode) },
        { key($0.family, $0.streetName) },
        { key($0.given, $0.streetName) },
        { key($0.street, $0.postcode) },
        { key($0.street, $0.city) },
        { key($0.streetName, $0.secondLine) },
        { key($0.secondLine, $0.postcode) },
        { key($0.family, $0.year) },
        { key($0.family, $0.dayOfYear) },
        { key($0.given, $0.year) },
        { key($0.given, $0.dayOfYear) },
        { key($0.family, $0.city) },
        { key($0.given, $0.city) },
        { key($0.postcode, $0.year) },
        { key($0.postcode, $0.dayOfYear) },
        { key($0.streetName, $0.year) },
        { key($0.streetName, $0.dayOfYear) },
    ]

    init(of patients: MatchingRecords) {
        let values = patients.records.map { Values($0, of: patients) }
        columns = Self.passes.map { pass in ContiguousArray(values.map(pass)) }
    }

    /// The first pass that brings two records together, or nil where none does.
    func firstPass(of left: Int, _ right: Int, before end: Int) -> Int? {
        for pass in 0..<end {
            let key = columns[pass][left]
            if key != 0, key == columns[pass][right] { return pass }
        }
        return nil
    }

    /// Takes the key of a pass away from a record.
    mutating func clear(_ pass: Int, of record: Int) { columns[pass][record] = 0 }

    /// One key of one value; 0 where it is missing.
    static func key(_ value: UInt32) -> UInt32 { value }

    /// One key of two values; 0 where one of them is missing.
    static func key(_ first: UInt32, _ second: UInt32) -> UInt32 {
        guard first != 0, second != 0 else { return 0 }
        var mixed = (UInt64(first) << 32 | UInt64(second)) &* 0x9e37_79b9_7f4a_7c15
        mixed ^= mixed >> 29
        mixed = mixed &* 0xbf58_476d_1ce4_e5b9
        return max(1, UInt32(truncatingIfNeeded: mixed >> 32))
    }

    /// What the keys are made of, each as a hash; 0 where it is missing.
    struct Values: Sendable {
        /// How the family name sounds, and the first of the given names.
        let family, given: UInt32
        let allNames: UInt32
        let date, year, dayOfYear: UInt32
        let street, streetName, secondLine, city, postcode, phone, phoneOther, email: UInt32

        init(_ record: MatchingRecord, of patients: MatchingRecords) {
            let (texts, sounds) = (patients.texts, patients.sounds)
            func hash(_ id: TextPool.ID) -> UInt32 { id == 0 ? 0 : max(1, texts.hash(of: id)) }
            family = sounds[record.family]
            given = sounds[record.givenFirst != 0 ? record.givenFirst : record.given]
            allNames = UInt32(truncatingIfNeeded: record.allNames ^ record.allNames >> 32)
            let birth = record.birthDate
            date = birth.isWhole ? birth.code : 0
            year = UInt32(birth.year)
            dayOfYear = birth.isWhole ? 10_000 + UInt32(birth.month * 32 + birth.day) : 0
            street = hash(record.street)
            streetName = hash(record.streetName)
            secondLine = hash(record.secondLine)
            city = hash(record.city)
            postcode = hash(record.postcode)
            phone = hash(record.phone)
            phoneOther = record.phoneOther == record.phone ? 0 : hash(record.phoneOther)
            email = hash(record.email)
        }

        /// What a block that is too large is split by, one after the other.
        var refinements: [UInt32] { [date, postcode, year, dayOfYear, streetName, given, family, city] }
    }
}

/// The records of one pass, brought together by their keys; too large a block is split.
struct Blocks: Sendable {
    /// The places of the records, block after block.
    private(set) var members: ContiguousArray<Int32> = []
    /// Where in ``members`` each block lies; each has two records or more.
    private(set) var ranges: [Range<Int>] = []
    /// The records of blocks that were split.
    private(set) var splitRecords: [Int] = []

    private let largest: Int
    private let refinements: @Sendable (Int) -> [UInt32]

    /// Neighbours that are compared in a block that nothing splits.
    private static let window = 10

    init(_ keys: ContiguousArray<UInt32>, largest: Int, refinements: @escaping @Sendable (Int) -> [UInt32]) {
        self.largest = largest
        self.refinements = refinements
        var entries: ContiguousArray<UInt64> = []
        for (record, key) in keys.enumerated() where key != 0 { entries.append(UInt64(key) << 32 | UInt64(record)) }
        entries.sort()
        for block in Self.runs(of: entries) where block.count > 1 {
            if block.count <= largest {
                append(entries[block])
            } else {
                let records = entries[block].map { Int(UInt32(truncatingIfNeeded: $0)) }
                splitRecords += records
                split(records, depth: 2)
            }
        }
    }

    private mutating func append(_ entries: ContiguousArray<UInt64>.SubSequence) {
        let start = members.count
        for entry in entries { members.append(Int32(truncatingIfNeeded: entry & 0xFFFF_FFFF)) }
        ranges.append(start..<members.count)
    }

    /// Splits a large block by each further field; a block that is still too large, by a second and a third.
    private mutating func split(_ records: [Int], depth: Int) {
        let values = records.map(refinements)
        var isSplit = false
        for place in values[0].indices {
            var entries: ContiguousArray<UInt64> = []
            for (record, keys) in zip(records, values) where keys[place] != 0 {
                entries.append(UInt64(keys[place]) << 32 | UInt64(record))
            }
            entries.sort()
            for block in Self.runs(of: entries) where block.count > 1 && block.count < records.count {
                isSplit = true
                if block.count <= largest {
                    append(entries[block])
                } else if depth > 0 {
                    split(entries[block].map { Int(UInt32(truncatingIfNeeded: $0)) }, depth: depth - 1)
                } else {
                    appendNeighbours(entries[block])
                }
            }
        }
        if !isSplit { appendNeighbours(ContiguousArray(records.map(UInt64.init))[...]) }
    }

    /// Compares each record with those next to it, where nothing splits them.
    private mutating func appendNeighbours(_ entries: ContiguousArray<UInt64>.SubSequence) {
        for start in stride(from: entries.startIndex, to: entries.endIndex, by: Self.window) {
            append(entries[start..<min(entries.endIndex, start + 2 * Self.window)])
        }
    }

    /// The stretches of one key.
    private static func runs(of entries: ContiguousArray<UInt64>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
            runs.append(start..<end)
            start = end
        }
        return runs
    }
}
