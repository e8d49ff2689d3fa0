import CSVCodec
import Foundation

/// A CSV file of a table, read a piece at a time.
struct TableFile {
    private let url: URL

    var name: String { url.lastPathComponent }

    /// Nil where there is no such file.
    init?(url: URL) {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        self.url = url
    }

    /// Hands the header and then every row to `body`.
    func forEachRow(_ body: (CSVRow) throws -> Void) throws {
        guard let file = try? FileHandle(forReadingFrom: url) else { throw ImportError.unreadable(url.path) }
        defer { try? file.close() }
        var decoder = CSVDecoder()
        while true {
            guard let chunk = try? file.read(upToCount: 1 << 16) ?? Data() else {
                throw ImportError.unreadable(url.path)
            }
            if chunk.isEmpty { break }
            try chunk.withUnsafeBytes { try decoder.decode($0, body) }
        }
        try decoder.finish(body)
    }
}
