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

/// How the names sound, by the numbers of their texts.
struct SoundKeys: Sendable {
    private var keys: ContiguousArray<UInt32> = []

    /// The key of a name; 0 where there is no name.
    subscript(id: TextPool.ID) -> UInt32 { Int(id) < keys.count ? keys[Int(id)] : 0 }

    func areEqual(_ left: TextPool.ID, _ right: TextPool.ID) -> Bool {
        let key = self[left]
        return key != 0 && key == self[right]
    }

    mutating func add(_ id: TextPool.ID, of texts: TextPool) {
        guard id != 0 else { return }
        if keys.count <= Int(id) {
            keys.append(contentsOf: repeatElement(0, count: max(Int(id) + 1, texts.count) - keys.count))
        }
        guard keys[Int(id)] == 0 else { return }
        keys[Int(id)] = max(1, TextPool.hash(SoundKey.nysiis(texts.text(of: id))))
    }
}
