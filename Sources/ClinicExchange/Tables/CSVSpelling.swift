import CSVCodec
import ClinicModel
import ClinicStore

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
