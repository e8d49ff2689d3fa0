@_exported import ClinicTestSupport
import Foundation
import GRDB

@testable import ClinicStore

/// The bytes of a file.
func bytes(of path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

/// The permissions of a file or folder.
func permissions(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

/// What another program does to the file: SQL on a connection of its own, outside any transaction.
func rawly<Result>(_ path: String, _ body: (Database) throws -> Result) throws -> Result {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.inDatabase(body)
}

/// Runs `body` on the program's own connection to a file, which looks at nothing in it first.
func connected<Result>(_ path: String, _ body: (Connection) throws -> Result) throws -> Result {
    let connection = try Connection(path: path)
    defer { connection.close() }
    return try connection.use(body)
}
