import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

/// Writes tables as CSV into a folder, with the data package that describes them.
///
/// Each file is written under another name and takes its own when it is whole, so that a reader never sees
/// half a table.
public struct Export {
    public let tables: [Table]
    private let folder: URL
    private let scope: ExportScope
    private let dialect: ExportDialect

    /// - Throws: ``ExportError`` where the folder cannot be made or written to, or where tables of another export would
    ///   stay beside those in scope.
    public init(
        of tables: [Table], _ scope: ExportScope = .everything, as dialect: ExportDialect = .analysis, to folder: URL
    ) throws {
        self.tables = tables
        self.folder = folder
        self.scope = scope
        self.dialect = dialect
        if scope != .everything { try checkNothingStays() }
        var status = stat()
        let isThere = stat(folder.path, &status) == 0
        if SharedFolder.holdsAnothers(folder.path) { throw ExportError.anothers(folder.path) }
        if isThere, status.st_mode & S_IFMT != S_IFDIR { throw ExportError.isFile(folder.path) }
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
        try package.write(DataPackage.json(of: tables, scope, as: dialect).indented + "\n")
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

/// Which records leave with an export, and whether it says whose they are.
public struct ExportScope: Hashable, Sendable {
    public let filter: RecordFilter
    /// Without names, contacts and free text, and with random ids.
    public let isPseudonymous: Bool

    public init(_ filter: RecordFilter = RecordFilter(), isPseudonymous: Bool = false) {
        self.filter = filter
        self.isPseudonymous = isPseudonymous
    }

    /// All the records, as they are.
    public static let everything = ExportScope()

    /// Whether every record is there that one which leaves may name: so it is with everything, and with a whole chart.
    var isClosed: Bool {
        !isPseudonymous && filter.office == nil && filter.since == nil && filter.until == nil
    }

    /// What the audit log says of the scope.
    var noted: [(key: String, value: JSONText)] {
        let asked: [(key: String, value: String?)] = [
            ("patient", filter.patient?.description), ("office", filter.office?.description),
            ("since", filter.since?.description), ("until", filter.until?.description),
        ]
        return [("pseudonymous", .boolean(isPseudonymous))]
            + asked.compactMap { key, value in value.map { (key, .string($0)) } }
    }
}

/// A table of which an export may take some records.
protocol ExportableTable: Sendable {
    /// The table of the records in scope; nil where none of its records can be.
    func table(of scope: ExportScope) -> Table?

    /// Whether its rows are of patients, and not the practice's.
    var isOfPatients: Bool { get }
}

extension RecordTable: ExportableTable {
    var isOfPatients: Bool { Value.isOfPatients }

    func table(of scope: ExportScope) -> Table? {
        let all = table(of: .filtered(by: scope.filter, pseudonymous: scope.isPseudonymous))
        let own = scope.filter.patient.map(all.withoutVisitsOfOthers) ?? all
        let table = own.emptying(scope == .everything ? [] : Value.crossings).keepingKeys(of: scope)
        return scope.isPseudonymous
            ? table.pseudonymous(PseudonymousColumns(Value.kind.words), replacingIDs: Value.hasPseudonyms) : table
    }
}

extension Table {
    /// The table without the visits on a chart that turned out to be another patient's, and without what belongs to them.
    ///
    /// What else was recorded at one of them stays on the chart, and no longer names it.
    fileprivate func withoutVisitsOfOthers(on patient: RecordID<Patient>) -> Table {
        Table(name: name, title: title, description: description, primaryKey: primaryKey, columns: columns) {
            clinic, body in
            let others = Set(try clinic.visitsOfOthers(on: patient).map(\.fieldValue))
            if others.isEmpty { return try forEachListedRow(in: clinic, body) }
            try forEachRow(in: clinic) { row in
                var row = row
                for (place, column) in columns.enumerated()
                where column.type == RecordID<Visit>.fieldType && others.contains(row[place]) {
                    if column.isRequired { return }
                    row[place] = .null
                }
                try body(ListedRow(row))
            }
        }
    }

    /// The table with nothing in the columns of these names: they name records of other charts, which are out of scope.
    fileprivate func emptying(_ names: [String]) -> Table {
        if names.isEmpty { return self }
        let places = columns.indices.filter { names.contains(columns[$0].name) }
        let kept = columns.map { names.contains($0.name) ? $0.withoutKey : $0 }
        return Table(
            name: name, title: title, description: description, primaryKey: primaryKey, columns: kept
        ) { clinic, body in
            try forEachRow(in: clinic) { row in
                var row = row
                for place in places { row[place] = .null }
                try body(row)
            }
        }
    }

    /// The table without the foreign keys to records that may be out of scope.
    ///
    /// Patients, staff and offices are there for all that names them, and a visit for what cannot be without it.
    func keepingKeys(of scope: ExportScope) -> Table {
        if scope == .everything { return self }
        return with(
            columns: columns.map { column in
                guard case .reference(let target, _) = column.type else { return column }
                let isPresent =
                    switch target {
                    case StaffMember.table, Office.table: true
                    // The patient into whom another was merged may be out of scope.
                    case Patient.table: column.isRequired
                    case Visit.table: scope.isClosed || column.isRequired
                    default: scope.isClosed
                    }
                return isPresent ? column : column.withoutKey
            })
    }
}

extension ClinicWriter {
    /// Notes in the audit log what is about to leave, and keeps the pseudonyms under which it does.
    public func noteExport(
        of tables: [Table], _ scope: ExportScope, as dialect: ExportDialect, to destination: String
    ) throws {
        if scope.isPseudonymous {
            let tables = tables.reduce(into: Set<String>()) { $0.formUnion($1.pseudonymizedTables) }
            try keepPseudonyms(of: tables.sorted())
        }
        try noteExport(
            of: tables.map(\.name), to: destination, patient: scope.filter.patient, details: dialect.noted + scope.noted
        )
    }
}
