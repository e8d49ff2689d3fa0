import CSVCodec
import ClinicModel
import ClinicStore

/// Reads a file of another system into a database that is in use.
///
/// It is read twice: first for what the file says of its columns, then row by row into the store. It is all or
/// nothing, unless the rows that are refused are written elsewhere.
public struct SourceImport {
    private let rows: SourceRows
    private let header: [String]
    private let plan: SourcePlan
    private let reader: SourceReader
    private let options: SourceOptions
    /// The format that the file is known by.
    private let format: SourceFormat?
    private let rowCount: Int

    public var dialect: SourceDialect { rows.dialect }
    /// What was decided of each column, to be kept for the next such file.
    public var choices: [SourceColumnChoice] {
        plan.bindings.filter { !$0.isTimeOfDay }.flatMap { binding in
            binding.parts.enumerated().map { index, part in
                SourceColumnChoice(column: part.name, field: binding.column.name, isAdded: index > 0)
            }
        }
            + plan.columns.filter { $0.fields.isEmpty && !$0.name.isEmpty }.map {
                SourceColumnChoice(column: $0.name, field: "")
            }
    }
    public var table: String { plan.target.name }

    /// Reads the whole file once.
    ///
    /// - Parameter progress: is told how many bytes were read, and of how many.
    /// - Throws: ``SourceError`` where it is no table, ``SourceMapError`` where it cannot be told what its columns are.
    public init(
        of file: SourceFile, options: SourceOptions, progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
    ) throws {
        self.options = options
        format = options.format
        let dialect = try SourceDialect(of: file, delimiter: options.delimiter)
        rows = SourceRows(file: file, dialect: dialect)
        guard let header = try Self.header(of: rows) else { throw SourceError.empty(file.name) }
        self.header = header
        let layout = try options.format?.layout(of: header, as: options.table)
        guard let table = layout?.table ?? options.table else {
            throw SourceMapError([
                "say what the rows are, with --as patients, --as visits or another table, or from which system they come, "
                    + "with --from."
            ])
        }
        let target = try SourceTarget.named(table)
        var planner = SourcePlanner(
            header, target: target, layout: layout, hasOwnIDs: try Self.hasOwnIDs(target.key, header, rows))
        let plan = try planner.plan(options)
        var survey = SourceSurvey(plan, width: header.count)
        var isHeader = true
        try rows.forEachRow { row, read in
            if !isHeader { survey.note(row) }
            isHeader = false
            progress(read, 2 * file.size)
        }
        guard survey.rows > 0 else { throw SourceError.onlyHeader(file.name) }
        rowCount = survey.rows
        self.plan = try survey.settled(plan, said: options.dateOrder, usual: layout?.dateOrder)
        reader = try SourceReader(self.plan)
    }

    /// Reads the file once more, and stores its rows.
    ///
    /// - Parameters:
    ///   - rejects: takes the rows that are refused, so that the others are kept; nil where one refuses all.
    ///   - isRehearsal: whether nothing will be kept, so that what is refused is only told.
    /// - Throws: ``SourceRefused`` where a row is refused and none may be.
    public func read(
        into clinic: ClinicWriter, rejects: SourceRejects? = nil, isRehearsal: Bool = false,
        progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
    ) throws -> SourceReport {
        try clinic.importing {
            try readAll(into: clinic, rejects: rejects, isRehearsal: isRehearsal, progress: progress)
        }
    }

    private func readAll(
        into clinic: ClinicWriter, rejects: SourceRejects?, isRehearsal: Bool,
        progress: (_ done: Int64, _ total: Int64) -> Void
    ) throws -> SourceReport {
        try clinic.permit(.importing)
        var report = SourceReport(
            file: rows.file.name, table: plan.target.name, title: plan.target.table.title, format: format?.title,
            dialect: rows.dialect, columns: plan.columns,
            constants: plan.constants.map { (plan.target.fields[$0.field].name, $0.text) }, remark: plan.remark)
        let desk = try SourceDesk(
            clinic, reason: "import of \(rows.file.name)", skipsDuplicates: options.skipsDuplicates)
        let size = rows.file.size
        var isHeader = true
        try rejects?.begin(header)
        try rows.forEachRow { row, read in
            progress(size + read, 2 * size)
            if isHeader {
                isHeader = false
                return
            }
            report.rows += 1
            let refusals = try take(row, at: desk, report: &report)
            guard !refusals.isEmpty else { return }
            report.note(refusals)
            try rejects?.add(row, refusals)
        }
        try desk.findDuplicates()
        (report.duplicates, report.duplicateCount) = (desk.duplicates, desk.duplicateCount)
        if isRehearsal { (report.firstID, report.lastID) = (nil, nil) }
        if report.refusedRows > 0, rejects == nil, !isRehearsal { throw SourceRefused(report: report) }
        if !isRehearsal { try rejects?.finish() }
        return report
    }

