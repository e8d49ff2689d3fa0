import Glibc

/// A file that is open, and closed with the value.
public final class OpenFile {
    public let descriptor: Int32

    public init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Opens a file for reading; nil if there is none that may be read.
    public convenience init?(reading path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        self.init(descriptor)
    }

    deinit { close(descriptor) }

    /// What is piped into the program.
    public static var standardInput: OpenFile { OpenFile(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)) }

    /// The next bytes, as many as that unless the file ends; none at its end. A pipe is waited for.
    ///
    /// - Throws: ``Failure`` if it cannot be read.
    public func read(upTo count: Int) throws -> [UInt8] {
        var failed: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, size in
            while size < count {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + size }, count - size)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failed = errno }
                if got <= 0 { return }
                size += got
            }
        }
        if let failed { throw Failure(code: failed) }
        return bytes
    }

    /// All that follows.
    public func readToEnd() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while case let chunk = try read(upTo: 1 << 16), !chunk.isEmpty { bytes += chunk }
        return bytes
    }

    public struct Failure: Error {
        /// What the system calls `errno`.
        public let code: Int32
    }
}
