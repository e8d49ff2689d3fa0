/// How alike two names look, 0 to 1, with more weight on how they begin.
///
/// W. E. Winkler, “String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record
/// Linkage” (1990): the share of letters in common, near one another and in order, raised for a common beginning of up
/// to four letters.
enum JaroWinkler {
    typealias Units = UnsafeBufferPointer<UInt16>

    static func similarity(_ left: Units, _ right: Units) -> Double {
        guard !left.isEmpty, !right.isEmpty, left.count <= 64, right.count <= 64 else { return 0 }
        let reach = max(0, max(left.count, right.count) / 2 - 1)
        var (takenLeft, takenRight): (UInt64, UInt64) = (0, 0)
        var common = 0
        for i in left.indices {
            let from = max(0, i - reach)
            let until = min(right.count, i + reach + 1)
            var j = from
            while j < until {
                if takenRight & (1 << UInt64(j)) == 0, left[i] == right[j] {
                    takenLeft |= 1 << UInt64(i)
                    takenRight |= 1 << UInt64(j)
                    common += 1
                    break
                }
                j += 1
            }
        }
        guard common > 0 else { return 0 }
        var outOfOrder = 0
        var j = 0
        for i in left.indices where takenLeft & (1 << UInt64(i)) != 0 {
            while takenRight & (1 << UInt64(j)) == 0 { j += 1 }
            if left[i] != right[j] { outOfOrder += 1 }
            j += 1
        }
        let m = Double(common)
        let jaro = (m / Double(left.count) + m / Double(right.count) + (m - Double(outOfOrder / 2)) / m) / 3
        var prefix = 0
        while prefix < min(4, left.count, right.count), left[prefix] == right[prefix] { prefix += 1 }
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
    }
}
