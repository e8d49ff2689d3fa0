import Foundation
import GRDB

/// A database file as it lies there: opened to be looked at, and neither trusted nor brought up to date.
struct ClinicFile {
    /// What it is called in errors.
    private let name: String
    private let database: DatabaseQueue
    private let kinds: Kinds

    /// - Parameters:
    ///   - name: the name under which people know the file, where that is another.
    ///   - isShared: whether others may work with it, so that there may be a log beside it.
    init(
        _ path: String, called name: String? = nil, isShared: Bool = false, patience: Double = 0,
        kinds: Kinds = .standard
    ) throws {
        self.name = name ?? path
        self.kinds = kinds
        var configuration = SQLite.suspiciousConfiguration(patience: patience)
        configuration.readonly = !isShared
        database = try CopyError.explaining(path: self.name) {
            try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    func read<Result>(_ body: (ClinicReader) throws -> Result) throws -> Result {
        try CopyError.explaining(path: name) {
            try database.read { db in try body(ClinicReader(db, person: nil, kinds: kinds)) }
        }
    }

    func verifiedContents() throws -> CopyContents { try read { try $0.verifiedContents(path: name) } }

    func close() { try? database.close() }
}

/// Which file a path leads to, whatever it is called; nil where there is none.
struct FileIdentity: Hashable {
    private let device: UInt64
    private let number: UInt64

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }
}
