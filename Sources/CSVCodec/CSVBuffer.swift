/// The bytes that an encoder has written: an array that grows, filled from the front.
struct CSVBuffer: Sendable {
    private var bytes = [UInt8](repeating: 0, count: 1 << 12)
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        bytes.withUnsafeMutableBufferPointer { $0[count] = byte }
        count += 1
    }

    mutating func append(_ first: UInt8, _ second: UInt8) {
        append(first)
        append(second)
    }

    mutating func append(_ text: [UInt8]) {
        for byte in text { append(byte) }
    }

    /// Appends a number in decimal digits.
    mutating func append(decimal number: Int64) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var digits = 1
        var limit: UInt64 = 10
        while rest >= limit, digits < 19 {
            digits += 1
            limit *= 10
        }
        reserve(digits)
        bytes.withUnsafeMutableBufferPointer { bytes in
            for place in stride(from: count + digits - 1, through: count, by: -1) {
                bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
        count += digits
    }

    /// Appends `text`, and returns whether it may stand without quotes, and whether it is ASCII.
    mutating func append(
        _ text: UnsafeBufferPointer<UInt8>, lookingFor syntax: CSVSyntax
    ) -> (isPlain: Bool, isASCII: Bool) {
        guard let source = text.baseAddress, !text.isEmpty else { return (true, true) }
        reserve(text.count + CSVSyntax.blockLength)
        var mayBeSpecial = false
        var seen = CSVSyntax.Block(repeating: 0)
        bytes.withUnsafeMutableBytes { bytes in
            let target = bytes.baseAddress.unsafelyUnwrapped + count
            target.copyMemory(from: source, byteCount: text.count)
            // Letters behind the end, so that whole blocks can be looked at.
            target.storeBytes(of: CSVSyntax.letters, toByteOffset: text.count, as: CSVSyntax.Block.self)
            for index in stride(from: 0, to: text.count, by: CSVSyntax.blockLength) {
                let block = target.loadUnaligned(fromByteOffset: index, as: CSVSyntax.Block.self)
                let (low, high) = syntax.marks(in: block)
                mayBeSpecial = mayBeSpecial || (low | high) != 0
                seen |= block
            }
        }
        count += text.count
        // Some control characters have marks too, and need no quotes.
        let isPlain = !mayBeSpecial || !text.contains(where: syntax.needsQuotes)
        return (isPlain, CSVSyntax.isASCII(seen))
    }

    /// Appends `text` within quotes, its own quotes doubled.
    mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
        reserve(2 * text.count + 2)
        bytes.withUnsafeMutableBufferPointer { bytes in
            var place = count
            func put(_ byte: UInt8) {
                bytes[place] = byte
                place += 1
            }
            put(CSVSyntax.quote)
            for byte in text {
                if byte == CSVSyntax.quote { put(byte) }
                put(byte)
            }
            put(CSVSyntax.quote)
            count = place
        }
    }

    /// Takes back what was appended last.
    mutating func removeLast(_ length: Int) { count -= length }

    func withBytes(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    @inline(__always)
    private mutating func reserve(_ length: Int) {
        if count + length > bytes.count { grow(by: length) }
    }

    private mutating func grow(by length: Int) {
        bytes += [UInt8](repeating: 0, count: max(bytes.count, length))
    }
}
