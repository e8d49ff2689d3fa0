import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

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

/// Where in a JSON document something stands, `$.complaints[1].region` (RFC 9535).
struct JSONPath: CustomStringConvertible {
    let description: String

    static let root = JSONPath(description: "$")

    /// The member of an object.
    func key(_ name: String) -> JSONPath {
        let isPlain = name.utf8.count <= 60 && name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil
        return JSONPath(
            description: description + (isPlain ? ".\(name)" : "[\(JSONText.string(name.shortened).compact)]"))
    }

    /// The element of an array, the first being 0.
    func index(_ index: Int) -> JSONPath { JSONPath(description: "\(description)[\(index)]") }
}

/// Where an intake is read from: a file, or what is piped in.
public struct IntakeFile: Sendable {
    /// Bytes; more than anybody types on a form.
    public static let largest = 10_000_000

    private let path: String

    /// - Parameter path: the file's; `-` is what is piped in.
    public init(_ path: String) { self.path = path }

    /// Whether it is what is piped in, so that nobody can be asked anything there.
    public var isStandardInput: Bool { path == "-" }

    private var name: String { isStandardInput ? "What is piped in" : path }

    /// The whole of it.
    ///
    /// - Throws: ``IntakeError`` where there is no such file, it cannot be read, or it is too large.
    public func bytes() throws -> [UInt8] {
        let file: OpenFile
        if isStandardInput {
            file = .standardInput
        } else {
            guard FileManager.default.fileExists(atPath: path) else { throw IntakeError.missing(path) }
            guard let opened = OpenFile(reading: path) else { throw IntakeError.unreadable(path) }
            file = opened
        }
        var bytes: [UInt8] = []
        while true {
            guard let chunk = try? file.read(upTo: 1 << 16) else { throw IntakeError.unreadable(name) }
            if chunk.isEmpty { return bytes }
            bytes += chunk
            if bytes.count > Self.largest { throw IntakeError.tooLarge(name) }
        }
    }
}
