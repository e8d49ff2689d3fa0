/// A JSON value whose objects keep the order of their keys, and its text.
///
/// Foundation's encoder sorts keys or leaves their order to chance; the audit log hashes these texts and
/// people read them, so the order is the records' own.
public enum JSONText: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONText])
    case object([(key: String, value: JSONText)])

    public static func == (left: JSONText, right: JSONText) -> Bool { left.compact == right.compact }
    public func hash(into hasher: inout Hasher) { hasher.combine(compact) }

    /// The value of an object's member; nil if it has none of that key, or is no object.
    public subscript(key: String) -> JSONText? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text, where it is one.
    public var text: String? { if case .string(let text) = self { text } else { nil } }

    /// On one line, without spaces.
    public var compact: String {
        var text = ""
        write(to: &text, indent: nil)
        return text
    }

    /// Over several lines, indented by two spaces.
    public var indented: String {
        var text = ""
        write(to: &text, indent: 0)
        return text
    }

    private func write(to text: inout String, indent: Int?) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += value.shortText
        case .string(let value): JSONText.quote(value, into: &text)
        case .array(let values):
            JSONText.write(values, in: ("[", "]"), to: &text, indent: indent) { value, text, indent in
                value.write(to: &text, indent: indent)
            }
        case .object(let members):
            JSONText.write(members, in: ("{", "}"), to: &text, indent: indent) { member, text, indent in
                JSONText.quote(member.key, into: &text)
                text += indent == nil ? ":" : ": "
                member.value.write(to: &text, indent: indent)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], in brackets: (open: String, close: String), to text: inout String, indent: Int?,
        writeElement: (Element, inout String, Int?) -> Void
    ) {
        text += brackets.open
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            if let indent { text += "\n" + String(repeating: "  ", count: indent + 1) }
            writeElement(element, &text, indent.map { $0 + 1 })
        }
        if let indent, !elements.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
        text += brackets.close
    }

    /// RFC 8259, section 7: only the quote, the reverse solidus and controls below U+0020 need escaping.
    private static func quote(_ string: String, into text: inout String) {
        text += "\""
        if string.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            for scalar in string.unicodeScalars {
                switch scalar {
                case "\"": text += "\\\""
                case "\\": text += "\\\\"
                case "\n": text += "\\n"
                case "\r": text += "\\r"
                case "\t": text += "\\t"
                case _ where scalar.value < 0x20:
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                default: text.unicodeScalars.append(scalar)
                }
            }
        } else {
            text += string
        }
        text += "\""
    }
}

extension FieldType {
    /// How `value` is written in JSON: as in CSV, but numbers, booleans and nothing are JSON's own.
    public func json(of value: FieldValue) -> JSONText {
        switch (self, value) {
        case (_, .null): .null
        case (.boolean, .integer(let integer)): .boolean(integer != 0)
        case (.reference(_, _?), .integer): .string(text(of: value))
        case (_, .integer(let integer)): .integer(integer)
        case (_, .number(let number)): .number(number)
        case (_, .text(let text)): .string(text)
        }
    }
}

/// What makes a text not JSON, and where.
public struct JSONSyntaxError: ClinicError, Hashable {
    /// The line, the first being 1; CR LF, LF and a lone CR each end one.
    public let line: Int
    /// The column in Unicode scalars, the first being 1; a byte order mark occupies none.
    public let column: Int
    public let problem: Problem

    public enum Problem: Hashable, Sendable {
        /// Something else stands here, or nothing more.
        case unexpected(wanting: String, found: String?)
        case notUTF8
        case tooDeep
        case malformedNumber(String)
        case numberOutOfRange(String)
        case unterminated
        case control(Unicode.Scalar)
        case unknownEscape
        case loneSurrogate
    }

    public var description: String { "Line \(line), column \(column): \(text)" }

    private var text: String {
        switch problem {
        case .unexpected(let wanted, let found?):
            "\(wanted) is expected, and \u{201C}\(found.shortened)\u{201D} stands here."
        case .unexpected(let wanted, nil): "\(wanted) is expected, and the text ends here."
        case .notUTF8: "the bytes here are not UTF-8 text; save the file as UTF-8."
        case .tooDeep: "more than \(JSONText.deepest) arrays and objects lie inside one another here."
        case .malformedNumber(let number):
            "\u{201C}\(number.shortened)\u{201D} is not a number as JSON writes it; one is written 6 or 0.25."
        case .numberOutOfRange(let number): "the number \(number.shortened) is too large or too small to be kept."
        case .unterminated: "a text begins here, and its closing quotation mark is missing."
        case .control(let scalar):
            "a text holds the control character \(scalar.codePoint); a line break in it is written \\n, a tab \\t."
        case .unknownEscape: "what follows the \\ here means nothing in JSON; a \\ itself is written \\\\."
        case .loneSurrogate: "the \\u here stands for one half of a character, and the other half is missing."
        }
    }
}

extension JSONSyntaxError {
    /// - Parameter place: the index of the byte that is wrong, or of the first that is missing.
    init(_ problem: Problem, at place: Int, in bytes: [UInt8]) {
        self.problem = problem
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var (line, column) = (1, 1)
        var previous: UInt8 = 0
        for byte in bytes[min(mark, place)..<place] {
            switch byte {
            case 0x0A where previous == 0x0D: break
            case 0x0A, 0x0D: (line, column) = (line + 1, 1)
            // What goes on with a character was counted by the byte that began it.
            case 0x80...0xBF: break
            default: column += 1
            }
            previous = byte
        }
        self.line = line
        self.column = column
    }
}
