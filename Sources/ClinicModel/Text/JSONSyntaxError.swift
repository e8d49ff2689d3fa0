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

    public var kind: ErrorKind { .rule }

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
