import ClinicExchange
import ClinicModel
import ClinicStore
@_exported import ClinicTestSupport
import Foundation

extension Author {
    /// Saturday, 21 November 2026, 10:00 UTC.
    static func of(_ member: RecordID<StaffMember>?) -> Author { .of(member, at: "2026-11-21T10:00:00.000Z") }
}

extension ClinicStore {
    /// A store in memory with what is read from the folder of an export.
    init(importing folder: URL) throws {
        try self.init()
        try read(folder)
    }

    /// Reads the folder of an export.
    func read(_ folder: URL) throws {
        let source = try Import(from: folder, reason: "test")
        _ = try write(as: .of(nil)) { try source.read(into: $0) }
    }

    /// Writes tables into a folder, and returns how many rows each has.
    @discardableResult
    func export(_ tables: [Table] = Table.all, to folder: URL) throws -> [String: Int] {
        let export = try Export(of: tables, to: folder)
        let counts = try read { try export.write(from: $0) }
        return Dictionary(uniqueKeysWithValues: counts.map { ($0.table.name, $0.rows) })
    }

    /// The rows of a table, as they are written in CSV.
    func rows(of table: Table) throws -> [[String]] {
        var rows: [[String]] = []
        try read { reader in
            try table.forEachRow(in: reader) { row in
                rows.append(zip(table.columns, row).map { $0.type.text(of: $1) })
            }
        }
        return rows
    }

    /// Every row of every table, and the state of the audit log.
    func contents() throws -> [String] {
        let lines = try Table.all.flatMap { table in
            try rows(of: table).map { ([table.name] + $0).joined(separator: "|") }
        }
        return try lines + [read { "\(try $0.verifyAuditLog())" }]
    }
}

/// What is told, line by line.
func textLines(of told: some CustomStringConvertible) -> [String] {
    told.description.split(separator: "\n").map(String.init)
}
