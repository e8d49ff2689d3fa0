import CSVCodec
import ClinicModel
import ClinicStore

/// A table whose file can be read back into the store.
protocol ImportableTable: Sendable {
    /// The whole table.
    var all: Table { get }

    /// Adds the record of every row, and returns how many rows there were, and whether none needs completing.
    func add(
        from file: TableFile, to clinic: ClinicWriter, reason: String, problems: inout ImportProblems
    ) throws -> (rows: Int, isComplete: Bool)

    /// Gives the records their last form, once those of all the tables were added.
    func complete(
        from file: TableFile, in clinic: ClinicWriter, reason: String, problems: inout ImportProblems
    ) throws
}

extension RecordTable: ImportableTable {
    func add(
        from file: TableFile, to clinic: ClinicWriter, reason: String, problems: inout ImportProblems
    ) throws -> (rows: Int, isComplete: Bool) {
        var isComplete = true
        let rows = try forEachRecord(in: file, problems: &problems) { id, record in
            if completing != nil, isIncomplete(record) { isComplete = false }
            _ = try clinic.bring(arriving(record), id: id, reason: reason)
        }
        return (rows, isComplete)
    }

    func complete(
        from file: TableFile, in clinic: ClinicWriter, reason: String, problems: inout ImportProblems
    ) throws {
        guard let completing else { return }
        _ = try forEachRecord(in: file, problems: &problems) { id, record in
            if isIncomplete(record) { try completing(clinic, id, record, reason) }
        }
    }

    /// Hands the record of each row to `body`; what a row or `body` breaks is noted, and the next row is next.
    private func forEachRecord(
        in file: TableFile, problems: inout ImportProblems, _ body: (RecordID<Value>, Value) throws -> Void
    ) throws -> Int {
        var header: RowReader<Value>?
        var count = 0
        var startingIDs: Set<RecordID<Value>> = []
        do {
            try file.forEachRow { row in
                guard let reader = header else {
                    header = try RowReader(header: row.fields, of: self)
                    return
                }
                count += 1
                do {
                    let (id, record) = try reader.record(row)
                    // A row may take the place of one with which the database started, but not of another in the file.
                    if Value.isStarting, !startingIDs.insert(id).inserted {
                        throw StoreError.taken(noun: Value.noun, field: "id")
                    }
                    try body(id, record)
                } catch let error as any ClinicError where error.kind == .rule || error.kind == .notFound {
                    let isConsequence = error.lacks.contains(where: problems.isIncomplete)
                    problems.note(incomplete: all.name)
                    if isConsequence { return }
                    problems.add(file: file.name, line: row.line, column: error.fieldName, error.description)
                }
            }
            if header == nil { throw HeaderError.empty(Value.key) }
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

/// Reads rows whose columns stand in the order of a header.
private struct RowReader<Value: StoredRecord> {
    private let keyIndex: Int
    /// For each field of the record, where its column is; nil where the file has none.
    private let indices: [Int?]

    init(header: [String], of table: RecordTable<Value>) throws {
        var places: [String: Int] = [:]
        for (index, name) in header.enumerated() {
            guard table.columns.contains(where: { $0.name == name }) else {
                throw HeaderError.unknown(name, nearest: nearestWord(to: name, among: table.columns.map(\.name)))
            }
            guard places.updateValue(index, forKey: name) == nil else { throw HeaderError.twice(name) }
        }
        guard let keyIndex = places[Value.key] else { throw HeaderError.missing(Value.key) }
        self.keyIndex = keyIndex
        indices = Value.fields.map { places[$0.name] }
    }

    func record(_ row: CSVRow) throws -> (RecordID<Value>, Value) {
        guard let id = RecordID<Value>(row.fields[keyIndex]) else {
            throw FieldError(
                field: Value.key, title: Value.key, problem: .notOfType(row.fields[keyIndex], RecordID<Value>.fieldType)
            )
        }
        var record = Value.blank
        for (field, index) in zip(Value.fields, indices) {
            let text = index.map { row.fields[$0] } ?? ""
            guard let value = field.type.value(of: text) else {
                throw FieldError(field: field.name, title: field.title, problem: .notOfType(text, field.type))
            }
            try field.set(value, in: &record)
        }
        return (id, record)
    }
}

/// A header that is not the table's.
private enum HeaderError: Error, CustomStringConvertible {
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
