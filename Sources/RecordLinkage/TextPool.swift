/// Many short texts, each kept once, in one block of memory.
///
/// A text is known by its number; 0 is no text at all.
struct TextPool: Sendable {
    typealias ID = Int32

    private var units: ContiguousArray<UInt16> = []
    private var ends: ContiguousArray<UInt32> = [0]
    private var hashes: ContiguousArray<UInt32> = [0]
    /// Which letters each text has, one bit for each, some sharing one.
    private var letters: ContiguousArray<UInt32> = [0]
    /// Open addressing: the number of the text in each slot, 0 where it is free.
    private var slots = ContiguousArray<ID>(repeating: 0, count: 1 << 10)

    /// How many numbers are given, with 0.
    var count: Int { ends.count }

    /// The number of a text, which is given one where it is new.
    mutating func id(of text: ContiguousArray<UInt16>) -> ID {
        if text.isEmpty { return 0 }
        let hash = Self.hash(text)
        let slot = slot(of: text, hash)
        if slots[slot] != 0 { return slots[slot] }
        let new = ID(ends.count)
        units.append(contentsOf: text)
        ends.append(UInt32(units.count))
        hashes.append(hash)
        letters.append(text.reduce(0) { $0 | 1 << UInt32($1 & 31) })
        slots[slot] = new
        if ends.count * 2 > slots.count { grow() }
        return new
    }

    /// The number of a text, or nil where it is not there.
    func find(_ text: ContiguousArray<UInt16>) -> ID? {
        let found = slots[slot(of: text, Self.hash(text))]
        return found == 0 ? nil : found
    }

    /// The slot that a text has, or would get.
    @inline(__always)
    private func slot(of text: ContiguousArray<UInt16>, _ hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0, hashes[Int(slots[slot])] != hash || !isEqual(slots[slot], text) {
            slot = (slot + 1) & mask
        }
        return slot
    }

    /// Where the text lies.
    func range(of id: ID) -> Range<Int> {
        id == 0 ? 0..<0 : Int(ends[Int(id) - 1])..<Int(ends[Int(id)])
    }

    func length(of id: ID) -> Int { range(of: id).count }

    /// Whether two texts have so many letters in common that they may be as few slips apart: each changes two at most.
    @inline(__always)
    func mayBeApart(_ left: ID, _ right: ID, atMost slips: Int) -> Bool {
        (letters[Int(left)] ^ letters[Int(right)]).nonzeroBitCount <= 2 * slips
    }

    func hash(of id: ID) -> UInt32 { hashes[Int(id)] }

    func text(of id: ID) -> ContiguousArray<UInt16>.SubSequence { units[range(of: id)] }

    /// Hands the letters of two texts to `body`.
    @inline(__always)
    func withUnits<Result>(
        _ left: ID, _ right: ID, _ body: (UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<UInt16>) -> Result
    ) -> Result {
        units.withUnsafeBufferPointer { units in
            body(
                UnsafeBufferPointer(rebasing: units[range(of: left)]),
                UnsafeBufferPointer(rebasing: units[range(of: right)]))
        }
    }

    /// FNV-1a over the units, mixed once more so that the low bits are good.
    static func hash(_ text: some Sequence<UInt16>) -> UInt32 {
        let hash = fnv1a(text)
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    static func fnv1a(_ text: some Sequence<UInt16>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for unit in text { hash = (hash ^ UInt64(unit)) &* 0x100_0000_01b3 }
        return hash
    }

    private func isEqual(_ id: ID, _ text: ContiguousArray<UInt16>) -> Bool {
        let range = range(of: id)
        return range.count == text.count && units[range].elementsEqual(text)
    }

    private mutating func grow() {
        var larger = ContiguousArray<ID>(repeating: 0, count: slots.count * 2)
        let mask = larger.count - 1
        for id in 1..<ends.count {
            var slot = Int(hashes[id]) & mask
            while larger[slot] != 0 { slot = (slot + 1) & mask }
            larger[slot] = ID(id)
        }
        slots = larger
    }
}
