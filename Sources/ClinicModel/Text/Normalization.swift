@_spi(_Unicode) import Swift

// Unicode normalization (UAX #15). The standard library has the canonical forms, which it compares strings by, but not yet
// under a public name; the compatibility forms come from a table of Unicode's own.

extension String {
    /// The one form in which an accented letter is the same however it was typed (NFC).
    var composed: String { String(String.UnicodeScalarView(_nfc)) }

    /// Letters apart from their marks, and letters in the place of their ligatures, wide and other forms (NFKD, with the
    /// marks of one letter in no certain order).
    var decomposedWithCompatibility: [Unicode.Scalar] {
        // A letter of ASCII or a mark of the first block stands for itself, so most names need no table.
        _nfd.flatMap { scalar in
            scalar.isASCII || (0x300...0x36F).contains(scalar.value)
                ? [scalar] : Self.compatibility[scalar] ?? [scalar]
        }
    }

    /// What each character with a compatibility mapping stands for.
    private static let compatibility: [Unicode.Scalar: [Unicode.Scalar]] = {
        var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for line in PackageResources.compatibility_txt.split(separator: UInt8(ascii: "\n"))
        where line.first != UInt8(ascii: "#") {
            let parts = String(decoding: line, as: UTF8.self).split(separator: " ")
            let meaning = parts.dropFirst().compactMap(Unicode.Scalar.init(hexadecimal:))
            let range = parts[0].split(separator: "-").compactMap(Unicode.Scalar.init(hexadecimal:))
            guard let first = range.first, let last = range.last else { continue }
            for value in first.value...last.value {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let distance = value - first.value
                table[scalar] = distance == 0 ? meaning : meaning.compactMap { Unicode.Scalar($0.value + distance) }
            }
        }
        return table
    }()
}

extension Unicode.Scalar {
    fileprivate init?(hexadecimal text: Substring) {
        guard let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
        self = scalar
    }
}
