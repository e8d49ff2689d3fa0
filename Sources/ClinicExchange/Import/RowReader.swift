import CSVCodec
import ClinicModel
import ClinicStore

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

    func record(_ row: CSVRow) throws -> (RecordID<Value>, Value) {
        guard let id = RecordID<Value>(row.fields[keyIndex]) else {
            throw FieldError(
                field: Value.key, title: Value.key, problem: .notOfType(row.fields[keyIndex], RecordID<Value>.fieldType)
            )
        }
        var record = Value.blank
        for index in 0..<fields.count {
            let field = fields[index]
            guard let place = indices[index], !row.fields[place].isEmpty else {
                try field.set(.null, in: &record)
                continue
            }
            let text = dialect.text(ofCell: row.fields[place], in: field.type)
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
