extension JSONParser {
    /// A number; whole ones stay whole.
    mutating func number() throws(JSONSyntaxError) -> JSONText {
        let start = place
        var isWhole = true
        if next == "-" { place += 1 }
        var isWellFormed = true
        if next == "0" { place += 1 } else { isWellFormed = skipDigits() }
        if isWellFormed, next == "." {
            place += 1
            isWhole = false
            isWellFormed = skipDigits()
        }
        if isWellFormed, next == "e" || next == "E" {
            place += 1
            isWhole = false
            if next == "+" || next == "-" { place += 1 }
            isWellFormed = skipDigits()
        }
        let end = place
        while isPartOfNumber(next) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard isWellFormed, place == end else { throw error(.malformedNumber(text), at: start) }
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard !isWhole, let number = Double(text), number.isFinite, number != 0 || !hasDigits(start..<end) else {
            throw error(.numberOutOfRange(text), at: start)
        }
        return .number(number)
    }

    private func isPartOfNumber(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "+", "-", ".", "e", "E": true
        default: false
        }
    }

    /// Goes past the digits, of which there must be one.
    private mutating func skipDigits() -> Bool {
        let start = place
        while ("0"..."9").contains(next) { place += 1 }
        return place > start
    }

    /// Whether a digit other than 0 stands before the exponent: the number is not 0, however small.
    private func hasDigits(_ range: Range<Int>) -> Bool {
        bytes[range].prefix { $0 | 0x20 != 0x65 }.contains { (0x31...0x39).contains($0) }
    }

    /// A text, from its opening quotation mark to its closing one.
    mutating func string() throws(JSONSyntaxError) -> String {
        let opening = place
        place += 1
        var text: [UInt8] = []
        var start = place
        while place < bytes.count {
            switch bytes[place] {
            case 0x22:
                text += bytes[start..<place]
                place += 1
                return String(decoding: text, as: UTF8.self)
            case 0x5C:
                text += bytes[start..<place]
                text += String(try escaped()).utf8
                start = place
            case ..<0x20: throw error(.control(Unicode.Scalar(bytes[place])), at: place)
            default: place += 1
            }
        }
        throw error(.unterminated, at: opening)
    }

    /// The character for which an escape stands.
    private mutating func escaped() throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = place
        place += 2
        guard place <= bytes.count else { throw error(.unknownEscape, at: start) }
        switch Unicode.Scalar(bytes[place - 1]) {
        case "\"": return "\""
        case "\\": return "\\"
        case "/": return "/"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": break
        default: throw error(.unknownEscape, at: start)
        }
        let unit = try codeUnit(ofEscapeAt: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        // What lies above U+FFFF is written as two surrogates, the high one first.
        guard unit < 0xDC00, bytes[place...].starts(with: [0x5C, 0x75]) else { throw error(.loneSurrogate, at: start) }
        place += 2
        let low = try codeUnit(ofEscapeAt: start)
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x1_0000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
        else { throw error(.loneSurrogate, at: start) }
        return scalar
    }

    /// The number that four hexadecimal digits spell.
    private mutating func codeUnit(ofEscapeAt start: Int) throws(JSONSyntaxError) -> UInt16 {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw error(.unknownEscape, at: start) }
        place += 4
        return unit
    }
}
