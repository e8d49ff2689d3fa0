import CSVCodec
import ClinicModel
import ClinicStore

/// A table of records: its file can be read back into the store, and its records be held against their rules.
protocol ImportableTable: Sendable {
    /// The whole table.
    var all: Table { get }
    /// Whether every record gets its last form only once those of all the tables are there.
    var completesEvery: Bool { get }

    /// Adds the record of every row, and returns how many rows there were.
    func add(from file: TableFile, to clinic: ClinicWriter, _ reading: inout ImportReading) throws -> Int

    /// Gives the records their last form, once those of all the tables were added, and holds them against those that
    /// they name.
    func complete(from file: TableFile, in clinic: ClinicWriter, _ reading: inout ImportReading) throws

    /// Hands to `body` each record that breaks a rule, and returns how many records there are.
    func forEachBrokenRule(in clinic: ClinicReader, today: CalendarDay, _ body: (BrokenRule) -> Void) throws -> Int
}

extension RecordTable: ImportableTable {
    var completesEvery: Bool { Value.kind.arrival.map { $0.isIncomplete == nil } ?? false }

    func add(from file: TableFile, to clinic: ClinicWriter, _ reading: inout ImportReading) throws -> Int {
        var startingIDs: Set<RecordID<Value>> = []
        var isWhole = true
        let reason = reading.reason
        let (arrival, beginning) = (Value.kind.arrival, Value.kind.beginning)
        let count = try forEachRecord(in: file, &reading) { id, record in
            // A row may take the place of one with which the database started, but not of another in the file.
            if beginning != .entered, !startingIDs.insert(id).inserted {
                throw StoreError.taken(noun: Value.noun, field: "id")
            }
            let draft = arrival?.draft(record) ?? record
            if try !clinic.bring(draft, id: id, reason: reason) { isWhole = false }
            if let arrival, arrival.isIncomplete?(record) ?? true { isWhole = false }
        }
        if !isWhole { reading.unsettled.insert(all.name) }
        // What shipped may be more than the export knew of; what was set up is replaced, or stands in its way.
        if beginning == .setUp {
            for record in try clinic.records(Value.self) where !startingIDs.contains(record.id) {
                reading.problems.add(
                    file: file.name,
                    "it has no \(Value.noun) \(record.id), and the one that plumb init made would stay.")
            }
        }
        return count
    }

    func complete(from file: TableFile, in clinic: ClinicWriter, _ reading: inout ImportReading) throws {
        let (reason, step, remark) = (reading.reason, reading.step, reading.remark)
        _ = try forEachRecord(in: file, &reading) { id, record in
            if let arrival = Value.kind.arrival {
                guard arrival.isIncomplete?(record) ?? true else { return }
                let modern = try arrival.modernized(record, id, step, clinic)
                for field in Value.fields where field.value(in: modern) != field.value(in: record) {
                    remark(
                        "\(id): the export is from before the column \(field.name), so its value was read from the texts of "
                            + "the record; check it.")
                }
                try arrival.complete(clinic, id, modern, reason)
            } else {
                try clinic.recheck(record, id: id)
            }
        }
    }

    /// Hands the record of each row to `body`; what a row or `body` breaks is noted, and the next row is next.
    private func forEachRecord(
        in file: TableFile, _ reading: inout ImportReading, _ body: (RecordID<Value>, Value) throws -> Void
    ) throws -> Int {
        var reader: RowReader<Value>?
        var count = 0
        var problems = reading.problems
        defer { reading.problems = problems }
        do {
            try file.forEachRow(progress: reading.progress) { row in
                guard let reader else {
                    reader = try RowReader(header: row.fields, of: self, in: reading.dialect)
                    return
                }
                count += 1
                do {
                    let (id, record) = try reader.record(row)
                    try body(id, record)
                } catch let error as any ClinicError where error.kind == .rule || error.kind == .notFound {
                    let isConsequence = error.lacks.contains(where: problems.isIncomplete)
                    problems.note(incomplete: all.name)
                    if isConsequence { return }
                    let column = error.fieldName.map { reader.head(of: $0) }
                    problems.add(file: file.name, line: row.line, column: column, error.description)
                }
            }
            if reader == nil {
                throw HeaderError.empty(reading.dialect.name(of: columns[0]))
            }
        } catch let error as CSVError {
            problems.note(incomplete: all.name)
            problems.add(file: file.name, error.description)
        } catch let error as HeaderError {
            problems.note(incomplete: all.name)
            problems.add(file: file.name, line: 1, column: error.column, error.description)
        }
        return count
    }
}

