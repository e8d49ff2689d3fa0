/// How many slips lead from one text to another: a letter too many, missing or wrong, or two neighbours swapped.
///
/// The optimal string alignment distance of Damerau and Levenshtein.
enum EditDistance {
    typealias Units = UnsafeBufferPointer<UInt16>

    /// Texts are compared up to this length; longer ones differ unless they are the same.
    static let longest = 63

    /// The distance, or nil where it is more than `most`.
    static func between(_ left: Units, _ right: Units, atMost most: Int) -> Int? {
        guard abs(left.count - right.count) <= most else { return nil }
        // What begins and ends the same needs no table.
        var start = 0
        let shorter = min(left.count, right.count)
        while start < shorter, left[start] == right[start] { start += 1 }
        var tail = 0
        while tail < shorter - start, left[left.count - 1 - tail] == right[right.count - 1 - tail] { tail += 1 }
        let a = Units(rebasing: left[start..<(left.count - tail)])
        let b = Units(rebasing: right[start..<(right.count - tail)])
        if a.isEmpty || b.isEmpty { return a.count + b.count }
        guard a.count <= longest, b.count <= longest else { return nil }
        if most == 1, a.count > 2 || b.count > 2 { return nil }
        return table(a, b, atMost: most)
    }

    private static func table(_ a: Units, _ b: Units, atMost most: Int) -> Int? {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: (longest + 1) * 3) { cells in
            let width = longest + 1
            var (before, last, row) = (0, width, 2 * width)
            for j in 0...b.count { cells[last + j] = j }
            for i in 1...a.count {
                cells[row] = i
                var least = i
                for j in 1...b.count {
                    var best = min(
                        cells[last + j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), cells[last + j] + 1,
                        cells[row + j - 1] + 1)
                    if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                        best = min(best, cells[before + j - 2] + 1)
                    }
                    cells[row + j] = best
                    least = min(least, best)
                }
                // One more, since a swap may skip a row.
                if least > most + 1 { return nil }
                (before, last, row) = (last, row, before)
            }
            let distance = cells[last + b.count]
            return distance <= most ? distance : nil
        }
    }
}
