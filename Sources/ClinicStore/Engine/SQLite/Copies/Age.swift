import ClinicModel
import Crypto
import Glibc

/// The program `age`, which encrypts copies and opens them again: https://age-encryption.org.
struct Age {
    private let path: String

    /// - Throws: ``AgeError`` where it is not installed.
    init() throws {
        guard let path = OtherProgram.path(of: "age") else { throw AgeError.missing }
        self.path = path
    }

    /// Begins to encrypt what comes on `input`.
    func encrypt(_ encryption: Encryption, input: Int32, output: Int32) throws -> OtherProgram {
        switch encryption {
        case .recipients(let recipients):
            try OtherProgram(path, recipients.flatMap { ["--recipient", $0] }, input: input, output: output)
        case .passphrase(let passphrase):
            // It asks twice.
            try OtherProgram(
                path, ["--passphrase"], input: input, output: output,
                typed: passphrase.text + "\n" + passphrase.text + "\n")
        }
    }

    /// Begins to open what comes on `input`.
    func decrypt(_ key: DecryptionKey, input: Int32, output: Int32) throws -> OtherProgram {
        switch key {
        case .identity(let file):
            try OtherProgram(path, ["--decrypt", "--identity", file], input: input, output: output)
        case .passphrase(let passphrase):
            try OtherProgram(path, ["--decrypt"], input: input, output: output, typed: passphrase.text + "\n")
        }
    }

    /// Whether a file begins as encrypted ones do.
    static func isEncrypted(_ head: [UInt8]) -> Bool {
        ["age-encryption.org/v1\n", "-----BEGIN AGE ENCRYPTED FILE-----"].contains { head.starts(with: $0.utf8) }
    }

    /// How long the encrypted form is of so many bytes, by the format: a header, which ends with the line that begins
    /// with `---`, 16 bytes, and 16 more for each 64 KiB that was begun.
    static func byteCount(of count: Int64, head: [UInt8]) -> Int64? {
        let mark = Array("\n--- ".utf8)
        guard let line = head.indices.first(where: { head[$0...].starts(with: mark) }),
            let end = head[(line + 1)...].firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        let chunks = max(1, (count + 65_535) / 65_536)
        return Int64(end + 1) + 16 + count + 16 * chunks
    }
}

extension Age {
    /// Encrypts an image into a draft, and returns the SHA-256 of what was encrypted.
    func encrypt(
        _ image: DatabaseImage, _ encryption: Encryption, to draft: DraftFile
    ) throws -> SHA256.Digest {
        // Where it ends early, that is told by what it says, and not by the end of this program.
        let handler = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, handler) }
        let pipe = try OtherProgram.Pipe()
        let program = try encrypt(encryption, input: pipe.readingEnd, output: draft.descriptor)
        pipe.closeReading()
        let digest: SHA256.Digest?
        do {
            digest = try image.forEachChunk { chunk in
                var rest = chunk[...]
                while !rest.isEmpty {
                    let bytes = UnsafeRawBufferPointer(rebasing: rest)
                    let count = Glibc.write(pipe.writing, bytes.baseAddress, bytes.count)
                    if count < 0 && errno == EINTR { continue }
                    guard count > 0 else { throw BrokenPipe() }
                    rest = rest.dropFirst(count)
                }
            }
        } catch is BrokenPipe {
            digest = nil
        } catch {
            pipe.closeWriting()
            _ = program.end()
            throw error
        }
        pipe.closeWriting()
        if let said = program.end() {
            throw said.contains("no space left") ? CopyError.full(draft.path) : AgeError(said: said) as any Error
        }
        guard let digest else { throw AgeError.failed("it stopped reading") }
        return digest
    }

    /// The SHA-256 of what an encrypted file holds.
    func digest(of path: String, _ key: DecryptionKey) throws -> SHA256.Digest {
        let input = open(path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw CopyError.unreadable(path) }
        defer { close(input) }
        let pipe = try OtherProgram.Pipe()
        let program = try decrypt(key, input: input, output: pipe.writing)
        pipe.closeWriting()
        let output = OpenFile(pipe.takeReading())
        var hash = SHA256()
        while case let chunk = try output.read(upTo: 1 << 20), !chunk.isEmpty { hash.update(data: chunk) }
        if let said = program.end() { throw AgeError(said: said) }
        return hash.finalize()
    }

    /// Whether an encrypted file is as long as one of so many bytes is.
    func isComplete(_ draft: DraftFile, of count: Int64) throws -> Bool {
        var head = [UInt8](repeating: 0, count: 1 << 16)
        let size = pread(draft.descriptor, &head, head.count, 0)
        var status = stat()
        guard size > 0, fstat(draft.descriptor, &status) == 0 else { throw draft.lastFailure }
        head = Array(head.prefix(size))
        return Self.isEncrypted(head) && Self.byteCount(of: count, head: head) == Int64(status.st_size)
    }
}

