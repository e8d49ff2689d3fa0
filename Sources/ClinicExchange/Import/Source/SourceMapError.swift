import ClinicModel

/// Why it cannot be told what becomes of a file's columns: everything that stands in the way, a sentence each.
public struct SourceMapError: ClinicError, Hashable {
    public let problems: [String]
    /// Whether it is what was said of the file that is wrong, or else the file.
    public let kind: ErrorKind

    init(_ problems: [String], kind: ErrorKind = .usage) {
        self.problems = problems
        self.kind = kind
    }

    public var description: String {
        problems.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "\n")
    }
}
