import ClinicModel
import FoundationEssentials
import Glibc

/// A file of another system, which can be read more than once.
///
/// What is piped in is kept for that in a file without a name, which is gone with the program.
public final class SourceFile {
    /// What people call it.
    public let name: String
    /// Bytes.
    public let size: Int64
    private let descriptor: Int32

    private static let chunkSize = 1 << 16

    /// - Parameter path: the file's; `-` is what is piped in.
    /// - Throws: ``SourceError`` where there is no such file, or it cannot be read.
    public init(_ path: String) throws {
        let isStandardInput = path == "-"
        name = isStandardInput ? "standard input" : URL(filePath: path).lastPathComponent
        var opened = isStandardInput ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw errno == ENOENT ? SourceError.missing(path) : .unreadable(path) }
        var status = stat()
        guard fstat(opened, &status) == 0 else {
            close(opened)
            throw SourceError.unreadable(path)
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            close(opened)
            throw SourceError.isFolder(path)
        }
        if !isStandardInput, [S_IFCHR, S_IFBLK].contains(status.st_mode & S_IFMT) {
            close(opened)
            throw SourceError.isDevice(path)
        }
        if status.st_mode & S_IFMT != S_IFREG {
            let piped = opened
            defer { close(piped) }
            opened = try Self.spooled(piped, name: name)
            guard fstat(opened, &status) == 0 else { throw SourceError.unreadable(path) }
        }
        descriptor = opened
        size = Int64(status.st_size)
    }

    deinit { close(descriptor) }

    /// Hands the bytes to `body` from the beginning, a piece at a time, until it says that it has enough.
    func forEachChunk(_ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
        defer { buffer.deallocate() }
        var offset: off_t = 0
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, offset)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw SourceError.unreadable(name) }
            guard count > 0, try body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
            offset += off_t(count)
        }
    }

    /// The descriptor of a nameless file, of this account alone, that holds what comes from `piped`.
    private static func spooled(_ piped: Int32, name: String) throws -> Int32 {
        var template = Array((FileManager.default.temporaryDirectory.path + "/plumb-import.XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw SourceError.cannotSpool(name) }
        unlink(template)
        var buffer = [UInt8](repeating: 0, count: chunkSize)
        while true {
            let count = read(piped, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw SourceError.unreadable(name) }
            if count == 0 { return descriptor }
            var written = 0
            while written < count {
                let part = buffer[written..<count].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                if part < 0 && errno == EINTR { continue }
                guard part > 0 else {
                    close(descriptor)
                    throw SourceError.cannotSpool(name)
                }
                written += part
            }
        }
    }
}
