extension JSONText {
    /// How many arrays and objects may lie inside one another.
    public static let deepest = 64

    /// Reads a JSON text (RFC 8259), and nothing that only looks like one: no comments, no trailing commas.
    ///
    /// The members of an object keep their order, and a key that is there twice stays there twice. A byte order
    /// mark is passed over. A number that is not kept exactly as a whole, or not at all, is refused.
    public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        var parser = JSONParser(bytes)
        self = try parser.document()
    }
}

/// Reads one JSON text from its bytes, from the first to the last.
struct JSONParser {
    private let bytes: [UInt8]
    /// The index of the byte that is looked at.
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONSyntaxError) -> JSONText {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw self.error(.notUTF8, at: error.byteOffsets.lowerBound)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        guard place == bytes.count else { throw unexpected(wanting: "the end of the text") }
        return value
    }

    /// The byte that is looked at; NUL, which JSON has nowhere, at the end.
    private var next: Unicode.Scalar { place < bytes.count ? Unicode.Scalar(bytes[place]) : "\0" }

    private func error(_ problem: JSONSyntaxError.Problem, at place: Int) -> JSONSyntaxError {
        JSONSyntaxError(problem, at: place, in: bytes)
    }

    private func unexpected(wanting expected: String) -> JSONSyntaxError {
        error(.unexpected(wanting: expected, found: found), at: place)
    }

    private mutating func skipSpace() {
        while next == " " || next == "\n" || next == "\r" || next == "\t" { place += 1 }
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONText {
        switch next {
        case "{": return try object(depth: depth + 1)
        case "[": return try array(depth: depth + 1)
        case "\"": return .string(try string())
        case "-", "0"..."9": return try number()
        default: break
        }
        let word = found
        let value: JSONText
        switch word {
        case "null": value = .null
        case "true": value = .boolean(true)
        case "false": value = .boolean(false)
        default: throw unexpected(wanting: "a value")
        }
        place += word?.utf8.count ?? 0
        return value
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONText {
        try open(depth: depth)
        var values: [JSONText] = []
        if next == "]" {
            place += 1
            return .array(values)
        }
        while true {
            values.append(try value(depth: depth))
            if try closes(with: "]") { return .array(values) }
        }
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONText {
        try open(depth: depth)
        var members: [(key: String, value: JSONText)] = []
        if next == "}" {
            place += 1
            return .object(members)
        }
        while true {
            guard next == "\"" else { throw unexpected(wanting: "a key in straight quotation marks (\")") }
            let key = try string()
            skipSpace()
            guard next == ":" else { throw unexpected(wanting: "\u{201C}:\u{201D}") }
            place += 1
            skipSpace()
            members.append((key, try value(depth: depth)))
            if try closes(with: "}") { return .object(members) }
        }
    }

    private mutating func open(depth: Int) throws(JSONSyntaxError) {
        guard depth <= JSONText.deepest else { throw error(.tooDeep, at: place) }
        place += 1
        skipSpace()
    }

    /// Goes past the bracket that closes, or past the comma before the next element.
    private mutating func closes(with bracket: Unicode.Scalar) throws(JSONSyntaxError) -> Bool {
        skipSpace()
        let closes = next == bracket
        guard closes || next == "," else {
            throw unexpected(wanting: "\u{201C},\u{201D} or \u{201C}\(bracket)\u{201D}")
        }
        place += 1
        if !closes { skipSpace() }
        return closes
    }

    /// The word or the character at ``place``; nil at the end.
    private var found: String? {
        guard place < bytes.count else { return nil }
        let word = bytes[place...].prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
        if !word.isEmpty { return String(decoding: word, as: UTF8.self) }
        let scalar = String(decoding: bytes[place...].prefix(4), as: UTF8.self).unicodeScalars.first
        return scalar.map { $0.isVisible ? String($0) : $0.codePoint }
    }

    /// A number; whole ones stay whole.
    private mutating func number() throws(JSONSyntaxError) -> JSONText {
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
    private mutating func string() throws(JSONSyntaxError) -> String {
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

extension Unicode.Scalar {
    /// Whether one sees it: a space that is not the plain one is mostly pasted without knowing.
    fileprivate var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
