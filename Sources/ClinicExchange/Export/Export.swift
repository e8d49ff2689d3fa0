import ClinicModel
import ClinicStore
import Foundation

/// Writes tables as CSV into a folder, with the data package that describes them.
///
/// Each file is written under another name and takes its own when it is whole, so that a reader never sees
/// half a table.
public struct Export {
    public let tables: [Table]
    private let folder: URL
    private let part: ExportPart
    private let dialect: ExportDialect

    /// - Throws: ``ExportError`` where the folder cannot be made or written to, or where tables of another export would
    ///   stay beside those of a part.
    public init(
        of tables: [Table], _ part: ExportPart = .everything, as dialect: ExportDialect = .analysis, to folder: URL
    ) throws {
        self.tables = tables
        self.folder = folder
        self.part = part
        self.dialect = dialect
        if part != .everything { try checkNothingStays() }
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
        if SharedFolder.holdsAnothers(folder.path) { throw ExportError.anothers(folder.path) }
        if isThere, !isFolder.boolValue { throw ExportError.isFile(folder.path) }
        do {
            if !isThere {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw ExportError.cannotWrite(folder.path)
        }
    }

    /// Writes every table as the reader has it, and returns how many rows each has.
    public func write(from clinic: ClinicReader) throws -> [(table: Table, rows: Int)] {
        let counts = try tables.map { table in
            let file = try DraftFile(exporting: folder.appending(path: table.name + ".csv"))
            return (table: table, rows: try write(table, from: clinic, to: file))
        }
        let package = try DraftFile(exporting: folder.appending(path: DataPackage.fileName))
        try package.write(DataPackage.json(of: tables, part, as: dialect).indented + "\n")
        try package.replace()
        return counts
    }

    /// Throws where the folder has tables that stay: whoever gets it would get them too.
    private func checkNothingStays() throws {
        let names = Set(Table.all.map(\.name)).subtracting(tables.map(\.name)).map { $0 + ".csv" }
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        // One that was killed leaves what it had written under another name.
        if let file = present.sorted().first(where: { names.contains($0) || DraftFile.name(ofDraft: $0) != nil }) {
            throw ExportError.mixed(folder.path, file)
        }
    }

    private func write(_ table: Table, from clinic: ClinicReader, to file: DraftFile) throws -> Int {
        let rows = try table.writeCSV(from: clinic, as: dialect, to: { try file.write($0) })
        try file.replace()
        return rows
    }
}

extension DraftFile {
    /// A file of an export.
    ///
    /// - Parameter path: where an error says that it is, if not where it is made.
    /// - Throws: ``ExportError`` where no file can be made there.
    convenience init(exporting url: URL, as path: String? = nil) throws {
        let folder = url.deletingLastPathComponent().path
        if SharedFolder.holdsAnothers(folder) { throw ExportError.anothers(folder) }
        let path = path ?? url.path
        try self.init(for: url.path) { $0 == .full ? ExportError.full(path) : .cannotWrite(path) }
    }
}

/// Why an export could not be written.
public enum ExportError: ClinicError, Hashable {
    case cannotWrite(String)
    case isFile(String)
    /// Another account put it into a folder to which everybody may write.
    case anothers(String)
    case full(String)
    /// The folder, and a file in it of another export.
    case mixed(String, String)

    public var kind: ErrorKind {
        switch self {
        case .cannotWrite, .isFile, .anothers, .mixed: .cannotCreate
        case .full: .inputOutput
        }
    }

    public var description: String {
        switch self {
        case .cannotWrite(let path):
            "Nothing can be written to \(path); name a folder that you may write to with --to."
        case .anothers(let path):
            "\(path) was put there by another account, in a folder to which everybody may write; name a folder of your own."
        case .isFile(let path): "\(path) is a file; name a folder with --to."
        case .mixed(let path, let file):
            "\(path) holds \(file) of another export, which would stay beside this part of the records; name a folder of "
                + "its own with --to."
        case .full(let path): "The disk that holds \(path) is full; the file was not written."
        }
    }
}
