import CSVCodec
import ClinicModel
import ClinicStore

/// How a column spells its values in CSV: as ``FieldType/text(of:)`` does, without a text for each.
enum CSVSpelling {
    case plain
    /// `true` or `false`.
    case boolean
    /// An id, behind its letter and a hyphen.
    case reference(prefix: [UInt8])

    init(of type: FieldType) {
        switch type {
        case .boolean: self = .boolean
        case .reference(_, let letter?): self = .reference(prefix: Array("\(letter)-".utf8))
        default: self = .plain
        }
    }

    /// Appends the next field of the row.
    func append(_ cell: ListedRow.Cell, to encoder: inout CSVEncoder) {
        switch (cell, self) {
        case (.null, _): encoder.append(utf8: UnsafeBufferPointer(start: nil, count: 0))
        case (.text(let text), _): encoder.append(bytes: text)
        case (.number(let number), _): encoder.append(field: number.shortText)
        case (.integer(let integer), .plain): encoder.append(integer: integer)
        case (.integer(let integer), .reference(let prefix)): encoder.append(integer: integer, after: prefix)
        case (.integer(let integer), .boolean): encoder.append(field: integer == 0 ? "false" : "true")
        }
    }
}
