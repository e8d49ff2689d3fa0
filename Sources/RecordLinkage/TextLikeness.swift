/// How alike two texts are.
enum TextLikeness: Hashable, Sendable {
    case same
    /// As many slips apart.
    case slips(Int)
    /// They sound or look alike.
    case alike
    case different
}

extension TextPool {
    /// How alike two names are.
    ///
    /// Names of up to three letters are the same or not: a slip makes another name of them. Longer ones may have one
    /// slip, those from seven letters on two.
    func likeness(ofNames left: ID, _ right: ID, sounds: SoundKeys) -> TextLikeness {
        if left == right { return .same }
        let shorter = min(length(of: left), length(of: right))
        let slips = shorter > 3 ? distance(left, right, atMost: shorter > 6 ? 2 : 1) : nil
        return slips.map(TextLikeness.slips) ?? likenessOfLook(left, right, sounds: sounds)
    }

    private func distance(_ left: ID, _ right: ID, atMost most: Int) -> Int? {
        guard mayBeApart(left, right, atMost: most) else { return nil }
        return withUnits(left, right) { EditDistance.between($0, $1, atMost: most) }
    }

    private func likenessOfLook(_ left: ID, _ right: ID, sounds: SoundKeys) -> TextLikeness {
        if sounds.areEqual(left, right) { return .alike }
        let similarity = withUnits(left, right) { left, right in
            min(left.count, right.count) < 3 ? 0 : JaroWinkler.similarity(left, right)
        }
        return similarity >= 0.88 ? .alike : .different
    }

    /// How alike two lines of an address are: a slip for each four letters, and four at most.
    func likeness(ofLines left: ID, _ right: ID) -> TextLikeness {
        if left == right { return .same }
        let shorter = min(length(of: left), length(of: right))
        guard shorter > 3 else { return .different }
        return distance(left, right, atMost: max(1, min(4, shorter / 4))).map(TextLikeness.slips) ?? .different
    }

    /// How alike two numbers are: postcodes and phones.
    func likeness(ofDigits left: ID, _ right: ID) -> TextLikeness {
        if left == right { return .same }
        return distance(left, right, atMost: 1).map(TextLikeness.slips) ?? .different
    }
}

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
