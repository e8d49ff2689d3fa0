/// The records of one pass, brought together by their keys; too large a block is parted.
struct Blocks: Sendable {
    /// The places of the records, block after block.
    private(set) var members: ContiguousArray<Int32> = []
    /// Where in ``members`` each block lies; each has two records or more.
    private(set) var ranges: [Range<Int>] = []
    /// The records of blocks that were parted.
    private(set) var parted: [Int] = []

    private let largest: Int
    private let refinements: @Sendable (Int) -> [UInt32]

    /// Neighbours that are compared in a block that nothing parts.
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
                parted += records
                part(records, depth: 2)
            }
        }
    }

    private mutating func append(_ entries: ContiguousArray<UInt64>.SubSequence) {
        let start = members.count
        for entry in entries { members.append(Int32(truncatingIfNeeded: entry & 0xFFFF_FFFF)) }
        ranges.append(start..<members.count)
    }

    /// Parts a large block by each further field; a part that is still too large, by a second and a third.
    private mutating func part(_ records: [Int], depth: Int) {
        let parts = records.map(refinements)
        var isParted = false
        for place in parts[0].indices {
            var entries: ContiguousArray<UInt64> = []
            for (record, keys) in zip(records, parts) where keys[place] != 0 {
                entries.append(UInt64(keys[place]) << 32 | UInt64(record))
            }
            entries.sort()
            for block in Self.runs(of: entries) where block.count > 1 && block.count < records.count {
                isParted = true
                if block.count <= largest {
                    append(entries[block])
                } else if depth > 0 {
                    part(entries[block].map { Int(UInt32(truncatingIfNeeded: $0)) }, depth: depth - 1)
                } else {
                    appendNeighbours(entries[block])
                }
            }
        }
        if !isParted { appendNeighbours(ContiguousArray(records.map(UInt64.init))[...]) }
    }

    /// Compares each record with those next to it, where nothing parts them.
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