/// Nobody reads any more.
private struct BrokenPipe: Error {}

/// To whom a copy is encrypted.
public enum Encryption: Sendable {
    /// Public keys, of each of which the private one opens it.
    case recipients([String])
    case passphrase(CopyPassphrase)
}

/// What opens an encrypted copy.
public enum DecryptionKey: Sendable {
    /// The path of a file with private keys.
    case identity(String)
    case passphrase(CopyPassphrase)
}

/// The passphrase of a copy, out of a file that only its owner can read.
public struct CopyPassphrase: Sendable {
    let text: String

    /// - Throws: ``AgeError`` where the file is open to others or holds anything but one line.
    public init(file: String) throws {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw AgeError.noPassphrase(file) }
        let handle = OpenFile(descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            throw AgeError.badPassphrase(file)
        }
        guard status.st_mode & 0o077 == 0 else { throw AgeError.openPassphrase(file) }
        let bytes = (try? handle.read(upTo: 2000)) ?? []
        var line = String(decoding: bytes, as: UTF8.self)
        while line.last?.isNewline == true { line.removeLast() }
        // It is typed at a terminal, where a control character would do something.
        let isTyped = line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        guard !line.isEmpty, line.utf8.count <= 1000, isTyped else { throw AgeError.badPassphrase(file) }
        text = line
    }
}

/// Why `age` could not do its part.
public enum AgeError: ClinicError, Hashable {
    case missing
    case failed(String)
    case keyNeeded(String)
    case noPassphrase(String)
    case openPassphrase(String)
    case badPassphrase(String)
    /// What was named does not open the copy.
    case wrongKey
    /// The copy opens with a passphrase, and a key was named.
    case needsPassphrase
    case cutShort

    public var kind: ErrorKind {
        switch self {
        case .missing, .noPassphrase: .notFound
        case .failed, .badPassphrase, .wrongKey, .cutShort: .rule
        case .keyNeeded, .needsPassphrase: .usage
        case .openPassphrase: .notPermitted
        }
    }

    public var description: String {
        switch self {
        case .missing:
            "Encrypted copies take the program age, which is not installed here; install it with apt-get install age, "
                + "or see https://age-encryption.org."
        case .failed(let why): "The program age did not do its part: \(why)."
        case .keyNeeded(let path):
            "\(path) is encrypted; name the file with the key to it with --identity, or the one with its passphrase "
                + "with --passphrase-file."
        case .wrongKey: "The key or passphrase that was named does not open this copy; it is another\u{2019}s."
        case .needsPassphrase:
            "This copy was encrypted with a passphrase; name the file that holds it with --passphrase-file."
        case .cutShort: "The encrypted copy is damaged or cut short; take another copy."
        case .noPassphrase(let path): "There is no file \(path) with a passphrase that you may read."
        case .openPassphrase(let path):
            "Others may read \(path), so what is in it is no secret; say chmod 600 \(path), and think of another one."
        case .badPassphrase(let path):
            "\(path) holds no passphrase; one line of text is expected, of at most 1,000 bytes."
        }
    }

    /// What `age` itself said: in our words where it is known, and otherwise in its own, as the end of a sentence.
    init(said text: String) {
        let line = text.split(separator: "\n").first { $0.hasPrefix("age: error: ") }?.dropFirst(12)
        self =
            switch line {
            case let line? where line.contains("no identity matched") || line.contains("incorrect passphrase"):
                .wrongKey
            case let line? where line.contains("passphrase-encrypted"): .needsPassphrase
            case let line? where line.contains("payload chunk"): .cutShort
            default: .failed(line.map(String.init) ?? "it ended without saying why")
            }
    }
}
