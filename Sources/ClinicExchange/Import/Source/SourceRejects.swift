import CSVCodec
import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

/// The file of the rows that were refused: as they came, with why behind them.
///
/// Put right and without its last columns, or with them, it can be imported again.
public final class SourceRejects {
    static let columns = ["rejected_line", "rejected_because"]

    private let path: String
    private let file: DraftFile
    private var encoder: CSVEncoder
    private(set) var rows = 0

    /// - Throws: ``SourceRejectsError`` where something is in its place already, or nothing can be.
    public init(_ path: String, delimiter: UInt8) throws {
        self.path = path
        // A link is something too, even where it leads to nothing.
        if (try? FileManager.default.attributesOfItem(atPath: path)) != nil { throw SourceRejectsError.taken(path) }
        guard let file = try? DraftFile(exporting: URL(filePath: path)) else {
            throw SourceRejectsError.cannotWrite(path)
        }
        self.file = file
        encoder = CSVEncoder(delimiter: delimiter)
    }

    func begin(_ header: [String]) throws { try append(header + Self.columns) }

    func add(_ row: CSVRow, _ refusals: [SourceRefusal]) throws {
        rows += 1
        let reasons = refusals.map { ($0.column.map { "\($0): " } ?? "") + $0.rule }
        try append(row.fields + [String(row.line), reasons.joined(separator: " ")])
    }

    /// Puts the file in its place, where any row was refused.
    ///
    /// - Throws: ``SourceRejectsError`` where another import put its own there meanwhile.
    func finish() throws {
        guard rows > 0 else { return }
        try encoder.drain { try file.write($0) }
        do {
            try file.place()
        } catch StoreError.exists {
            throw SourceRejectsError.taken(path)
        }
    }

    private func append(_ fields: [String]) throws {
        for field in fields { encoder.append(field: field) }
        encoder.endRow()
        if encoder.count > 1 << 16 { try encoder.drain { try file.write($0) } }
    }
}

/// Why the refused rows cannot be written where they should be.
public enum SourceRejectsError: ClinicError, Hashable {
    case taken(String)
    case cannotWrite(String)

    public var kind: ErrorKind { .cannotCreate }
    public var description: String {
        switch self {
        case .taken(let path): "There is something at \(path) already; name another file with --rejects."
        case .cannotWrite(let path):
            "Nothing can be written to \(path); name a file in a folder that you may write to with --rejects."
        }
    }
}
