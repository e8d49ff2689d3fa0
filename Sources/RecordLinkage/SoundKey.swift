/// How a name sounds, as NYSIIS has it (New York State Identification and Intelligence System, 1970).
///
/// Names that sound alike in English mostly have the same key. Letters other than a to z are left as they are, so that
/// a name of another script has itself for a key.
enum SoundKey {
    /// - Parameter name: folded, without spaces.
    static func nysiis(_ name: some Collection<UInt16>) -> [UInt16] {
        var letters = name.map { (0x61...0x7A).contains($0) ? UInt8($0) : 0 }
        guard !letters.isEmpty, !letters.contains(0) else { return Array(name) }
        replaceStart(&letters)
        replaceEnd(&letters)
        var key: [UInt8] = [letters[0]]
        var index = 1
        while index < letters.count {
            let replaced = replacement(of: letters, at: index)
            for (offset, letter) in replaced.enumerated() { letters[index + offset] = letter }
            for letter in replaced where key.last != letter { key.append(letter) }
            index += replaced.count
        }
        if key.last == u("s"), key.count > 1 { key.removeLast() }
        if key.count > 1, key.suffix(2) == [u("a"), u("y")] { key.remove(at: key.count - 2) }
        if key.last == u("a"), key.count > 1 { key.removeLast() }
        return key.map(UInt16.init)
    }

    private static func u(_ letter: Unicode.Scalar) -> UInt8 { UInt8(letter.value) }

    private static let starts: [(from: [UInt8], to: [UInt8])] = [
        (Array("mac".utf8), Array("mcc".utf8)), (Array("kn".utf8), Array("nn".utf8)),
        (Array("k".utf8), Array("c".utf8)),
        (Array("ph".utf8), Array("ff".utf8)), (Array("pf".utf8), Array("ff".utf8)),
        (Array("sch".utf8), Array("sss".utf8)),
    ]

    private static func replaceStart(_ letters: inout [UInt8]) {
        guard let start = starts.first(where: { letters.starts(with: $0.from) }) else { return }
        letters.replaceSubrange(0..<start.from.count, with: start.to)
    }

    private static func replaceEnd(_ letters: inout [UInt8]) {
        guard letters.count > 2 else { return }
        switch letters.suffix(2) {
        case [u("e"), u("e")], [u("i"), u("e")]: letters.replaceSubrange((letters.count - 2)..., with: [u("y")])
        case [u("d"), u("t")], [u("r"), u("t")], [u("r"), u("d")], [u("n"), u("t")], [u("n"), u("d")]:
            letters.replaceSubrange((letters.count - 2)..., with: [u("d")])
        default: break
        }
    }

    private static func isVowel(_ letter: UInt8) -> Bool { [u("a"), u("e"), u("i"), u("o"), u("u")].contains(letter) }

    /// What stands for the letter at `index` and those that go with it.
    private static func replacement(of letters: [UInt8], at index: Int) -> [UInt8] {
        let rest = letters[index...]
        let letter = letters[index]
        let previous = letters[index - 1]
        if rest.starts(with: [u("e"), u("v")]) { return [u("a"), u("f")] }
        if isVowel(letter) { return [u("a")] }
        if letter == u("q") { return [u("g")] }
        if letter == u("z") { return [u("s")] }
        if letter == u("m") { return [u("n")] }
        if rest.starts(with: [u("k"), u("n")]) { return [u("n"), u("n")] }
        if letter == u("k") { return [u("c")] }
        if rest.starts(with: [u("s"), u("c"), u("h")]) { return [u("s"), u("s"), u("s")] }
        if rest.starts(with: [u("p"), u("h")]) { return [u("f"), u("f")] }
        let next: UInt8? = index + 1 < letters.count ? letters[index + 1] : nil
        if letter == u("h"), !isVowel(previous) || !(next.map(isVowel) ?? false) { return [previous] }
        if letter == u("w"), isVowel(previous) { return [previous] }
        return [letter]
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
