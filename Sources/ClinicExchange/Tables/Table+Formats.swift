import CSVCodec
import ClinicModel
import ClinicStore

extension Table {
    /// Hands the table to `sink` as CSV, header first, a piece at a time, and returns how many rows it has.
    @discardableResult
    public func writeCSV(
        from clinic: ClinicReader, as dialect: ExportDialect = .analysis,
        to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        var encoder = CSVEncoder(delimiter: dialect.delimiter.byte, byteOrderMark: dialect.hasByteOrderMark)
        var rows = 0
        let spellings = columns.map { CSVSpelling(of: $0.type, in: dialect) }
        for column in columns { encoder.append(field: dialect.name(of: column)) }
        encoder.endRow()
        try forEachListedRow(in: clinic) { row in
            row.forEachCell { index, cell in spellings[index].append(cell, to: &encoder) }
            encoder.endRow()
            rows += 1
            if encoder.count > 1 << 16 { try encoder.drain(sink) }
        }
        try encoder.drain(sink)
        return rows
    }
}

extension Table {
    /// Hands each row to `body` as a JSON object whose keys are the names of the columns.
    public func forEachObject(in clinic: ClinicReader, _ body: (JSONText) throws -> Void) throws {
        try forEachRow(in: clinic) { row in
            try body(.object(zip(columns, row).map { ($0.name, $0.type.json(of: $1)) }))
        }
    }

    /// Each row as a JSON object.
    public func objects(from clinic: ClinicReader) throws -> [JSONText] {
        var objects: [JSONText] = []
        try forEachObject(in: clinic) { objects.append($0) }
        return objects
    }
}

/// How a column spells its values in CSV: as ``ExportDialect/cell(of:in:)`` does, without a text for each where the
/// dialect leaves them as they are.
enum CSVSpelling {
    case plain
    /// `true` or `false`.
    case boolean
    /// An id, behind its letter and a hyphen.
    case reference(prefix: [UInt8])
    /// As the dialect has values of the type.
    case rewritten(ExportDialect, FieldType)

    init(of type: FieldType, in dialect: ExportDialect) {
        switch type {
        case _ where dialect.rewrites(type): self = .rewritten(dialect, type)
        case .boolean: self = .boolean
        case .reference(_, let letter?): self = .reference(prefix: Array("\(letter)-".utf8))
        default: self = .plain
        }
    }

    /// Appends the next field of the row.
    func append(_ cell: ListedRow.Cell, to encoder: inout CSVEncoder) {
        switch (cell, self) {
        case (.null, _): encoder.append(utf8: UnsafeBufferPointer(start: nil, count: 0))
        case (_, .rewritten(let dialect, let type)): encoder.append(field: dialect.cell(of: cell.value, in: type))
        case (.text(let text), _): encoder.append(bytes: text)
        case (.number(let number), _): encoder.append(field: number.shortText)
        case (.integer(let integer), .plain): encoder.append(integer: integer)
        case (.integer(let integer), .reference(let prefix)): encoder.append(integer: integer, after: prefix)
        case (.integer(let integer), .boolean): encoder.append(field: integer == 0 ? "false" : "true")
        }
    }
}
