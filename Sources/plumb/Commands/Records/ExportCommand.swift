import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the records as CSV, one table for each kind.",
        discussion: """
            Writes a file for each table and datapackage.json, which describes every column; --dictionary says the \
            same for people. --to - writes one table to the output. That the records left, which of them, and where \
            to, goes into the audit log.

            --pseudonymous leaves out names, contacts, free text, times and all of a birth date but its year, and \
            what is void, and puts random ids in the place of the records' own, the same at each export. It is not \
            anonymous: days and rare conditions may still tell who somebody is.
            """)

    @Argument(help: "The tables; all of them where none is named.")
    var table: [String] = []
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The folder to write into, made where there is none; - is the output.", valueName: "dir"))
    var to: String?
    @Flag(help: "Write what every column means, in Markdown, instead of any records.")
    var dictionary = false

    @OptionGroup(title: "How they are spelled") var spelling: ExportSpelling
    @OptionGroup(title: "Which records") var choice: ExportChoice
    @OptionGroup var options: WriteOptions

    func run() throws {
        if dictionary {
            return Console.write(DataDictionary.markdown, to: STDOUT_FILENO)
        }
        let destination = try destination()
        let dialect = try spelling.exportDialect()
        _ = try Table.named(table)
        let session = try Session(options.common)
        // Nobody makes a folder for what they may not export.
        try session.read { try $0.permit(.export) }
        let scope = try session.read { clinic in try choice.scope(session: session, in: clinic) }
        let tables = try Table.named(table, scope)
        switch destination {
        case .output: try write(tables, scope, as: dialect, session: session)
        case .folder(let folder): try write(tables, scope, as: dialect, to: folder, session: session)
        }
        if scope.isPseudonymous {
            session.console.remark("Pseudonymous is not anonymous: days and rare conditions may still tell who it is.")
        }
    }

    private func write(_ tables: [Table], _ scope: ExportScope, as dialect: ExportDialect, session: Session) throws {
        guard let table = tables.first else { return }
        // Noted before anything leaves: an export that fails half-way was still one.
        try session.write { clinic in try clinic.noteExport(of: tables, scope, as: dialect, to: "-") }
        let rows = try session.read { clinic in
            try table.writeCSV(from: clinic, as: dialect) { bytes in Console.write(bytes) }
        }
        session.console.remark(ExportSummary.line(table.name, rows))
    }

    private func write(
        _ tables: [Table], _ scope: ExportScope, as dialect: ExportDialect, to path: String, session: Session
    ) throws {
        let folder = URL(filePath: path)
        let export = try Export(of: tables, scope, as: dialect, to: folder)
        try session.write { clinic in
            try clinic.noteExport(of: tables, scope, as: dialect, to: folder.standardizedFileURL.path)
        }
        let counts = try session.read(export.write)
        switch options.format {
        case .json:
            let rows = counts.map { (key: $0.table.name, value: JSONText.integer(Int64($0.rows))) }
            session.console.print(JSONText.object(rows).indented)
        case .text:
            session.console.print(ExportSummary.lines(counts, to: path))
        }
    }

    private enum Destination {
        case folder(String)
        case output
    }

    private func destination() throws -> Destination {
        guard let to, !to.isEmpty else { throw UsageError("Say which folder to write into, with --to.") }
        guard to == "-" else {
            if to.lowercased().hasSuffix(".csv"), !FileManager.default.fileExists(atPath: to) {
                throw UsageError("--to names a folder; one table goes into a file with --to - > \(to).")
            }
            return .folder(to)
        }
        if Set(table).count != 1 {
            throw UsageError("--to - writes one table to the output; name one, as in plumb export visits --to -.")
        }
        if options.format == .json {
            throw UsageError("--to - writes the table itself, as CSV; --format json goes with a folder.")
        }
        return .output
    }
}

/// How many rows went where.
enum ExportSummary {
    static func lines(_ counts: [(table: Table, rows: Int)], to folder: String) -> [String] {
        counts.map { line("\(folder)/\($0.table.name).csv", $0.rows) }
    }

    static func line(_ place: String, _ rows: Int) -> String { "\(place)  \(rows) \(rows == 1 ? "row" : "rows")" }
}
