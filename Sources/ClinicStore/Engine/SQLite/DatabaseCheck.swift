import ClinicModel
import Glibc

/// A database that is looked at and not changed: the checks of the file and of what lies around it.
public struct DatabaseCheck {
    public let path: String
    private let opened: ClinicFile?
    /// Whether it is there, can be opened, and is Plumbline's.
    public let file: Check

    /// - Throws: ``StoreError/busy(_:seconds:)`` where another desk keeps it waiting for longer than `patience`.
    public init(of path: String, patience: Double, kinds: Kinds = .standard) throws {
        self.path = path
        do {
            try DatabaseFile(path: path).checkReadiness()
            let file = try ClinicFile(path, isShared: true, patience: patience, kinds: kinds)
            guard try file.read({ try $0.db.isPlumbline() }) else { throw CopyError.notPlumbline(path) }
            opened = file
            self.file = Check(.file, .ok, "\(path), \(Self.byteCount(of: path).byteText)")
        } catch let error as any ClinicError where error.kind != .busy {
            opened = nil
            file = Self.failure(of: path, error)
        }
    }

    /// Runs `body` over one state of the records; nil where the file cannot be opened.
    public func read<Result>(_ body: (ClinicReader) throws -> Result) throws -> Result? { try opened?.read(body) }

    private static func failure(of path: String, _ error: any ClinicError) -> Check {
        switch error {
        case StoreError.missing:
            Check(
                .file, .failed, "there is no file \(path)",
                advice: "name the database with --database, or restore a backup with plumb restore FILE")
        case StoreError.readOnly, CopyError.unreadable:
            Check(
                .file, .failed, "\(path) cannot be read and written by this account",
                advice: "use the account whose file it is, or give the file and its folder to this one")
        case CopyError.notPlumbline:
            Check(
                .file, .failed, "\(path) is not a Plumbline database",
                advice: "name the database with --database; if this was one, \(Check.restore)")
        case CopyError.damaged:
            Check(.file, .failed, "SQLite cannot make sense of \(path)", advice: Check.restore)
        default: Check(.file, .failed, "\(path) is no ordinary file", advice: "name the database with --database")
        }
    }

    private static func byteCount(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Whether anybody but the account whose file it is can come at the records.
    public var permissions: Check {
        let folder = DatabaseFile(path: path).folder
        let files = ([""] + DatabaseFile.companions).map { path + $0 }.filter { access($0, F_OK) == 0 }
        let modes = files.map { ($0, Self.mode(of: $0)) }
        if let open = modes.first(where: { $0.1 & 0o007 != 0 }) {
            return Check(
                .permissions, .failed, "anybody on this machine may open \(open.0)", advice: "chmod o= \(open.0)")
        }
        if Self.mode(of: folder) & 0o002 != 0 {
            return Check(
                .permissions, .failed, "anybody on this machine may replace files in \(folder)",
                advice: "chmod o-w \(folder)")
        }
        if let shared = modes.first(where: { $0.1 & 0o070 != 0 }) {
            return Check(
                .permissions, .warning, "everybody in the group of \(shared.0) may open it",
                advice: "unless all of them are staff, chmod g= \(shared.0)")
        }
        if Self.mode(of: folder) & 0o020 != 0 {
            return Check(
                .permissions, .warning, "everybody in the group of \(folder) may replace files in it",
                advice: "unless all of them are staff, chmod g-w \(folder)")
        }
        return Check(.permissions, .ok, "only the account whose file it is")
    }

    private static func mode(of path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    /// Whether the disk has room for two more of the database.
    public var space: Check {
        let needed = 2 * ([""] + DatabaseFile.companions).reduce(Int64(0)) { $0 + Self.byteCount(of: path + $1) }
        var disk = statvfs()
        guard statvfs(path, &disk) == 0 else { return .skipped(.space, because: .file) }
        let free = Int64(clamping: UInt64(disk.f_bavail) * UInt64(disk.f_frsize))
        let found = "\(free.byteText) free, \(needed.byteText) needed"
        if free >= needed { return Check(.space, .ok, found) }
        return Check(.space, .failed, found, advice: "make room on the disk that holds \(path)")
    }
}

extension ClinicReader {
    /// Whether SQLite finds its pages, indexes and constraints in order.
    public func checkPages() throws -> Check {
        let problems = try db.pageProblems()
        guard let first = problems.first else { return Check(.pages, .ok, "SQLite finds them in order") }
        let more = problems.count > 1 ? ", and more" : ""
        return Check(.pages, .failed, "SQLite says \u{201C}\(first)\u{201D}\(more)", advice: Check.restore)
    }

    /// Whether the file declares what the steps of this program's schema make, and nothing else.
    public func checkSchema() throws -> Check {
        switch try schemaVerdict() {
        case .current: Check(.schema, .ok, "as this plumb makes it")
        case .older:
            Check(
                .schema, .failed, "as an earlier plumb made it",
                advice: "make a backup, and then bring it up to date with any other command, such as plumb today")
        case .newer:
            Check(.schema, .failed, "as a newer plumb makes it", advice: "install that version of plumb")
        case .unreleased:
            Check(
                .schema, .failed, "as a plumb from before the first release made it",
                advice:
                    "with that program, plumb export --to FOLDER; with this one, plumb import FOLDER --database NEWFILE"
            )
        case .strange(let names):
            Check(
                .schema, .failed, "another program changed \(names.prefix(10).joined(separator: ", "))",
                advice: Check.restore)
        }
    }

    /// Whether every table is declared as this program makes it.
    ///
    /// To read them runs nothing that another program planted then, whatever it did to triggers, views and indexes.
    public func hasOwnTables() throws -> Bool {
        let own = try Connection.schema(of: kinds, upTo: kinds.newestStep).filter { $0.type == "table" }
        return try own.isSubset(of: db.schema())
    }

    /// Whether whatever a record refers to is there.
    public func checkForeignKeys() throws -> Check {
        let dangling = try db.danglingReferences()
        guard !dangling.isEmpty else { return Check(.references, .ok, "each leads to a record") }
        let tables = dangling.map { "\($0.count) of \($0.table)" }.joined(separator: ", ")
        return Check(.references, .failed, "rows that refer to what is not there: \(tables)", advice: Check.restore)
    }
}
