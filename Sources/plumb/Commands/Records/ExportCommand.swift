import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

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
        guard let patient = scope.filter.patient else { return }
        session.console.remark(leftOut: try session.read { try $0.visitsOfOthers(on: patient) })
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

extension Console {
    /// Says which visits of a chart are in nothing that leaves for its patient.
    func remark(leftOut visits: Set<RecordID<Visit>>) {
        for visit in visits.sorted() {
            remark("\(visit) is left out: it was entered on this chart in error, and is another patient's.")
        }
    }
}

/// How many rows went where.
enum ExportSummary {
    static func lines(_ counts: [(table: Table, rows: Int)], to folder: String) -> [String] {
        counts.map { line("\(folder)/\($0.table.name).csv", $0.rows) }
    }

    static func line(_ place: String, _ rows: Int) -> String { "\(place)  \(rows) \(rows == 1 ? "row" : "rows")" }
}

extension ExportDialect.Style: ExpressibleByArgument {}

/// How an export is spelled.
struct ExportSpelling: ParsableArguments {
    @Option(help: "For programs, or for a spreadsheet: titles, a byte order mark, and no text that would be a formula.")
    var dialect = ExportDialect.Style.analysis
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What stands between the cells: one of , ; | and tab. The comma, or with --decimal-comma the semicolon.",
            valueName: "character"))
    var delimiter: String?
    @Flag(help: "Write 0,25 for 0.25, for a spreadsheet of a country that does; with --dialect excel.")
    var decimalComma = false

    func exportDialect() throws -> ExportDialect {
        if decimalComma && dialect == .analysis {
            throw UsageError(
                "--decimal-comma goes with --dialect excel; the analysis dialect leaves values as they are.")
        }
        let delimiter = try delimiter.map { text in
            guard let delimiter = ExportDialect.Delimiter(entered: text) else {
                throw UsageError("--delimiter is \u{201C}\(text.shortened)\u{201D}; it is one of , ; | and tab.")
            }
            return delimiter
        }
        return ExportDialect(dialect, delimiter: delimiter, hasDecimalComma: decimalComma)
    }
}

/// Which records leave with an export.
struct ExportChoice: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("Only from this day on.", valueName: "day"))
    var since: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only to this day.", valueName: "day"))
    var until: String?
    @Option(help: ArgumentHelp("Only the chart of this patient.", valueName: "ref"))
    var patient: String?
    @Option(help: ArgumentHelp("Only what was at this office, and the charts of who comes there.", valueName: "ref"))
    var office: String?
    @Flag(help: "Without names, contacts and free text, and with random ids that stay the same.")
    var pseudonymous = false

    func scope(session: Session, in clinic: ClinicReader) throws -> ExportScope {
        let office = try office.map { try clinic.office($0) }
        let dates = office.map { session.desk.dates(at: $0.record) } ?? session.desk.dates
        let filter = RecordFilter(
            patient: try patient.map { try clinic.patient($0, at: session.desk).id }, office: office?.id,
            since: try since.map(dates.day), until: try until.map(dates.day))
        try DateEntry.checkOrder(filter.since, filter.until, flag: "--since")
        return ExportScope(filter, isPseudonymous: pseudonymous)
    }
}
