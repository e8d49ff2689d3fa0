import Foundation

/// A database that is made once, in a file, for tests that each take a copy of it: a copy costs a tenth.
public struct PreparedDatabase: Sendable {
    private let bytes: Data

    /// - Parameter make: makes it at the path that it is given, and has let go of it when it returns.
    public init(_ make: (String) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try make(folder.path("plumb.sqlite"))
        bytes = try Data(contentsOf: folder.url.appending(path: "plumb.sqlite"))
        // What lay in a log beside it would be missing from every copy.
        let names = try folder.names
        guard names == ["plumb.sqlite"] else { throw Unfinished(names: names) }
    }

    /// Puts a copy, which only this account may read, where nothing is yet.
    public func copy(to path: String) throws {
        try bytes.write(to: URL(filePath: path), options: .withoutOverwriting)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    private struct Unfinished: Error { let names: [String] }
}
