/// What is left of the fields of a kind of record once one side added them and the other took them away: nothing,
/// where both had the same.
///
/// A sum is kept of neighbouring ids, so that what is left says where. There is room for so many sums, whatever the
/// ids: the more they spread, the more of them are neighbours.
struct RecordSums {
    private var sums = [UInt64](repeating: 0, count: Self.count)
    /// Ids are neighbours that are the same without so many of their last bits.
    private var shift: Int64 = 0

    private static let count = 4_096

    /// Adds a hash; `times` is 1, or -1 to take it away.
    mutating func add(_ hash: UInt64, of id: Int64, times: Int64) {
        while max(id, 0) >> shift >= Self.count { halve() }
        sums[Int(max(id, 0) >> shift)] &+= hash &* UInt64(bitPattern: times)
    }

    private mutating func halve() {
        for place in 0..<Self.count / 2 { sums[place] = sums[2 * place] &+ sums[2 * place + 1] }
        for place in Self.count / 2..<Self.count { sums[place] = 0 }
        shift += 1
    }

    /// The smallest ids of which something is left; nil where nothing is.
    var firstLeft: ClosedRange<Int64>? {
        sums.firstIndex { $0 != 0 }.map { place in
            let first = place == 0 ? Int64.min : Int64(place) << shift
            let (next, overflows) = Int64(place + 1).multipliedReportingOverflow(by: 1 << shift)
            return first...(overflows ? .max : next - 1)
        }
    }

    /// In how many places something is left.
    var countLeft: Int { sums.count { $0 != 0 } }
}

/// Hashes fields under a key that is drawn anew each time: nobody can have chosen values whose sums are the same.
struct MemberHasher {
    private let keyed: Hasher

    init() {
        var hasher = Hasher()
        for _ in 0..<2 { hasher.combine(UInt64.random(in: .min ... .max)) }
        keyed = hasher
    }

    func hash(_ member: UnsafeRawBufferPointer, of id: Int64, kind: Int) -> UInt64 {
        var hasher = keyed
        hasher.combine(kind)
        hasher.combine(id)
        hasher.combine(bytes: member)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
