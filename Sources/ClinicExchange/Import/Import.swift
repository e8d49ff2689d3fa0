import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

/// Reads a folder of tables, as an export writes them, into a database that has no records yet.
///
/// Ids are kept. It is all or nothing: where anything is refused, everything that is refused is told, with its
/// line and column, and nothing is kept.
public struct Import {
    private let package: ExportPackage
    private let kinds: Kinds
    /// What the audit log says of every record that comes in.
    private let reason: String
    private let isDemo: Bool

    /// - Throws: ``ImportError`` where the folder holds no export, or one that this program does not read.
    public init(
        from folder: URL, reason: String, isDemo: Bool = false, kinds: Kinds = .standard
    ) throws {
        self.reason = reason
        self.isDemo = isDemo
        self.kinds = kinds
        package = try ExportPackage(in: folder, kinds: kinds)
    }

    /// Reads every table into `clinic`, and returns how many rows each had.
    ///
    /// - Parameters:
    ///   - progress: receives how many bytes were read, and of how many.
    ///   - remark: receives a sentence for each value that the export does not have as a column of its own.
    public func read(
        into clinic: ClinicWriter, progress: @escaping (_ done: Int64, _ total: Int64) -> Void = { _, _ in },
        remark: @escaping (String) -> Void = { _ in }
    ) throws -> [(table: Table, rows: Int)] {
        try clinic.importing(asDemo: isDemo) { try readAll(into: clinic, progress: progress, remark: remark) }
    }

    private func readAll(
        into clinic: ClinicWriter, progress: @escaping (_ done: Int64, _ total: Int64) -> Void,
        remark: @escaping (String) -> Void
    ) throws -> [(table: Table, rows: Int)] {
        guard try clinic.hasOnlySetUp() else { throw ImportError.notEmpty }
        try clinic.permit(.importing)
        var reading = ImportReading(
            reason: reason, step: package.step, dialect: package.dialect, progress: ImportProgress(of: size, progress),
            remark: remark)
        for (file, problem) in package.problems { reading.problems.add(file: file, problem) }
        if try clinic.practice() != nil { checkReplacesSetUp(&reading) }

        let counts = try files.map { table, file in
            (table: table.all, rows: try table.add(from: file, to: clinic, &reading))
        }
        if reading.problems.isEmpty {
            for (table, file) in files where reading.unsettled.contains(table.all.name) {
                try table.complete(from: file, in: clinic, &reading)
            }
        }
        guard reading.problems.isEmpty else { throw ImportError.refused(reading.problems) }
        guard try clinic.practice() != nil else { throw ImportError.noPractice }
        return counts
    }

    private var files: [(table: any ImportableTable, file: TableFile)] {
        Table.records(of: kinds).compactMap { table in package.files[table.all.name].map { (table, $0) } }
    }

    /// The bytes that are read: twice where every record is completed.
    private var size: Int64 { files.reduce(0) { $0 + $1.file.size * ($1.table.completesEvery ? 2 : 1) } }

    /// Notes what of the practice that was set up would stay beside what comes.
    private func checkReplacesSetUp(_ reading: inout ImportReading) {
        for name in [Practice.table, Office.table, StaffMember.table] where package.files[name] == nil {
            reading.problems.add(
                file: name + ".csv", "the export does not have it, and what plumb init made would stay in its place.")
        }
    }
}

/// What one reading of an export goes by, and what it finds.
struct ImportReading {
    let reason: String
    /// The step of the schema at which the export was written.
    let step: Int
    let dialect: ExportDialect
    let progress: ImportProgress
    let remark: (String) -> Void
    var problems = ImportProblems()
    /// The tables that are gone through again: a row is to be completed, or named a record that was not there yet.
    var unsettled: Set<String> = []
}

/// Why an import was refused; nothing of it was kept.
public enum ImportError: ClinicError {
    case noPackage(String)
    case packageProblem(String)
    case pseudonymous
    case newer(version: String)
    case noPractice
    case notEmpty
    case refused(ImportProblems)
    case unreadable(String)

    public var kind: ErrorKind {
        switch self {
        case .noPackage: .notFound
        case .unreadable: .inputOutput
        case .packageProblem, .pseudonymous, .newer, .noPractice, .notEmpty, .refused: .rule
        }
    }

    public var description: String {
        switch self {
        case .noPackage(let path):
            "\(path) is not an export; the folder of one holds \(DataPackage.fileName) and a CSV file for each table."
        case .packageProblem(let problem): "Nothing was imported.\n\(DataPackage.fileName): \(problem)"
        case .pseudonymous:
            "The export is pseudonymous: it has no names and no ids of its own, and cannot be read back."
        case .newer(let version):
            "The export was written by plumb \(version), which keeps more than this one; install that version, or a "
                + "later one, to import it."
        case .noPractice:
            "Nothing was imported: the export has no row in practice.csv. A whole one is written by plumb export "
                + "without the names of tables."
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
