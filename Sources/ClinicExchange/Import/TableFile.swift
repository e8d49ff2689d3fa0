import CSVCodec
import Foundation

/// A CSV file of a table, read a piece at a time.
struct TableFile {
    let url: URL
    let delimiter: ExportDialect.Delimiter
    /// Bytes.
    let size: Int64

    /// Bytes; more than a row of any table can have with every field as long as it may be. A longer one is refused
    /// before it is read to its end.
    static let longestRow = 4 << 20

    var name: String { url.lastPathComponent }

    /// Nil where there is no such file.
    init?(url: URL, delimiter: ExportDialect.Delimiter = .comma) {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        self.url = url
        self.delimiter = delimiter
        size = Int64((try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0)
    }

    /// Hands the header and then every row to `body`.
    func forEachRow(progress: ImportProgress, _ body: (CSVRow) throws -> Void) throws {
        var status = stat()
        // A pipe in its place might be waited for without an end.
        guard stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let file = try? FileHandle(forReadingFrom: url)
        else { throw ImportError.unreadable(url.path) }
        defer { try? file.close() }
        var decoder = CSVDecoder(delimiter: delimiter.byte, maximumRowLength: Self.longestRow)
        while true {
            guard let chunk = try? file.read(upToCount: 1 << 16) ?? Data() else {
                throw ImportError.unreadable(url.path)
            }
            if chunk.isEmpty { break }
            try chunk.withUnsafeBytes { try decoder.decode($0, body) }
            progress.advance(by: Int64(chunk.count))
        }
        try decoder.finish(body)
    }
}

/// How many bytes of an import were read, and of how many.
final class ImportProgress {
    private var done: Int64 = 0
    private let total: Int64
    private let report: (_ done: Int64, _ total: Int64) -> Void

    init(of total: Int64, _ report: @escaping (_ done: Int64, _ total: Int64) -> Void) {
        self.total = total
        self.report = report
    }

    func advance(by count: Int64) {
        done += count
        report(done, total)
    }
}
