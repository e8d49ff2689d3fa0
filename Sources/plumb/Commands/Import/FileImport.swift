import ClinicExchange
import ClinicModel
import ClinicStore

/// The import of one file of another system, or of one table of an export, into a database that is in use.
struct FileImport {
    private let file: SourceFile
    private let flags: SourceFlags
    private let isRehearsal: Bool
    private let options: WriteOptions
    private let session: Session
    private let progress: ProgressBar

    init(of path: String, flags: SourceFlags, isRehearsal: Bool, options: WriteOptions) throws {
        file = try SourceFile(path)
        self.flags = flags
        self.isRehearsal = isRehearsal
        self.options = options
        session = try Session(options.common)
        progress = ProgressBar("Importing", noColor: options.common.noColor)
    }

    func run() throws {
        if let rejects = flags.rejects, rejects.isEmpty || rejects == "-" {
            throw UsageError("--rejects names a file, such as --rejects refused.csv.")
        }
        let said = try session.read(flags.options)
        let source = try reading { try SourceImport(of: file, options: said, progress: progress.show) }
        if let note = source.dialect.encodingNote(of: file.name) { session.console.remark(note) }
        let report = try report(source, said)
        let text = SourceReportText(report, isRehearsal: isRehearsal, console: session.console)
        switch options.format {
        case .json: session.console.print(report.json(isRehearsal: isRehearsal).indented)
        case .text: session.console.print(isRehearsal ? text.preview : text.summary)
        }
        if isRehearsal { session.console.remark("Nothing was kept: this was a dry run.") }
        if report.refusedRows > 0, isRehearsal, flags.rejects == nil { throw RehearsalRefused(report: report) }
        if report.refusedRows > 0, let rejects = flags.rejects, !isRehearsal {
            session.console.remark("\(rejects) has the refused rows, and why.")
        }
    }

    private func report(_ source: SourceImport, _ said: SourceOptions) throws -> SourceReport {
        if isRehearsal {
            return try session.store.rehearse(as: session.desk.author) { clinic in
                try reading { try source.read(into: clinic, isRehearsal: true, progress: progress.show) }
            }
        }
        let rejects = try flags.rejects.map { try SourceRejects($0, delimiter: source.dialect.delimiter) }
        return try session.write { clinic in
            // Before the rows: what they are refused for is written only where nothing else is refused.
            if let name = flags.saveMap { try clinic.keep(ImportMap(named: name, of: source, options: said)) }
            return try reading { try source.read(into: clinic, rejects: rejects, progress: progress.show) }
        }
    }

    private func reading<Result>(_ body: () throws -> Result) rethrows -> Result {
        defer { progress.clear() }
        return try body()
    }
}

/// A dry run in which rows were refused, which are listed already.
struct RehearsalRefused: ClinicError {
    let report: SourceReport

    var description: String {
        let rows = report.refusedRows == 1 ? "1 row is" : "\(report.refusedRows) rows are"
        return "\(rows) refused, so nothing would be imported; with --rejects FILE the others would be."
    }
}

extension SourceDialect {
    /// What is to be said aloud of the encoding; nil where it is UTF-8.
    fileprivate func encodingNote(of file: String) -> String? {
        switch encoding.encoding {
        case .utf8: return nil
        case .utf16LittleEndian, .utf16BigEndian: return "\(file) is read as UTF-16, as its first bytes say."
        case .windows1252:
            let other = encoding.firstOther.map {
                ": line \($0.line) has the byte 0x" + String($0.byte, radix: 16, uppercase: true)
            }
            return "\(file) is no UTF-8\(other ?? ""); it is read as Windows-1252."
        }
    }
}
