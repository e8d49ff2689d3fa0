import Foundation

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
        let file: FileHandle
        if isStandardInput {
            file = .standardInput
        } else {
            guard FileManager.default.fileExists(atPath: path) else { throw IntakeError.missing(path) }
            guard let opened = FileHandle(forReadingAtPath: path) else { throw IntakeError.unreadable(path) }
            file = opened
        }
        var bytes: [UInt8] = []
        while true {
            guard let chunk = try? file.read(upToCount: 1 << 16) ?? Data() else {
                throw IntakeError.unreadable(name)
            }
            if chunk.isEmpty { return bytes }
            bytes += chunk
            if bytes.count > Self.largest { throw IntakeError.tooLarge(name) }
        }
    }
}
