/// The word of `words` that was most likely meant by `entered`, or nil where none is near.
///
/// Near is at most one slip for every three letters: a letter too many, missing or wrong, or two swapped
/// (the optimal string alignment distance).
public func nearestWord(to entered: String, among words: [String]) -> String? {
    let nearest =
        words
        .map { (word: $0, slips: slips(from: Array(entered.lowercased()), to: Array($0.lowercased()))) }
        .min { $0.slips < $1.slips }
    guard let nearest, nearest.slips <= entered.count / 3 else { return nil }
    return nearest.word
}

private func slips(from entered: [Character], to word: [Character]) -> Int {
    var rows = [Array(0...word.count)]
    for (i, letter) in entered.enumerated() {
        var row = [i + 1]
        for (j, other) in word.enumerated() {
            var best = min(rows[i][j] + (letter == other ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, letter == word[j - 1], entered[i - 1] == other {
                best = min(best, rows[i - 1][j - 1] + 1)
            }
            row.append(best)
        }
        rows.append(row)
    }
    return rows[entered.count][word.count]
}
