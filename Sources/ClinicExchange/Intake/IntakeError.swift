import ClinicModel
import ClinicStore

/// Why an intake was refused; nothing of it was saved.
public enum IntakeError: ClinicError {
    case missing(String)
    case unreadable(String)
    case tooLarge(String)
    case malformed(JSONSyntaxError)
    case refused(IntakeProblems)

    public var kind: ErrorKind {
        switch self {
        case .missing: .notFound
        case .unreadable: .inputOutput
        case .tooLarge, .malformed, .refused: .rule
        }
    }

    public var description: String {
        switch self {
        case .missing(let path): "There is no file \u{201C}\(path)\u{201D}; nothing was saved."
        case .unreadable(let path): "\(path) cannot be read; nothing was saved."
        case .tooLarge(let path):
            "\(path) is larger than \(IntakeFile.largest / 1_000_000) MB; an intake is a few pages of JSON. Nothing "
                + "was saved."
        case .malformed(let error): "Nothing was saved; this is not JSON.\n\(error)"
        case .refused(let problems): "Nothing was saved.\n\(problems)"
        }
    }
}

/// What of an intake is refused, with the place of each.
public struct IntakeProblems: Sendable, CustomStringConvertible {
    private var lines: [String] = []
    private(set) var count = 0
    private static let most = 50

    var isEmpty: Bool { count == 0 }

    mutating func add(_ path: JSONPath, _ problem: String) {
        count += 1
        guard lines.count < Self.most else { return }
        // A problem is one line, whatever was typed.
        lines.append("\(path): " + problem.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    public var description: String {
        let more = count > lines.count ? ["\u{2026} and \(count - lines.count) more."] : []
        return (lines + more).joined(separator: "\n")
    }
}

extension IntakeProblems {
    /// Runs `body`, and notes a rule that it breaks: at the field that the error names, else at `path`.
    ///
    /// - Returns: what `body` does; nil where a rule was broken.
    mutating func noting<Result>(at path: JSONPath, _ body: () throws -> Result) throws -> Result? {
        do {
            return try body()
        } catch let error as any ClinicError where error.kind == .rule || error.kind == .notFound {
            add(error.fieldName.map(path.key) ?? path, error.description)
            return nil
        }
    }
}
