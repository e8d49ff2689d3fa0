import CSVCodec
import ClinicModel
import Foundation

/// The file of the rows that were refused: as they came, with why behind them.
///
/// Put right and without its last columns, or with them, it can be imported again.
public final class SourceRejects {
    static let columns = ["rejected_line", "rejected_because"]

    private let file: WholeFile
    private var encoder: CSVEncoder
    private(set) var rows = 0

    /// - Throws: ``SourceRejectsError`` where something is in its place already.
    public init(_ path: String, delimiter: UInt8) throws {
        if FileManager.default.fileExists(atPath: path) { throw SourceRejectsError(path: path) }
        file = try WholeFile(URL(filePath: path))
        encoder = CSVEncoder(delimiter: delimiter)
    }

    func begin(_ header: [String]) throws { try append(header + Self.columns) }

    func add(_ row: CSVRow, _ refusals: [SourceRefusal]) throws {
        rows += 1
        let reasons = refusals.map { ($0.column.map { "\($0): " } ?? "") + $0.rule }
        try append(row.fields + [String(row.line), reasons.joined(separator: " ")])
    }

    /// Puts the file in its place, where any row was refused.
    func finish() throws {
        guard rows > 0 else { return }
        try encoder.drain(file.write)
        try file.finish()
    }

    private func append(_ fields: [String]) throws {
        for field in fields { encoder.append(field: field) }
        encoder.endRow()
        if encoder.count > 1 << 16 { try encoder.drain(file.write) }
    }
}

/// A file that stands where the refused rows would be written.
public struct SourceRejectsError: ClinicError, Hashable {
    public let path: String

    public var kind: ErrorKind { .cannotCreate }
    public var description: String { "There is something at \(path) already; name another file with --rejects." }
}