extension ClinicError {
    /// The tables in which something was looked for and is not there.
    fileprivate var lacks: [String] {
        switch self {
        case let error as FieldError: if case .noSuchRecord(_, let table) = error.problem { [table] } else { [] }
        case let error as CatalogueError: ["\(error.catalogue)s".replacing(" ", with: "_")]
        case is UnknownCode: [ClassificationCode.table]
        default: []
        }
    }
}

/// Reads rows whose columns stand in the order of a header.
struct RowReader<Value: StoredRecord> {
    private let dialect: ExportDialect
    /// The head of each column, by its name.
    private let heads: [String: String]
    private let keyIndex: Int
    private let fields: [Field<Value>]
    /// For each field of the record, where its column is; nil where the file has none.
    private let indices: [Int?]

    init(header: [String], of table: RecordTable<Value>, in dialect: ExportDialect) throws {
        self.dialect = dialect
        var places: [String: Int] = [:]
        var heads: [String: String] = [:]
        for (index, head) in header.enumerated() {
            guard let column = table.columns.first(where: { dialect.name(of: $0) == head }) else {
                throw HeaderError.unknown(head, nearest: nearestWord(to: head, among: table.columns.map(dialect.name)))
            }
            guard places.updateValue(index, forKey: column.name) == nil else { throw HeaderError.twice(head) }
            heads[column.name] = head
        }
        guard let keyIndex = places[Value.key] else {
            throw HeaderError.missing(dialect.name(of: table.columns[0]))
        }
        self.keyIndex = keyIndex
        self.heads = heads
        fields = Value.fields
        indices = fields.map { places[$0.name] }
    }

    /// What stands over the column of a field.
    func head(of field: String) -> String { heads[field] ?? field }

    func record(_ row: borrowing CSVRowView) throws -> (RecordID<Value>, Value) {
        let key = row[keyIndex]
        guard let id = RecordID<Value>(key) else {
            throw FieldError(
                field: Value.key, title: Value.key, problem: .notOfType(key, RecordID<Value>.fieldType))
        }
        var record = Value.blank
        for index in 0..<fields.count {
            let field = fields[index]
            guard let place = indices[index], !row.isEmpty(at: place) else {
                try field.set(.null, in: &record)
                continue
            }
            let text = dialect.text(ofCell: row[place], in: field.type)
            guard let value = field.type.value(of: text) else {
                throw FieldError(field: field.name, title: field.title, problem: .notOfType(text, field.type))
            }
            try field.set(value, in: &record)
        }
        return (id, record)
    }
}

/// A header that is not the table's.
enum HeaderError: Error, CustomStringConvertible {
    case unknown(String, nearest: String?)
    case twice(String)
    case missing(String)
    case empty(String)

    var column: String {
        switch self {
        case .unknown(let name, _), .twice(let name), .missing(let name), .empty(let name): name
        }
    }

    var description: String {
        switch self {
        case .unknown(_, let nearest): "the table has no such column\(nearest.map { "; did you mean \($0)?" } ?? ".")"
        case .twice: "the column is there twice."
        case .missing: "the column is missing."
        case .empty: "the file is empty; its first line names the columns."
        }
    }
}

extension ClinicError {
    /// The field that the error is about, as its column is called; nil where it is about the whole record.
    var fieldName: String? {
        switch self {
        case let error as FieldError: error.field
        case let error as JSONValueError: error.field
        case let error as CatalogueError: error.field
        case let error as SourceReferenceError: error.field
        case is UnknownCode: "code"
        case let error as MeasureError: if case .outside = error { "score" } else { nil }
        case let error as StoreError:
            if case .taken(_, let field) = error { field.replacing(" ", with: "_") } else { nil }
        default: nil
        }
    }
}
