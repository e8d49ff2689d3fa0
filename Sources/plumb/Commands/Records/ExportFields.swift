import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

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
        let dates = office.map { session.dates(at: $0.record) } ?? session.dates
        let filter = RecordFilter(
            patient: try patient.map { try session.patient($0, in: clinic).id }, office: office?.id,
            since: try since.map(dates.day), until: try until.map(dates.day))
        if let since = filter.since, let until = filter.until, until < since {
            throw UsageError("--since is \(since), after --until, \(until); the first day comes first.")
        }
        return ExportScope(filter, isPseudonymous: pseudonymous)
    }
}
