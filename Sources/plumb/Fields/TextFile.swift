import ClinicModel
import ClinicStore
import Glibc

/// A file that holds the words of one field, as any editor writes it.
struct TextFile {
    private let path: String
    private let flag: String

    /// Bytes: more than the longest text of a record can have.
    private static let largest = 4 * FieldType.longestProse

    /// - Parameters:
    ///   - path: the file's; `-` is what is piped in.
    ///   - flag: the flag of the words, without its hyphens.
    init(_ path: String, of flag: String) {
        self.path = path
        self.flag = flag
    }

    private var name: String { path == "-" ? "What is piped in" : path }

    /// The words, without the byte order mark that some editors put before them and the line end that most put behind.
    ///
    /// - Throws: ``TextFileError``.
    func text() throws -> String {
        var bytes = try bytes()[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw TextFileError.notUTF8(name) }
        let words = text.trimmed
        guard !words.isEmpty else { throw TextFileError.empty(name, flag: flag) }
        return words
    }

    private func bytes() throws -> [UInt8] {
        guard let file = path == "-" ? .standardInput : OpenFile(reading: path) else {
            throw errno == ENOENT ? TextFileError.missing(path, flag: flag) : TextFileError.unreadable(path)
        }
        do {
            let bytes = try file.read(upTo: Self.largest + 1)
            if bytes.count > Self.largest { throw TextFileError.tooLong(name) }
            return bytes
        } catch let failure as OpenFile.Failure {
            throw failure.code == EISDIR ? TextFileError.isFolder(path, flag: flag) : TextFileError.unreadable(name)
        }
    }
}

/// A file that does not hold the words of a field.
enum TextFileError: ClinicError {
    case missing(String, flag: String)
    case isFolder(String, flag: String)
    case unreadable(String)
    case notUTF8(String)
    case empty(String, flag: String)
    case tooLong(String)

    var kind: ErrorKind {
        switch self {
        case .missing, .isFolder: .notFound
        case .unreadable: .inputOutput
        case .notUTF8, .empty, .tooLong: .rule
        }
    }

    /// Nothing that is in the file is told: it may be another than was meant.
    var description: String {
        switch self {
        case .missing(let path, let flag): "There is no file \(path); --\(flag)-file names one that holds the text."
        case .isFolder(let path, let flag): "\(path) is a folder; --\(flag)-file names a file that holds the text."
        case .unreadable(let name): "\(name) cannot be read by this account; nothing was changed."
        case .notUTF8(let name): "\(name) is not UTF-8; save it as UTF-8. Nothing was changed."
        case .empty(let name, let flag): "\(name) holds no text; leave --\(flag)-file out where there is none."
        case .tooLong(let name): "\(name) is too long; a text has at most \(FieldType.longestProse) characters."
        }
    }
}
