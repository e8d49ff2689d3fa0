import ClinicModel
import FoundationEssentials
import Glibc

/// Where the passphrase of who is at the keyboard comes from: a file, or the terminal.
struct PassphraseEntry {
    private let file: String?

    /// - Parameter file: the option; nil leaves it to `PLUMB_STAFF_PASSPHRASE_FILE`, and then to the terminal.
    init(file: String?) {
        let environment = ProcessInfo.processInfo.environment["PLUMB_STAFF_PASSPHRASE_FILE"]
        self.file = file ?? environment.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What was given; nil where nobody can be asked.
    func passphrase(of member: Stored<StaffMember>) throws -> Passphrase? {
        if let file { return Passphrase(try Self.firstLine(of: file)) }
        return try Prompt()?.askUnseen("Passphrase of \(member.name.printable)").map { Passphrase($0) }
    }

    /// The first line of a file; of `-`, the next of what is piped in, and what follows is left there.
    static func firstLine(of path: String) throws -> String {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw PassphraseFileError.unreadable(path) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { throw PassphraseFileError.unreadable(path) }
            if count == 0 || byte == UInt8(ascii: "\n") { break }
            bytes.append(byte)
            if bytes.count > Passphrase.longest { throw PassphraseError.tooLong }
        }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw PassphraseFileError.notText(path) }
        return text
    }
}

/// A file that holds no passphrase.
enum PassphraseFileError: ClinicError {
    case unreadable(String)
    case notText(String)

    var kind: ErrorKind {
        switch self {
        case .unreadable: .notFound
        case .notText: .rule
        }
    }

    var description: String {
        switch self {
        case .unreadable(let path): "The passphrase cannot be read from \(path)."
        case .notText(let path): "The first line of \(path) is not UTF-8."
        }
    }
}