    /// Stores a row, and returns why it is refused, if it is.
    private func take(_ row: CSVRow, at desk: SourceDesk, report: inout SourceReport) throws -> [SourceRefusal] {
        guard row.fields.count == header.count else {
            return [
                SourceRefusal(
                    line: row.line, column: nil, value: nil,
                    rule:
                        "The row has \(row.fields.count) \(row.fields.count == 1 ? "field" : "fields"), and the header "
                        + "\(header.count).")
            ]
        }
        if zip(row.fields, header).allSatisfy({ $0.trimmed == $1 }) {
            return [SourceRefusal(line: row.line, column: nil, value: nil, rule: "The row is the header once more.")]
        }
        let (record, refusals, isSilent) = reader.record(of: row.fields, line: row.line)
        if report.sample.count < SourceReport.mostSamples { report.sample.append(sample(of: record)) }
        guard refusals.isEmpty else { return refusals }
        if isSilent {
            report.silent += 1
            return []
        }
        do {
            switch try plan.target.store(record, desk) {
            case .added(let id):
                report.added += 1
                if !id.isEmpty { (report.firstID, report.lastID) = (report.firstID ?? id, id) }
            case .alreadyThere(let id):
                if !options.skipsDuplicates {
                    return [refusal(of: row, field: nil, rule: "It is on record already, as \(id).")]
                }
                report.note(SourceSkip(line: row.line, isOnRecord: true, candidates: [id]))
            case .likely(let patients):
                report.note(SourceSkip(line: row.line, isOnRecord: false, candidates: patients.map(\.description)))
            }
        } catch let error as any ClinicError where error.kind == .rule || error.kind == .notFound {
            return [refusal(of: row, field: error.fieldName, rule: error.description)]
        }
        return []
    }

    private func refusal(of row: CSVRow, field: String?, rule: String) -> SourceRefusal {
        let field = field == "id" ? plan.target.key : field
        let binding = plan.bindings.first { $0.column.name == field }
        return SourceRefusal(
            line: row.line, column: binding?.parts[0].name,
            value: binding.map { reader.text(of: $0, in: row.fields).shortened }, rule: rule)
    }

    private func sample(of record: SourceRecord) -> SourceSample {
        SourceSample(
            line: record.line,
            values: zip(plan.target.fields, record.values).compactMap { column, value in
                guard let value, value != .null else { return nil }
                return (column.name, column.type.text(of: value))
            })
    }

    private static func header(of rows: SourceRows) throws -> [String]? {
        var header: [String]?
        try rows.forEachRowUntil { row in
            header = row.fields.map(\.trimmed)
            return false
        }
        return header
    }

    /// Whether the column of the record's own id holds ids as these records write them, `P-12`, in every row.
    private static func hasOwnIDs(_ key: String?, _ header: [String], _ rows: SourceRows) throws -> Bool {
        guard let key, let place = header.firstIndex(of: key) else { return false }
        var (isHeader, areOwn) = (true, true)
        try rows.forEachRowUntil { row in
            if !isHeader, row.fields.count == header.count { areOwn = SourcePeople.isOwnID(row.fields[place].tidied) }
            isHeader = false
            return areOwn
        }
        return areOwn
    }
}

/// A file of which a row was refused: nothing of it was kept.
public struct SourceRefused: ClinicError {
    public let report: SourceReport

    private static let most = 50

    public var description: String { "Nothing was imported.\n" + Self.lines(of: report).joined(separator: "\n") }

    /// Why each row is refused, a line each, and how many more there are.
    public static func lines(of report: SourceReport) -> [String] {
        let listed = report.refusals.prefix(most)
        let more = report.refusalCount - listed.count
        return listed.map { refusal in
            "\(report.file), line \(refusal.line)\(refusal.column.map { ", column \($0)" } ?? ""): \(refusal.rule)"
        } + (more > 0 ? ["\u{2026} and \(more) more."] : [])
    }
}
