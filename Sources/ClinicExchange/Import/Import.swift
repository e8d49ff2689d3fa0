import ClinicModel
import ClinicStore
import Foundation

/// Reads a folder of tables, as an export writes them, into a database that has no records yet.
///
/// Ids are kept. It is all or nothing: where anything is refused, everything that is refused is told, with its
/// line and column, and nothing is kept.
public struct Import {
    private let folder: URL
    /// What the ledger says of every record that comes in.
    private let reason: String

    /// - Throws: ``ImportError`` where the folder holds no export.
    public init(from folder: URL, reason: String) throws {
        self.folder = folder
        self.reason = reason
        guard FileManager.default.fileExists(atPath: folder.appending(path: DataPackage.fileName).path) else {
            throw ImportError.noPackage(folder.path)
        }
    }

    /// Reads every table into `clinic`, and returns how many rows each had.
    ///
    /// - Parameter progress: is told how many bytes were read, and of how many.
    public func read(
        into clinic: ClinicWriter, progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
    ) throws -> [(table: Table, rows: Int)] {
        guard try clinic.hasOnlySetUp() else { throw ImportError.notEmpty }
        var problems = ImportProblems()
        let files = Table.records.compactMap { table in
            TableFile(url: folder.appending(path: table.all.name + ".csv")).map { (table: table, file: $0) }
        }
        let arrivals = try files.map { table, file in
            try table.add(from: file, to: clinic, reason: reason, problems: &problems)
        }
        if problems.isEmpty {
            for ((table, file), arrival) in zip(files, arrivals) where !arrival.isComplete {
                try table.complete(from: file, in: clinic, reason: reason, problems: &problems)
            }
        }
        guard problems.isEmpty else { throw ImportError.refused(problems) }
        return zip(files, arrivals).map { (table: $0.table.all, rows: $1.rows) }
    }
}

/// Why an import was refused; nothing of it was kept.
public enum ImportError: ClinicError {
    case noPackage(String)
    case notEmpty
    case refused(ImportProblems)
    case unreadable(String)

    public var kind: ErrorKind {
        switch self {
        case .noPackage: .notFound
        case .unreadable: .inputOutput
        case .notEmpty, .refused: .rule
        }
    }

    public var description: String {
        switch self {
        case .noPackage(let path):
            "\(path) is not an export; the folder of one holds \(DataPackage.fileName) and a CSV file for each table."
        case .notEmpty:
            "The database has records already; an export is read into a new one: name a file that does not exist yet "
                + "with --database."
        case .unreadable(let path): "\(path) cannot be read; nothing was imported."
        case .refused(let problems): "Nothing was imported.\n\(problems)"
        }
    }
}

/// What an import refuses, in the order of the files.
public struct ImportProblems: Sendable, CustomStringConvertible {
    private var lines: [String] = []
    private var count = 0
    /// The tables of which something was refused: what they lack is not the fault of those that refer to it.
    private var incomplete: Set<String> = []
    private static let most = 50

    var isEmpty: Bool { count == 0 }

    func isIncomplete(_ table: String) -> Bool { incomplete.contains(table) }
    mutating func note(incomplete table: String) { incomplete.insert(table) }

    mutating func add(file: String, line: Int, column: String?, _ problem: String) {
        count += 1
        guard lines.count < Self.most else { return }
        lines.append("\(file), line \(line)\(column.map { ", column \($0)" } ?? ""): \(problem)")
    }

    mutating func add(file: String, _ problem: String) {
        count += 1
        lines.append("\(file): \(problem)")
    }

    public var description: String {
        let more = count > lines.count ? ["\u{2026} and \(count - lines.count) more."] : []
        return (lines + more).joined(separator: "\n")
    }
}
