// Dates are read and written for every row of an import: digit by digit, without a text for each part.

extension String.UTF8View {
    /// The number whose ASCII digits stand at `offsets`; nil where others do, or the text is too short.
    func number(at offsets: Range<Int>) -> Int? {
        guard offsets.upperBound <= count else { return nil }
        var number = 0
        for byte in dropFirst(offsets.lowerBound).prefix(offsets.count) {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    func has(_ scalar: Unicode.Scalar, at offset: Int) -> Bool {
        offset < count && self[index(startIndex, offsetBy: offset)] == UInt8(ascii: scalar)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes the last digits of `number`, with zeros in front.
    func write(_ number: Int, at offsets: Range<Int>) {
        var rest = number
        for offset in offsets.reversed() {
            self[offset] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
    }

    /// Writes a mark and the digits after it.
    func write(_ mark: Unicode.Scalar, _ number: Int, at offsets: Range<Int>) {
        self[offsets.lowerBound] = UInt8(ascii: mark)
        write(number, at: offsets.dropFirst())
    }
}
