import CSVCodec
@_exported import TestSupport

/// The field values of a whole text, given at once.
func fields(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) throws -> [[String]] {
    try CSVDecoder.rows(in: text, delimiter: delimiter).map(\.fields)
}

/// What a decoder makes of `bytes`: the rows it hands over, then the fault that stops it, if any.
struct Outcome: Equatable {
    var rows: [CSVRow] = []
    var error: CSVError?

    init(_ bytes: [UInt8], chunkSize: Int = .max, maximumRowLength: Int = 1 << 20) throws {
        var decoder = CSVDecoder(maximumRowLength: maximumRowLength)
        do {
            var rest = bytes[...]
            while !rest.isEmpty {
                try decoder.decode(Array(rest.prefix(chunkSize))) { rows.append(CSVRow($0)) }
                rest = rest.dropFirst(chunkSize)
            }
            try decoder.finish { rows.append(CSVRow($0)) }
        } catch let error as CSVError {
            self.error = error
        }
    }
}

/// The bytes an encoder writes for `rows`.
func encoded(
    _ rows: [[String]], delimiter: UInt8 = UInt8(ascii: ","), byteOrderMark: Bool = false
) -> [UInt8] {
    var encoder = CSVEncoder(delimiter: delimiter, byteOrderMark: byteOrderMark)
    for row in rows {
        for field in row { encoder.append(field: field) }
        encoder.endRow()
    }
    var bytes: [UInt8] = []
    encoder.drain { bytes += $0 }
    return bytes
}

/// The text an encoder writes for `rows`.
func encodedText(_ rows: [[String]], delimiter: UInt8 = UInt8(ascii: ",")) -> String {
    String(decoding: encoded(rows, delimiter: delimiter), as: UTF8.self)
}
