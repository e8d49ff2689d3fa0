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
            same for people. That the records left, and where to, goes into the ledger.
            """)

    @Argument(help: "The tables; all of them where none is named.")
    var table: [String] = []
    @Option(help: ArgumentHelp("The folder to write into; it is made where there is none.", valueName: "dir"))
    var to: String?
    @Flag(help: "Write what every column means, in Markdown, instead of any records.")
    var dictionary = false

    @OptionGroup var options: WriteOptions

    func run() throws {
        if dictionary {
            return Console.write(DataDictionary.markdown, to: STDOUT_FILENO)
        }
        guard let to else { throw UsageError("Say which folder to write into, with --to.") }
        let tables = try Table.named(table)
        let session = try Session(options.common)
        let folder = URL(filePath: to)
        let export = try Export(of: tables, to: folder)
        // Noted before anything leaves: an export that fails half-way was still one.
        try session.write { clinic in
            try clinic.noteExport(of: tables.map(\.name), to: folder.standardizedFileURL.path)
        }
        let counts = try session.read(export.write)
        switch options.format {
        case .json:
            let rows = counts.map { (key: $0.table.name, value: JSONText.integer(Int64($0.rows))) }
            session.console.print(JSONText.object(rows).indented)
        case .text:
            session.console.print(ExportSummary.lines(counts, to: to))
        }
    }
}

/// How many rows went where.
enum ExportSummary {
    static func lines(_ counts: [(table: Table, rows: Int)], to folder: String) -> [String] {
        counts.map { "\(folder)/\($0.table.name).csv  \($0.rows) \($0.rows == 1 ? "row" : "rows")" }
    }
}
