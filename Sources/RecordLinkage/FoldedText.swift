import ClinicModel

/// A text as it is compared: folded as for searching, as words and without the spaces between them.
struct FoldedText {
    /// All words as one.
    let squeezed: ContiguousArray<UInt16>
    let words: Int
    let first: ContiguousArray<UInt16>
    let last: ContiguousArray<UInt16>
    /// The same whatever the order of the words.
    let wordsHash: UInt64

    init(_ text: String?) {
        guard let text, !text.isEmpty else {
            (squeezed, first, last, words, wordsHash) = ([], [], [], 0, 0)
            return
        }
        var squeezed: ContiguousArray<UInt16> = []
        var firstEnd = 0
        var lastStart = 0
        var words = 1
        var wordsHash: UInt64 = 0
        for unit in SearchKey.fold(text).utf16 {
            if unit == 0x20 {
                wordsHash &+= Self.spread(squeezed[lastStart...])
                if words == 1 { firstEnd = squeezed.count }
                words += 1
                lastStart = squeezed.count
            } else {
                squeezed.append(unit)
            }
        }
        if squeezed.isEmpty { words = 0 } else { wordsHash &+= Self.spread(squeezed[lastStart...]) }
        self.squeezed = squeezed
        self.words = words
        self.wordsHash = wordsHash
        first = words > 1 ? ContiguousArray(squeezed[..<firstEnd]) : squeezed
        last = words > 1 ? ContiguousArray(squeezed[lastStart...]) : squeezed
    }

    private static func spread(_ word: ContiguousArray<UInt16>.SubSequence) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for unit in word { hash = (hash ^ UInt64(unit)) &* 0x100_0000_01b3 }
        return (hash ^ (hash >> 29)) &* 0xbf58_476d_1ce4_e5b9
    }
}
